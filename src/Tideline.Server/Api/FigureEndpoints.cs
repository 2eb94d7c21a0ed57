using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Access;
using Tideline.Server.Figures;
using Tideline.Server.Formats;

namespace Tideline.Server.Api;

/// <summary>Figures of an emergency.</summary>
internal static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var figures = api.MapGroup("/emergencies/{id}").RequireAuthorization(Policies.Figures).WithTags("Figures");
        figures.MapGet("/figures", ([AsParameters] FigureQuery query, FigureFinder finder, HttpContext context) =>
            ETags.Answer(context, ETags.Of(finder.Release(query.Emergency, query.Release)), () => Results.Bytes(CompactFigures.Write(finder.Find(query)), "application/json")))
            .Produces<CompactAnswer>().WithSummary("Figures for programs that draw them: each word once, rows by place.");
    }
}
