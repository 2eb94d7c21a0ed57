using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Learning.Progress;

namespace Tideline.Learning.Credentials;

/// <summary>That a record of progress shows a level. Made only where it does.</summary>
public sealed record Award
{
    private Award(BadgeLevel level, ulong seed, string head, Instant completed) => (Level, Seed, Head, Completed) = (level, seed, head, completed);

    public BadgeLevel Level { get; }

    /// <summary>Of the learner's country.</summary>
    public ulong Seed { get; }

    /// <summary>Hash of the record's last line.</summary>
    public string Head { get; }

    /// <summary>When the last of the level's modules was passed.</summary>
    public Instant Completed { get; }

    /// <exception cref="InputRefusedException">A module lacks, or the record holds attempts of other learners.</exception>
    /// <exception cref="EngineException">The record was changed.</exception>
    public static Award Of(BadgeLevel level, ProgressBook book, ulong seed)
    {
        var attempts = book.Attempts;
        if (attempts.Any(a => a.Seed != seed))
        {
            throw new InputRefusedException("The record of progress holds attempts at another learner's country. No credential was made.");
        }

        return level.Lacking(book.Passed) is { Count: > 0 } lacking
            ? throw new InputRefusedException($"{level.Name} needs {string.Join(", ", lacking)}, which {(lacking.Count == 1 ? "is" : "are")} not passed: exercise and quiz. No credential was made.")
            : new(level, seed, book.Head!, level.Modules.Max(m => PassedAt([.. attempts.Where(a => a.Module == m)])));
    }

    // The first moment at which both the exercise and the quiz were passed.
    private static Instant PassedAt(IReadOnlyList<Attempt> attempts) => Instant.Max(
        attempts.Where(a => a.Item == Attempt.Exercise && a.Criteria.All(c => c.Passed)).Min(At),
        attempts.Where(a => a.Item == Attempt.Quiz && a.Score >= ProgressBook.QuizPass).Min(At));

    private static Instant At(Attempt attempt) => InstantPattern.ExtendedIso.Parse(attempt.At) is { Success: true } at ? at.Value
        : throw new InputRefusedException($"An attempt at {attempt.Module} has no readable time. No credential was made.");
}
