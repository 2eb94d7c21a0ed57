using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Modules;

/// <summary>A module in the catalogue.</summary>
/// <param name="Track">A: decisions and governance; B: technical.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Language">Of its texts: English where it is not translated.</param>
/// <param name="Form">Whether its exercise is filled in here; else a table is handed in.</param>
public sealed record CatalogueEntry(string Id, string Track, string Title, int Minutes, IReadOnlyList<string> Prerequisites, string Question, string Language, bool Form);

/// <summary>All of a module that a learner reads.</summary>
/// <param name="Html">Concept and worked example.</param>
/// <param name="Task">The exercise, as it stands in the text for all tools.</param>
/// <param name="File">Name of the table that is handed in, where it is no form.</param>
/// <param name="Columns">Of the table.</param>
/// <param name="Hints">How many there are.</param>
/// <param name="Questions">How many the quiz has.</param>
public sealed record ModuleAnswer(
    string Id, string Track, string Title, int Minutes, IReadOnlyList<string> Prerequisites, string Question, string Language, bool Form,
    IReadOnlyList<string> Objectives, string Html, string Task, string File, IReadOnlyList<string> Columns, int Hints, int Questions,
    string PolicyUse, IReadOnlyList<string> KeyPoints, IReadOnlyList<ModuleTerm> Glossary, IReadOnlyList<string> References);

public sealed record ModuleTerm(string Term, string Meaning);

/// <summary>What a trainer has beside the module.</summary>
/// <param name="Notes">How to teach it.</param>
public sealed record TrainerNotes(string Language, string Notes);

/// <summary>What is taught, for whoever may learn. The same for all.</summary>
internal static class ModuleEndpoints
{
    // An SVG is a page of its own when it is opened by itself.
    private const string FigurePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static void MapModules(this RouteGroupBuilder campus)
    {
        campus.MapGet("/modules", (string? language) => CampusModules.All(language).Select(Entry)).Produces<IReadOnlyList<CatalogueEntry>>().WithSummary("The modules.");
        campus.MapGet("/modules/{module}", (string module, string? language) => Answer(CampusModules.Find(module, language))).WithSummary("A module to read.");
        campus.MapGet("/modules/{module}/figures/{name}", Figure).Produces<string>(200, "image/svg+xml").WithSummary("A drawing of a module.");
        campus.MapGet("/modules/{module}/trainer-notes", (string module, string? language) => CampusModules.Find(module, language) is var found ? new TrainerNotes(found.Language, found.TrainerNotes) : null)
            .RequireAuthorization(Policies.Train).WithSummary("How to teach a module.");
    }

    private static CatalogueEntry Entry(CourseModule m) => new(m.Id, m.Track, m.Title, m.Minutes, m.Prerequisites, m.Question, m.Language, ExerciseShelf.Of(m.Id) is IFormExercise);

    private static ModuleAnswer Answer(CourseModule m)
    {
        var exercise = ExerciseShelf.Of(m.Id);
        return new(
            m.Id, m.Track, m.Title, m.Minutes, m.Prerequisites, m.Question, m.Language, exercise is IFormExercise, m.Objectives, ModulePage.Html(m.Id, m.Text), m.Task, exercise.File,
            exercise.Columns, m.Hints.Count, m.Quiz.Count, m.PolicyUse, m.KeyPoints, [.. m.Glossary.Select(g => new ModuleTerm(g.Key, g.Value))], m.References);
    }

    private static IResult Figure(string module, string name, HttpContext context)
    {
        var svg = CourseFigures.Read(CampusModules.Find(module, null).Id, name) ?? throw new ProblemException(404, ProblemCode.ModuleUnknown, "The module has no such figure.");
        context.Response.Headers.ContentSecurityPolicy = FigurePolicy;
        return ETags.Answer(context, "campus figure", () => new(Encoding.UTF8.GetBytes(svg), "image/svg+xml"));
    }
}
