using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Access;
using Tideline.Server.Methods;
using Tideline.Server.Problems;
using Tideline.Server.Stops;

namespace Tideline.Server.Api;

/// <summary>The pages that define each figure, as they were when this program was built.</summary>
internal static class MethodEndpoints
{
    public static void MapMethods(this IEndpointRouteBuilder api)
    {
        var methods = api.MapGroup("/methods").RequireAuthorization(Policies.Figures).WithTags("Methods").HoldsNoFigure();
        methods.MapGet("", () => MethodPages.All.Select(p => new MethodAnswer(p.Name, p.Title)))
            .Produces<IReadOnlyList<MethodAnswer>>().WithSummary("Pages on methods.");
        methods.MapGet("/{page}", (string page, HttpContext context) =>
        {
            var found = MethodPages.Find(page) ?? throw new ProblemException(404, ProblemCode.NotFound, "There is no such page; /api/v1/methods lists those there are.");
            return ETags.Answer(context, "methods", () => new(Encoding.UTF8.GetBytes(found.Html), "text/html; charset=utf-8"));
        }).Produces<string>(200, "text/html").WithSummary("One page, as a piece of HTML. Links to other pages are relative, with .md.");
    }
}

/// <param name="Name">What its address ends with.</param>
public sealed record MethodAnswer(string Name, string Title);
