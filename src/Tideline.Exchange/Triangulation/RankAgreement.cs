using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>Whether two sources name the same areas as the worst, in one round and at one admin level.</summary>
/// <param name="Areas">Areas where both have a number: n. The other numbers rest on these alone.</param>
/// <param name="Spearman">Rank correlation with mean ranks for ties, -1 to 1; null for fewer than 3 areas, or where one source says the same of all.</param>
/// <param name="Top">How many areas at the top are looked at: at most half of n; 0 where n is below 4.</param>
/// <param name="Shared">How many of them both name; null where none are looked at. Ties are decided by p-code.</param>
/// <param name="Suppressed">Areas where theirs is a number and ours is suppressed.</param>
/// <param name="NotObservable">Areas where theirs is a number and ours is not observable.</param>
/// <param name="NotInRelease">Areas where theirs is a number and the release has no row, or no number for another reason.</param>
public sealed record RankAgreement(
    string Import, string? Operation, string? Assessment, string? Round, LocalDate Day, Concept Concept, string Indicator, bool IsSameConcept, int AreaLevel,
    int Areas, double? Spearman, int Top, int? Shared, int Suppressed, int NotObservable, int NotInRelease)
{
    private const int FewestForRanks = 3;

    internal static IReadOnlyList<RankAgreement> Of(IEnumerable<Comparison> comparisons, int top) =>
    [
        .. comparisons.Where(c => c.Persons is not null)
            .GroupBy(c => (c.Series, c.Reported.Round, c.Reported.PeriodEnd, c.Reported.AreaLevel))
            .Select(g => Of([.. g], top)),
    ];

    private static RankAgreement Of(IReadOnlyList<Comparison> round, int top)
    {
        List<Comparison> both = [.. round.Where(c => c.Value is not null)];
        var k = both.Count < 4 ? 0 : Math.Min(top, both.Count / 2);
        var theirs = Highest(both, c => c.Persons!.Value, k);
        var first = round[0];
        return new(
            first.Import, first.Reported.Operation, first.Reported.Assessment, first.Reported.Round, first.Reported.PeriodEnd, first.Reported.Concept, first.Indicator,
            first.IsSameConcept, first.Reported.AreaLevel, both.Count, Correlation(both), k,
            k == 0 ? null : Highest(both, c => c.Value!.Value, k).Count(theirs.Contains),
            round.Count(c => c.Status == ObservationStatus.Suppressed), round.Count(c => c.Status == ObservationStatus.NotObservable),
            round.Count(c => c.Value is null && c.Status is not (ObservationStatus.Suppressed or ObservationStatus.NotObservable)));
    }

    private static double? Correlation(List<Comparison> both)
    {
        if (both.Count < FewestForRanks)
        {
            return null;
        }

        var correlation = MathNet.Numerics.Statistics.Correlation.Spearman(both.Select(c => (double)c.Persons!.Value), both.Select(c => (double)c.Value!.Value));
        return double.IsFinite(correlation) ? Math.Round(correlation, 4) : null;
    }

    private static HashSet<string> Highest(List<Comparison> both, Func<Comparison, decimal> number, int k) =>
        both.OrderByDescending(number).ThenBy(c => c.Reported.Area, StringComparer.Ordinal).Take(k).Select(c => c.Reported.Area).ToHashSet(StringComparer.Ordinal);
}
