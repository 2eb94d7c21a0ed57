using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Exercises;

/// <summary>A question with its options, in the order of this learner. Which is right is not told.</summary>
public sealed record QuizQuestion(string Id, string Module, string Language, string Stem, IReadOnlyList<string> Options);

/// <param name="Answers">Of each question the number of the option as it was shown, from 0; absent: not answered.</param>
public sealed record QuizAnswers(Dictionary<string, int>? Answers);

/// <summary>How the questions were answered.</summary>
/// <param name="Score">Share that was right, 0 to 1.</param>
/// <param name="Passed">Whether that passes the quiz; null for questions that came back, which pass nothing.</param>
public sealed record QuizResult(double Score, bool? Passed, IReadOnlyList<QuestionResult> Questions);

/// <param name="Chosen">Number of the option as it was shown; null: not answered.</param>
/// <param name="Reason">Why it is right, or what is wrong with it; null: not answered.</param>
public sealed record QuestionResult(string Id, bool Right, int? Chosen, string? Reason);

/// <summary>Quizzes, and missed questions that come back.</summary>
internal static class QuizEndpoints
{
    private const int MostAtOnce = 10;

    public static void MapQuizzes(this RouteGroupBuilder campus)
    {
        campus.MapGet("/me/modules/{module}/quiz", Ask).Produces<IReadOnlyList<QuizQuestion>>().WithSummary("The questions of a module.");
        campus.MapPost("/me/modules/{module}/quiz", Answer).ProducesProblem(409).WithSummary("Answers them all.");
        campus.MapGet("/me/review", Due).Produces<IReadOnlyList<QuizQuestion>>().WithSummary("Questions that were missed and are due again, ten at most.");
        campus.MapPost("/me/review", Review).ProducesProblem(409).WithSummary("Answers some of them.");
    }

    private static IEnumerable<QuizQuestion> Ask(string module, string? language, HttpContext context, LearnerShelf learners)
    {
        var learner = learners.Of(context);
        var found = CampusModules.Find(module, language);
        return [.. found.Quiz.Select(q => Question(q, found, learner))];
    }

    private static QuizResult Answer(string module, string? language, QuizAnswers given, HttpContext context, LearnerShelf learners, IClock clock)
    {
        var learner = learners.Of(context);
        var found = CampusModules.Find(module, language);
        int[] chosen = [.. found.Quiz.Select(q => Chosen(q, given, learner))];
        var attempt = learners.Attempt(learner, () => learner.Progress.EnterQuiz(found, learner.Seed, chosen, clock));
        return new(attempt.Score, attempt.Score >= ProgressBook.QuizPass, [.. found.Quiz.Zip(chosen, (q, c) => Result(q, c, given))]);
    }

    private static IEnumerable<QuizQuestion> Due(string? language, HttpContext context, LearnerShelf learners, IClock clock)
    {
        var learner = learners.Of(context);
        return [.. Waiting(learner, learners, clock).Select(w => Question(CampusModules.QuestionOf(w, language)!, CampusModules.Find(w.Module, language), learner))];
    }

    private static QuizResult Review(string? language, QuizAnswers given, HttpContext context, LearnerShelf learners, IClock clock)
    {
        var learner = learners.Of(context);
        var results = learners.Attempt(learner, () =>
        {
            List<QuestionResult> results = [];
            foreach (var group in Waiting(learner, learners, clock).Where(w => given.Answers?.ContainsKey(w.Question) == true).GroupBy(w => w.Module, StringComparer.Ordinal))
            {
                QuizItem[] asked = [.. group.Select(w => CampusModules.QuestionOf(w, language)!)];
                int[] chosen = [.. asked.Select(q => Chosen(q, given, learner))];
                learner.Progress.EnterReview(group.Key, learner.Seed, asked, chosen, clock);
                results.AddRange(asked.Zip(chosen, (q, c) => Result(q, c, given)));
            }

            return results;
        });
        return results.Count > 0 ? new(results.Count(r => r.Right) / (double)results.Count, null, results)
            : throw new ProblemException(400, ProblemCode.ValueWrong, "None of these questions is due. Ask which are; nothing was entered.");
    }

    private static IEnumerable<DueQuestion> Waiting(Learner learner, LearnerShelf learners, IClock clock) => learners.Alone(learner, () => ReviewPlan.Of(learner.Progress.Attempts))
        .Where(w => w.Due <= clock.GetCurrentInstant() && CampusModules.QuestionOf(w) is not null).Take(MostAtOnce);

    private static QuizQuestion Question(QuizItem item, CourseModule module, Learner learner) =>
        new(item.Id, module.Id, module.Language, item.Stem, [.. QuizOrder.Of(item, learner.Seed).Select(o => item.Options[o].Text)]);

    private static int Chosen(QuizItem item, QuizAnswers given, Learner learner) =>
        given.Answers?.TryGetValue(item.Id, out var shown) != true ? -1
        : shown >= 0 && shown < item.Options.Count ? QuizOrder.Of(item, learner.Seed)[shown]
        : throw new ProblemException(400, ProblemCode.ValueWrong, $"The question {item.Id} has no such option. Nothing was entered.");

    private static QuestionResult Result(QuizItem item, int chosen, QuizAnswers given) => chosen < 0
        ? new(item.Id, false, null, null) : new(item.Id, item.Options[chosen].IsRight, given.Answers![item.Id], item.Options[chosen].Reason);
}
