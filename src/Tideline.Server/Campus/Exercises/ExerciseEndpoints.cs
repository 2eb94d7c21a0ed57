using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Domain;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;
using Tideline.Learning.Forms;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;
using Tideline.Server.Web;

namespace Tideline.Server.Campus.Exercises;

/// <summary>A form to be filled in. What is right is not in it.</summary>
/// <param name="Language">Of its words.</param>
/// <param name="Answers">What the learner handed in last, by item.</param>
public sealed record FormAnswer(string Language, IReadOnlyList<FormField> Items, IReadOnlyDictionary<string, string> Answers);

/// <param name="Group">Row of a sheet that the item belongs to; null: it stands by itself.</param>
/// <param name="Help">A sentence below the question; null where there is none.</param>
/// <param name="Table">Rows of a table to look at, the first with the names of the columns; null where there is none.</param>
public sealed record FormField(string Id, string? Group, FormKind Kind, string Prompt, string? Help, IReadOnlyList<FormOption> Options, IReadOnlyList<IReadOnlyList<string>>? Table);

public sealed record FormOption(string Id, string Text);

/// <param name="Answers">By item; of several options with <c>;</c> between.</param>
public sealed record FilledForm(Dictionary<string, string?>? Answers);

/// <summary>What the check says.</summary>
public sealed record CheckAnswer(bool Passed, IReadOnlyList<CriterionAnswer> Criteria);

/// <param name="Title">What was asked.</param>
/// <param name="Observed">What was handed in, in English.</param>
/// <param name="Misconception">Id of the known mistake; null where none was recognised.</param>
/// <param name="Told">What is said to who made it.</param>
public sealed record CriterionAnswer(string Id, string Title, bool Passed, string Observed, string? Misconception, string? Told);

/// <param name="Shown">The hints so far, in their order.</param>
/// <param name="Of">How many there are.</param>
public sealed record HintsAnswer(IReadOnlyList<string> Shown, int Of);

/// <summary>Exercises, handed in and checked as on the command line. What a learner wrote is read, and never run.</summary>
internal static class ExerciseEndpoints
{
    public static void MapExercises(this RouteGroupBuilder campus)
    {
        var module = campus.MapGroup("/me/modules/{module}");
        module.MapGet("/form", Form).WithSummary("The form of an exercise, for this learner.");
        module.MapPost("/form", Fill).Produces<CheckAnswer>().ProducesProblem(409).WithSummary("Hands a form in.");
        module.MapPost("/table", HandIn).Produces<CheckAnswer>().ProducesProblem(409).RequireRateLimiting(RateLimits.Checks)
            .WithMetadata(new RequestSizeLimitAttribute(CampusLimits.LargestTable)).WithSummary("Hands a table in (text/csv).");
        module.MapGet("/hints", (string module, string? language, HttpContext context, LearnerShelf learners) => Hints(module, language, learners.Of(context), next: false, learners)).WithSummary("The hints that were shown.");
        module.MapPost("/hints", (string module, string? language, HttpContext context, LearnerShelf learners) => Hints(module, language, learners.Of(context), next: true, learners)).WithSummary("Shows the next hint.");
    }

    private static FormAnswer Form(string module, string? language, HttpContext context, LearnerShelf learners)
    {
        var learner = learners.Of(context);
        var found = CampusModules.Find(module, language);
        var form = Filled(found);
        var words = FormWords.Read(found.Id, found.Language);
        return new(found.Language, [.. form.Form(learner.Seed).Items.Select(i => Field(i, words?.Of(i)))], learners.Alone(learner, () => HandedInForm.Read(learner, form)));
    }

    private static FormField Field(FormItem item, ItemWords? words) => new(
        item.Id, item.Words == item.Id ? null : item.Id[..^(item.Words.Length + 1)], item.Kind, words?.Prompt ?? item.Id, words?.Help,
        [.. item.Options.Select(o => new FormOption(o, words?.Options.GetValueOrDefault(o) ?? o))], item.Table?.Rows);

    private static CheckAnswer Fill(string module, string? language, FilledForm filled, HttpContext context, LearnerShelf learners, IClock clock)
    {
        var learner = learners.Of(context);
        var found = CampusModules.Find(module, language);
        var form = Filled(found);
        var known = form.Form(learner.Seed).Items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var answers = new FormAnswers((filled.Answers ?? []).Where(a => known.Contains(a.Key)));
        return learners.Attempt(learner, () =>
        {
            HandedInForm.Write(learner, form, answers);
            return Entered(learner, found, form, form.Check(learner.Seed, answers), clock);
        });
    }

    private static async Task<CheckAnswer> HandIn(string module, string? language, HttpContext context, LearnerShelf learners, PracticeCountries countries, IClock clock)
    {
        var learner = learners.Of(context);
        var found = CampusModules.Find(module, language);
        var exercise = ExerciseShelf.Of(found.Id);
        if (exercise is IExerciseCheck && countries.StateOf(learner) != CountryState.Made)
        {
            throw new ProblemException(409, ProblemCode.CountryMissing, "This exercise is held against the learner's own country, which is not made yet. Make it first; nothing was entered.");
        }

        if (exercise.File.Contains('/', StringComparison.Ordinal))
        {
            throw new ProblemException(409, ProblemCode.Conflict, $"{found.Id} is handed in as several files. Check them with 'tideline learn check {found.Id}', and bring the record along; nothing was entered.");
        }

        using var table = new MemoryStream();
        await context.Request.Body.CopyToAsync(table, context.RequestAborted);
        return learners.Attempt(learner, () =>
        {
            File.WriteAllBytes(learner.File(exercise.File), table.ToArray());
            try
            {
                return Entered(learner, found, exercise, ExerciseRun.Check(exercise, learner.Folder, learner.Seed), clock);
            }
            catch (InputRefusedException e)
            {
                // What cannot be read is no attempt, and is not kept.
                File.Delete(learner.File(exercise.File));
                throw new ProblemException(400, ProblemCode.HandedInUnreadable, e.Message);
            }
        });
    }

    private static HintsAnswer Hints(string module, string? language, Learner learner, bool next, LearnerShelf learners) => learners.Alone(learner, () =>
    {
        var found = CampusModules.Find(module, language);
        var book = learner.Progress;
        var shown = Math.Min(book.HintsShown(found.Id), found.Hints.Count);
        if (next && shown < found.Hints.Count)
        {
            book.HintWasShown(found.Id, ++shown);
        }

        return new HintsAnswer([.. found.Hints.Take(shown)], found.Hints.Count);
    });

    private static CheckAnswer Entered(Learner learner, CourseModule module, IExercise exercise, CheckReport report, IClock clock)
    {
        learner.Progress.EnterExercise(module.Id, learner.Seed, learner.File(exercise.File), report, clock);
        return new(report.IsPassed, [.. report.Criteria.Select(c => new CriterionAnswer(
            c.Id, module.Criteria.GetValueOrDefault(c.Id) ?? c.Id, c.IsPassed, c.Observed, c.Misconception, c.Misconception is null ? null : module.Misconceptions.GetValueOrDefault(c.Misconception)))]);
    }

    private static IFormExercise Filled(CourseModule module) => ExerciseShelf.Of(module.Id) as IFormExercise
        ?? throw new ProblemException(404, ProblemCode.ModuleUnknown, "The exercise of this module is no form: a table is handed in.");
}
