using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Problems;
using Tideline.Server.Stops;

namespace Tideline.Server.Layers;

/// <summary>Something that others saw on the ground.</summary>
/// <param name="Kind"><c>damage</c> or <c>access</c>.</param>
/// <param name="Names">Names in other languages, by language.</param>
/// <param name="Source">Who saw it.</param>
/// <param name="AsOf">The day of which it tells.</param>
/// <param name="Features">How many; 0 where its files cannot be read now.</param>
public sealed record LayerAnswer(string Id, string Kind, string Name, IReadOnlyDictionary<string, string> Names, string Source, LocalDate AsOf, int Features);

/// <summary>Damage and access beside the figures. They are the sources' own and hold no figure.</summary>
internal static class LayerEndpoints
{
    public static void MapLayers(this IEndpointRouteBuilder api)
    {
        var layers = api.MapGroup("/layers").RequireAuthorization(Policies.Figures).WithTags("Layers").HoldsNoFigure();
        layers.MapGet("", (LayerShelf shelf) => shelf.All.Select(Answer).ToList()).WithSummary("What others saw on the ground: damage and access.");
        layers.MapGet("/{id}", (string id, LayerShelf shelf, HttpContext context) =>
        {
            var kept = shelf.Find(id) is { GeoJson: not null } found ? found
                : throw new ProblemException(404, ProblemCode.NotFound, "There is no such layer that can be shown; /api/v1/layers lists them.");
            return ETags.Answer(context, kept.Version, () => new(kept.GeoJson!, ContentTypes.GeoJson));
        }).Produces(200, contentType: ContentTypes.GeoJson).WithSummary("Points, lines and polygons of a layer.");
    }

    private static LayerAnswer Answer(LayerShelf.Kept kept) => new(
        kept.Layer.Id, kept.Layer.Kind.ToString().ToLowerInvariant(), kept.Layer.Name, kept.Layer.Names, kept.Layer.Source, kept.Layer.AsOf, kept.Features);
}
