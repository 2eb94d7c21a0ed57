using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Access;
using Tideline.Server.Figures;
using Tideline.Server.Maps;
using Tideline.Server.Problems;
using Tideline.Server.Releases;
using Tideline.Server.Stops;

namespace Tideline.Server.Api;

/// <summary>An area without its shape.</summary>
/// <param name="Names">Names in other languages, by language.</param>
/// <param name="Population">Null where the project has no table of it.</param>
public sealed record AreaAnswer(string Pcode, string Name, int Level, string? Parent, IReadOnlyDictionary<string, string> Names, long? Population);

/// <summary>The boundaries: of the project as they are now, or those that the release of an emergency was made with.</summary>
internal static class AreaEndpoints
{
    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("").RequireAuthorization(Policies.Figures).WithTags("Areas").HoldsNoFigure();
        areas.MapGet("/areas", (int? level, string? emergency, BoundarySets sets, ReleasedTables tables, FigureFinder finder, HttpContext context) =>
        {
            var set = Find(emergency, sets, tables, finder);
            return ETags.Answer(context, set.Version, () => new(List(set, level), ContentTypes.Json));
        }).Produces<IReadOnlyList<AreaAnswer>>().WithSummary("Areas without their shapes.");
        areas.MapGet("/areas.topojson", (int? level, string? emergency, BoundarySets sets, ReleasedTables tables, FigureFinder finder, HttpContext context) =>
        {
            var set = Find(emergency, sets, tables, finder);
            var wanted = level ?? throw new ProblemException(400, ProblemCode.ParameterWrong, $"The parameter 'level' is missing; it is one of {Levels(set)}.");
            return ETags.Answer(context, set.Version, () => new(
                set.Topologies.Of(wanted) ?? throw new ProblemException(404, ProblemCode.NoBoundaries, $"No area is of that level; there are {Levels(set)}."),
                ContentTypes.TopoJson));
        }).Produces(200, contentType: ContentTypes.TopoJson).WithSummary("Boundaries of one level; neighbours share their lines.");
    }

    private static BoundarySet Find(string? emergency, BoundarySets sets, ReleasedTables tables, FigureFinder finder) => emergency is null
        ? sets.Now ?? throw new ProblemException(404, ProblemCode.NoBoundaries, "The project has no boundaries; inputs.areas of its project.yaml names them.")
        : tables.Of(finder.Release(emergency, null)).Boundaries;

    private static string Levels(BoundarySet set) => string.Join(", ", set.Hierarchy.Levels);

    private static byte[] List(BoundarySet set, int? level)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, ApiJson.Writer);
        json.WriteStartArray();
        foreach (var area in set.Areas.Where(a => level is null || a.Area.AdminLevel == level))
        {
            AreaJson.Write(json, area, neighbours: null);
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
