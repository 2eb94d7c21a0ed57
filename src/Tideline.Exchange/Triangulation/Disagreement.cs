using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>How far a reported number lies outside the released 80% interval of the same concept, area and period.</summary>
/// <param name="Factor">At least 1: the reported number over the interval's upper end, or the lower end over the reported number; a number below
/// the rounding base counts as the base. 1: inside the interval, or a bound that the interval does not contradict.</param>
/// <param name="Reading">Which is larger, in words.</param>
public sealed record Disagreement(Comparison Comparison, decimal Factor, string Reading)
{
    /// <summary>The newest round of each series and area, those that disagree most first; ties by p-code.</summary>
    /// <param name="bases">Rounding base of an indicator.</param>
    internal static IReadOnlyList<Disagreement> Of(IEnumerable<Comparison> comparisons, Func<string, decimal> bases) =>
    [
        .. comparisons.Where(c => c is { IsSameConcept: true, Value: not null, Lower: not null, Upper: not null, Persons: not null })
            .GroupBy(c => (c.Series, c.Reported.Area))
            .Select(g => g.OrderBy(c => c.Reported.PeriodEnd).ThenByDescending(c => c.DaysApart).Last())
            .Select(c => Of(c, Math.Max(1, bases(c.Indicator))))
            .OrderByDescending(d => d.Factor).ThenBy(d => d.Comparison.Reported.Area, StringComparer.Ordinal)
            .ThenBy(d => d.Comparison.Import, StringComparer.Ordinal).ThenBy(d => d.Comparison.Reported.Operation, StringComparer.Ordinal)
            .ThenBy(d => d.Comparison.Reported.Assessment, StringComparer.Ordinal),
    ];

    private static Disagreement Of(Comparison c, decimal rounding)
    {
        var (_, factor) = Verdicts.Of(c, rounding);
        var (theirs, lower, upper) = (c.Persons!.Value, c.Lower!.Value, c.Upper!.Value);
        var reading = theirs > upper && c.Reported.Qualifier != Qualifier.LessThan ? "theirs is larger"
            : theirs < lower && c.Reported.Qualifier != Qualifier.MoreThan ? "ours is larger"
            : "no contradiction";
        return new(c, factor, reading);
    }
}
