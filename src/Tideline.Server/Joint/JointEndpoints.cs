using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tideline.Exchange.Joint;
using Tideline.Exchange.Triangulation;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Stops;
using Tideline.Server.Web;

namespace Tideline.Server.Joint;

/// <summary>A public release beside what others counted: for programs, as tables, and as pages that stand alone. Imports need not be public, so
/// that all of it is for those who compose bulletins.</summary>
internal static class JointEndpoints
{
    // The page stands alone and runs nothing; a page of this server may show it in a frame.
    private const string PagePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; frame-ancestors 'self'";

    public static void MapJoint(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reported", (JointReleases joint) => joint.Imports().Select(ReportedAnswer.Of))
            .RequireAuthorization(Policies.Compose).HoldsNoFigure().WithTags("Joint products").Produces<IReadOnlyList<ReportedAnswer>>()
            .WithSummary("What others counted, as it was imported.");
        var release = api.MapGroup("/releases/{id}").RequireAuthorization(Policies.Compose).WithTags("Joint products");
        release.MapGet("/triangulation", (string id, [AsParameters] JointQuery query, JointReleases joint, HttpContext context) =>
        {
            var entry = joint.Find(id);
            return ETags.Answer(context, joint.SourceOf(entry), () => Body.Json(context, JointAnswer.Of(JointModel.Of(joint.Input(entry, query)))));
        }).RequireRateLimiting(RateLimits.Costly).Produces<JointAnswer>().WithSummary("A published release beside what others counted, by area.");
        release.MapGet("/triangulation.csv", (
            string id, [FromQuery(Name = "table"), Description("comparisons, agreement, likely, disagreement or suggestions.")] string? table,
            [AsParameters] JointQuery query, JointReleases joint, HttpContext context) =>
        {
            var (entry, name) = (joint.Find(id), table ?? "comparisons");
            var write = TriangulationFiles.TableOf(name) ?? throw JointQuery.Wrong("table", $"is none of {string.Join(", ", TriangulationFiles.Tables)}");
            return ETags.Answer(context, joint.SourceOf(entry), () => new(
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(write(joint.Triangulate(entry, query)))], ContentTypes.Csv, $"{name}-{id}.csv"));
        }).RequireRateLimiting(RateLimits.Costly).Produces(200, contentType: "text/csv").WithSummary("A table of it, UTF-8 with byte order mark.");
        release.MapGet("/triangulation.html", (string id, [AsParameters] JointQuery query, JointReleases joint, HttpContext context) =>
            Page(context, query, $"triangulation-{id}", JointPage.Triangulation(joint.Input(joint.Find(id), query))))
            .RequireRateLimiting(RateLimits.Costly).Produces(200, contentType: "text/html").WithSummary("All of it as a page that stands alone.");
        release.MapGet("/joint-bulletin.html", (string id, [AsParameters] JointQuery query, JointReleases joint, HttpContext context) =>
            Page(context, query, $"joint-bulletin-{id}", JointPage.Bulletin(joint.Input(joint.Find(id), query))))
            .RequireRateLimiting(RateLimits.Costly).Produces(200, contentType: "text/html").WithSummary("Mobile indicators beside needs, by district, on one or two pages.");
    }

    private static IResult Page(HttpContext context, JointQuery query, string name, string html)
    {
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.File(
            Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", query.Download == true ? $"{name}-{query.Text().Bulletin.Language}.html" : null);
    }
}
