using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Access;
using Tideline.Server.Figures;
using Tideline.Server.Formats;
using Tideline.Server.Problems;

namespace Tideline.Server.Api;

/// <summary>Figures page by page, for programs that copy them.</summary>
internal static class ObservationEndpoints
{
    private const int MostRows = 10_000;

    public static void MapObservations(this IEndpointRouteBuilder api) => api.MapGet("/emergencies/{id}/observations", (
        [AsParameters] FigureQuery query, [FromQuery, Description("From 1.")] int? page, [FromQuery, Description("Rows of a page, at most 10000; by default 1000.")] int? size,
        FigureFinder finder, HttpContext context) =>
    {
        var (number, rows) = (page ?? 1, size ?? 1000);
        if (number < 1 || rows is < 1 or > MostRows)
        {
            throw new ProblemException(400, ProblemCode.ParameterWrong, $"The parameter 'page' begins at 1, and 'size' is 1 to {MostRows}.");
        }

        return ETags.Answer(context, ETags.Of(finder.Release(query.Emergency, query.Release)), () =>
        {
            var found = finder.Find(query);
            var pages = Math.Max(1, (found.Rows.Count + rows - 1) / rows);
            context.Response.Headers.Link = Links(context.Request, number, pages);
            return new(TidyJson.Write(found, found.Rows.Skip((int)Math.Min((number - 1L) * rows, int.MaxValue)).Take(rows)), ContentTypes.Json);
        }, isKept: false);
    }).RequireAuthorization(Policies.Figures).Produces<IReadOnlyList<TidyAnswer>>().WithTags("Figures").WithSummary("Tidy objects, page by page; the header Link names the other pages.");

    private static string Links(HttpRequest request, int page, int pages) => string.Join(", ", new[] { ("first", 1), ("prev", page - 1), ("next", page + 1), ("last", pages) }
        .Where(l => l.Item2 >= 1 && l.Item2 <= pages)
        .Select(l => $"<{request.Path}{WithPage(request, l.Item2)}>; rel=\"{l.Item1}\""));

    private static QueryString WithPage(HttpRequest request, int page)
    {
        var query = new QueryBuilder(request.Query.Where(q => q.Key != "page").SelectMany(q => q.Value.Select(v => new KeyValuePair<string, string>(q.Key, v ?? ""))))
        {
            { "page", FormattableString.Invariant($"{page}") },
        };
        return query.ToQueryString();
    }
}
