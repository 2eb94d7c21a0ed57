namespace Tideline.Learning.Checks;

/// <summary>What a check says of what a learner handed in.</summary>
/// <param name="Criteria">Each thing that was asked, in the order of the task.</param>
public sealed record CheckReport(IReadOnlyList<CriterionResult> Criteria)
{
    public bool IsPassed => Criteria.All(c => c.IsPassed);

    /// <summary>The misconceptions that were recognised, each once.</summary>
    public IEnumerable<string> Misconceptions => Criteria.Select(c => c.Misconception).OfType<string>().Distinct(StringComparer.Ordinal);
}

/// <summary>Whether one thing is right.</summary>
/// <param name="Id">As the exercise names it.</param>
/// <param name="Observed">What was handed in, in words. It never holds the right answer.</param>
/// <param name="Misconception">The known mistake that gives exactly this answer; null where none does.</param>
public sealed record CriterionResult(string Id, bool IsPassed, string Observed, string? Misconception = null);
