using NodaTime;
using NodaTime.Text;

namespace Tideline.Learning.Progress;

/// <summary>A question that was missed and comes back.</summary>
/// <param name="Module">As A1.</param>
/// <param name="Question">Id of the question.</param>
/// <param name="Due">From when it is asked again.</param>
/// <param name="Step">How often it was right since it was missed last, from 0.</param>
public sealed record DueQuestion(string Module, string Question, Instant Due, int Step);

/// <summary>
/// Missed questions come back after 1, 3, 7 and 21 days. Each right answer at its time leads to the next interval, and after the last the
/// question rests; a wrong one begins anew. A right answer before its time shows only that it was just read, and counts for nothing.
/// </summary>
public static class ReviewPlan
{
    /// <summary>Days from an answer until the question is asked again.</summary>
    public static readonly IReadOnlyList<int> Days = [1, 3, 7, 21];

    /// <summary>All questions that wait, by the time when they are due; those with <see cref="DueQuestion.Due"/> up to now are to be asked.</summary>
    /// <param name="attempts">In any order; others than answers to questions are passed over.</param>
    public static IReadOnlyList<DueQuestion> Of(IEnumerable<Attempt> attempts)
    {
        var waiting = new Dictionary<string, DueQuestion>(StringComparer.Ordinal);
        // Records that were joined are not in the order of time.
        var answered = attempts.Where(a => a.Item is Attempt.Quiz or Attempt.Review)
            .Select(a => (Attempt: a, At: InstantPattern.ExtendedIso.Parse(a.At))).Where(a => a.At.Success).OrderBy(a => a.At.Value);
        foreach (var (attempt, parsed) in answered)
        {
            foreach (var answer in attempt.Criteria)
            {
                if (Next(waiting.GetValueOrDefault(answer.Id), attempt.Module, answer, parsed.Value) is { } next)
                {
                    waiting[answer.Id] = next;
                }
                else
                {
                    waiting.Remove(answer.Id);
                }
            }
        }

        return [.. waiting.Values.OrderBy(w => w.Due).ThenBy(w => w.Question, StringComparer.Ordinal)];
    }

    private static DueQuestion? Next(DueQuestion? before, string module, AttemptCriterion answer, Instant at)
    {
        if (!answer.Passed)
        {
            return new(module, answer.Id, at + Duration.FromDays(Days[0]), 0);
        }

        if (before is null || at < before.Due)
        {
            return before;
        }

        var step = before.Step + 1;
        return step == Days.Count ? null : before with { Due = at + Duration.FromDays(Days[step]), Step = step };
    }
}
