using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tideline.Domain;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Printing;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Problems;
using Tideline.Server.Releases;
using Tideline.Server.Web;

namespace Tideline.Server.Bulletins;

/// <summary>What a bulletin of a release may hold.</summary>
/// <param name="Week">The week that the bulletin is about: the one that the release judges.</param>
/// <param name="Weeks">Weeks that charts and small maps may begin with, oldest first.</param>
/// <param name="Parts">Names of the parts that may be chosen.</param>
/// <param name="CannotPrint">What to install for PDF; null where the server can print.</param>
public sealed record BulletinChoices(
    string Release, string? Emergency, FigurePeriod Week, IReadOnlyList<FigurePeriod> Weeks, IReadOnlyList<string> Parts, IReadOnlyList<string> Languages,
    int LongestTitle, int LongestLead, string? CannotPrint);

/// <summary>Bulletins composed of public releases: as a page, and printed as PDF.</summary>
internal static partial class BulletinEndpoints
{
    // The page stands alone and runs nothing; a page of this server may show it in a frame.
    private const string PagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; frame-ancestors 'self'";

    public static void MapBulletins(this IEndpointRouteBuilder api)
    {
        var release = api.MapGroup("/releases/{id}").RequireAuthorization(Policies.Compose).WithTags("Bulletins");
        release.MapGet("/bulletin", Choices).Produces<BulletinChoices>().WithSummary("What a bulletin of the release may hold.");
        release.MapGet("/bulletin.html", Page).Produces(200, contentType: "text/html")
            .WithSummary("A bulletin as a page that stands alone.").RequireRateLimiting(RateLimits.Costly);
        release.MapGet("/bulletin.pdf", Print).Produces(200, contentType: ContentTypes.Pdf).ProducesProblem(409)
            .WithSummary("The same, printed.").RequireRateLimiting(RateLimits.Costly);
    }

    private static BulletinChoices Choices(string id, PublishedBulletins bulletins, ReleasedTables tables, ServeOptions options)
    {
        var release = bulletins.Find(id);
        var weeks = tables.Of(release).Find("displaced_stock")?.Periods ?? [];
        var headline = release.Manifest!.Headline;
        var week = weeks.FirstOrDefault(w => NodaTime.Text.LocalDatePattern.Iso.Format(w.Start) == headline.PeriodStart);
        return new(
            id, release.Emergency, week, [.. weeks.Where(w => w.End <= week.End)], [.. BulletinComposition.Choosable.Select(BulletinQuery.NameOf)],
            [.. BulletinQuery.Languages.Select(l => l.Language)], BulletinComposition.LongestTitle, BulletinComposition.LongestLead,
            Chromium.Find(options.Chromium) is null ? Chromium.Missing : null);
    }

    private static IResult Page(string id, [AsParameters] BulletinQuery query, PublishedBulletins bulletins, HttpContext context)
    {
        var html = bulletins.Compose(bulletins.Find(id), query);
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", query.Download == true ? FileName(id, query, "html") : null);
    }

    private static async Task<IResult> Print(
        string id, [AsParameters] BulletinQuery query, PublishedBulletins bulletins, ServeOptions options, HttpContext context, ILogger<PublishedBulletins> log)
    {
        var release = bulletins.Find(id);
        _ = (query.Text(), query.Composition());
        var chromium = Chromium.Find(options.Chromium) ?? throw new ProblemException(409, ProblemCode.CannotPrint, Chromium.Missing);
        var html = bulletins.Compose(release, query);
        try
        {
            return Results.Bytes(await chromium.Print(html, context.RequestAborted), ContentTypes.Pdf, FileName(id, query, "pdf"));
        }
        catch (EngineException e)
        {
            Failed(log, e.Message);
            throw new ProblemException(409, ProblemCode.CannotPrint, "Chromium could not print the page; the server's log says why. The page as HTML can be printed from any browser.");
        }
    }

    private static string FileName(string release, BulletinQuery query, string ending) => $"bulletin-{release}{(string.IsNullOrEmpty(query.Area) ? "" : $"-{query.Area}")}-{query.Text().Language}.{ending}";

    [LoggerMessage(LogLevel.Warning, "A bulletin was not printed: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
