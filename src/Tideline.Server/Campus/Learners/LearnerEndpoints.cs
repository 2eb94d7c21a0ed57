using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;
using Tideline.Server.Campus.Cohorts;
using Tideline.Server.Campus.Exercises;
using Tideline.Server.Web;

namespace Tideline.Server.Campus.Learners;

/// <param name="Code">Shown this once. Whoever has it is the learner.</param>
public sealed record Enrolment(string Code);

/// <summary>How far a learner is with a module.</summary>
/// <param name="Tries">How often the exercise was handed in.</param>
/// <param name="Exercise">Whether it is passed.</param>
/// <param name="BestQuiz">Best share of the quiz, 0 to 1; null: not answered.</param>
/// <param name="Quiz">Whether it is passed.</param>
/// <param name="Passed">Whether exercise and quiz are.</param>
/// <param name="Hints">How many were shown.</param>
public sealed record ModuleProgress(string Module, int Tries, bool Exercise, double? BestQuiz, bool Quiz, bool Passed, int Hints);

/// <summary>What a learner has done.</summary>
/// <param name="Modules">Those that were begun, in the order of the courses.</param>
/// <param name="Due">Questions that are to be asked again now.</param>
/// <param name="NextReview">When the next one is, ISO 8601; null: none waits.</param>
/// <param name="Country">Of the practice country.</param>
/// <param name="Cohort">Name of the cohort; null: in none.</param>
public sealed record LearnerAnswer(IReadOnlyList<ModuleProgress> Modules, int Due, string? NextReview, CountryState Country, string? Cohort);

/// <summary>Enrolling, one's own progress, and leaving without a trace.</summary>
internal static class LearnerEndpoints
{
    public static void MapLearners(this RouteGroupBuilder campus)
    {
        campus.MapPost("/learners", (LearnerShelf learners) => TypedResults.Created((string?)null, new Enrolment(learners.Enrol().Text)))
            .RequireRateLimiting(RateLimits.Enrolments).WithSummary("Enrols whoever asks. The code is shown this once; the header X-Learner brings it from then on.");
        campus.MapGet("/me", Me).WithSummary("What a learner has done.");
        campus.MapDelete("/me", Delete).Produces(204).WithSummary("Deletes all that is the learner's: progress, journal, files, questions. Nothing is left.");
        campus.MapGet("/me/progress.jsonl", Progress).Produces<string>(200, "application/jsonl").WithSummary("The record of progress, to take along.");
        campus.MapPost("/me/progress.jsonl", Bring).Produces<LearnerAnswer>().ProducesProblem(409)
            .WithMetadata(new RequestSizeLimitAttribute(CampusLimits.LargestProgress)).WithSummary("Brings a record of progress along: it is joined to what the learner did here with the same code.");
    }

    private static LearnerAnswer Me(HttpContext context, LearnerShelf learners, CohortShelf cohorts, PracticeCountries countries, IClock clock) =>
        Answer(learners.Of(context), learners, cohorts, countries, clock);

    private static LearnerAnswer Answer(Learner learner, LearnerShelf learners, CohortShelf cohorts, PracticeCountries countries, IClock clock)
    {
        var book = learner.Progress;
        var attempts = learners.Alone(learner, () => book.Attempts);
        var standings = ModuleStanding.Of(attempts);
        var waiting = ReviewPlan.Of(attempts).Where(w => CampusModules.QuestionOf(w) is not null).ToList();
        var now = clock.GetCurrentInstant();
        return new(
            [
                .. CourseShelf.Modules
                    .Select(m => (Standing: standings.GetValueOrDefault(m.Id) ?? new(m.Id, 0, false, null), Hints: book.HintsShown(m.Id)))
                    .Where(m => m.Standing.IsBegun || m.Hints > 0)
                    .Select(m => new ModuleProgress(
                        m.Standing.Module, m.Standing.Tries, m.Standing.ExercisePassed, m.Standing.BestQuiz, m.Standing.QuizPassed, m.Standing.IsPassed, m.Hints)),
            ],
            waiting.Count(w => w.Due <= now), waiting.Count == 0 ? null : waiting[0].Due.ToString(), countries.StateOf(learner), cohorts.Of(learner.Id)?.Name);
    }

    private static IResult Delete(HttpContext context, LearnerShelf learners, CohortShelf cohorts)
    {
        var learner = learners.Of(context);
        cohorts.Forget(learner.Id);
        learners.Delete(learner);
        return Results.NoContent();
    }

    private static IResult Progress(HttpContext context, LearnerShelf learners)
    {
        var learner = learners.Of(context);
        var bytes = learners.Alone(learner, () => File.Exists(learner.File(ProgressBook.FileName)) ? File.ReadAllBytes(learner.File(ProgressBook.FileName)) : []);
        return Results.File(bytes, "application/jsonl", ProgressBook.FileName);
    }

    private static async Task<LearnerAnswer> Bring(HttpContext context, LearnerShelf learners, CohortShelf cohorts, PracticeCountries countries, ServeOptions options, IClock clock)
    {
        var learner = learners.Of(context);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        learners.Alone(learner, () => ProgressImport.Into(learner, text, options.Campus.Attempts));
        return Answer(learner, learners, cohorts, countries, clock);
    }
}
