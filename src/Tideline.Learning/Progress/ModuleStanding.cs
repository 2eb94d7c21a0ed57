namespace Tideline.Learning.Progress;

/// <summary>How far a learner is with a module.</summary>
/// <param name="Tries">How often the exercise was checked.</param>
/// <param name="ExercisePassed">Whether all criteria were right at once.</param>
/// <param name="BestQuiz">Best share of a quiz, 0 to 1; null: none was answered.</param>
public sealed record ModuleStanding(string Module, int Tries, bool ExercisePassed, double? BestQuiz)
{
    public bool QuizPassed => BestQuiz >= ProgressBook.QuizPass;

    /// <summary>Whether exercise and quiz are passed.</summary>
    public bool IsPassed => ExercisePassed && QuizPassed;

    public bool IsBegun => Tries > 0 || BestQuiz is not null;

    /// <summary>The standing of each module that was begun.</summary>
    public static IReadOnlyDictionary<string, ModuleStanding> Of(IEnumerable<Attempt> attempts) => attempts
        .Where(a => a.Item is Attempt.Exercise or Attempt.Quiz)
        .GroupBy(a => a.Module, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Of(g.Key, [.. g]), StringComparer.Ordinal);

    private static ModuleStanding Of(string module, IReadOnlyList<Attempt> attempts)
    {
        var exercises = attempts.Where(a => a.Item == Attempt.Exercise).ToList();
        var quizzes = attempts.Where(a => a.Item == Attempt.Quiz).ToList();
        return new(module, exercises.Count, exercises.Exists(a => a.Criteria.All(c => c.Passed)), quizzes.Count == 0 ? null : quizzes.Max(q => q.Score));
    }
}
