using System.Text;
using Markdig;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tideline.Learning.Courses;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Problems;
using Tideline.Server.Stops;

namespace Tideline.Server.Learning;

/// <summary>Two-minute lessons on the figures.</summary>
internal static class LessonEndpoints
{
    private static readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static void MapLessons(this IEndpointRouteBuilder api)
    {
        var lessons = api.MapGroup("/lessons").RequireAuthorization(Policies.Figures).WithTags("Lessons").HoldsNoFigure();
        lessons.MapGet("", () => LessonShelf.Indicators).Produces<IReadOnlyList<string>>().WithSummary("Indicators that have a lesson.");
        lessons.MapGet("/{indicator}", (string indicator, [FromQuery] string? lang, HttpContext context) =>
        {
            var text = LessonShelf.Find(indicator, lang ?? "en") ?? throw new ProblemException(404, ProblemCode.NotFound, "There is no such lesson; /api/v1/lessons lists those there are, in en and ur.");
            return ETags.Answer(context, "lessons", () => new(Encoding.UTF8.GetBytes(Markdown.ToHtml(text, _markdown)), "text/html; charset=utf-8"));
        }).Produces<string>(200, "text/html").WithSummary("What a figure is, in two minutes, as a piece of HTML.");
    }
}
