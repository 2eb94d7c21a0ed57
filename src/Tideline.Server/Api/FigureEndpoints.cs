using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tideline.Projects.Configuration;
using Tideline.Server.Access;
using Tideline.Server.Figures;
using Tideline.Server.Formats;
using Tideline.Server.Web;

namespace Tideline.Server.Api;

/// <summary>Figures of an emergency: one address, and an ending for each format.</summary>
internal static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var figures = api.MapGroup("/emergencies/{id}").RequireAuthorization(Policies.Figures).WithTags("Figures");
        Map(figures, "", ContentTypes.Json, "Figures for programs that draw them: each word once, rows by place.", (s, _) => CompactFigures.Write(s), isFile: false)
            .Produces<CompactAnswer>();
        Map(figures, ".csv", ContentTypes.Csv, "Tidy CSV, UTF-8 with byte order mark.", (s, _) => Csv.Write(s));
        Map(figures, "_hxl.csv", ContentTypes.Csv, "Tidy CSV with a row of HXL tags.", (s, _) => Csv.WriteHxl(s));
        Map(figures, "_sdmx.csv", ContentTypes.Csv, "SDMX-CSV 2.0.", (s, _) => SdmxFigures.Write(s));
        Map(figures, ".json", ContentTypes.Json, "Tidy objects.", (s, _) => TidyJson.Write(s));
        Map(figures, ".geojson", ContentTypes.GeoJson, "The last period, a feature for each area; of pairs, the other end of the one that is chosen.", GeoJsonFigures.Write)
            .RequireRateLimiting(RateLimits.Costly);
        figures.MapGet("/figures.xlsx", (
            [AsParameters] FigureQuery query, [FromQuery, Description("ur: columns run from the right.")] string? lang,
            ProjectConfiguration configuration, FigureFinder finder, HttpContext context) => Answer(
                query, finder, context, ContentTypes.Workbook, ".xlsx",
                (s, _) => FigureWorkbook.Write(s, FigureNotes.Of(s, configuration.Bulletin), rightToLeft: lang == "ur")))
            .RequireRateLimiting(RateLimits.Costly).Produces(200, contentType: ContentTypes.Workbook).WithSummary("A workbook with a sheet of notes.");
        figures.MapGet("/figures.zip", ([AsParameters] FigureQuery query, ProjectConfiguration configuration, FigureFinder finder, HttpContext context) => Answer(
                query, finder, context, ContentTypes.Zip, ".zip", (s, _) => FigureArchive.Write(s, FigureNotes.Of(s, configuration.Bulletin))))
            .RequireRateLimiting(RateLimits.Costly).Produces(200, contentType: ContentTypes.Zip).WithSummary("CSV files with metadata and a page to read first.");
    }

    private static RouteHandlerBuilder Map(
        IEndpointRouteBuilder figures, string ending, string contentType, string summary, Func<FigureSelection, FigureQuery, byte[]> write, bool isFile = true)
    {
        var handler = figures.MapGet("/figures" + ending, ([AsParameters] FigureQuery query, FigureFinder finder, HttpContext context) =>
            Answer(query, finder, context, contentType, isFile ? ending : null, write)).WithSummary(summary);
        return isFile ? handler.Produces(200, contentType: contentType.Split(';')[0]) : handler;
    }

    private static IResult Answer(
        FigureQuery query, FigureFinder finder, HttpContext context, string contentType, string? ending, Func<FigureSelection, FigureQuery, byte[]> write)
    {
        // Known before the figures are looked for: what a reader has already costs nothing.
        var release = finder.Release(query.Emergency, query.Release);
        return ETags.Answer(context, ETags.Of(release), () =>
        {
            var selection = finder.Find(query);
            return new(write(selection, query), contentType, ending is null ? null : selection.FileName + ending);
        });
    }
}
