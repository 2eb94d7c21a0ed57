using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate;

/// <summary>Counts what suppression cost.</summary>
internal static class SuppressionLosses
{
    private const decimal ShareStep = 0.05m;

    // A step that moves so many times the minimum of subscribers is too coarse to be one more sum for the hidden figures.
    private const int StepsOfMinimum = 10;

    public static IReadOnlyList<SuppressionLoss> Of(IEnumerable<GateRow> rows, DisclosureRules rules) =>
    [
        .. rows.Where(r => r.Key.Counterpart != GateRow.Other)
            .GroupBy(r => (r.Key.Indicator, r.Key.Unit, r.Level))
            .OrderBy(g => g.Key.Indicator, StringComparer.Ordinal).ThenBy(g => g.Key.Unit).ThenBy(g => g.Key.Level)
            .Select(g => new SuppressionLoss(
                g.Key.Indicator, g.Key.Unit, g.Key.Level, g.LongCount(), g.LongCount(r => r.Hidden), Share([.. g], rules))),
    ];

    private static decimal? Share(GateRow[] cells, DisclosureRules rules)
    {
        // Of flows nearly all is hidden, and an attacker bounded single pairs by their share.
        if (!cells[0].Indicator.AdditiveOverAreas || cells[0].Signed || cells[0].Indicator.HasCounterpart
            || cells.Where(c => c.Hidden).Sum(c => c.Estimate.Contributors) < rules.MinimumSubscribers)
        {
            return null;
        }

        var all = cells.Sum(Size);
        var weight = cells.Max(c => c.Estimate.Weight);
        return all <= 0 || (double)ShareStep * all < StepsOfMinimum * rules.MinimumSubscribers * weight
            ? null
            : Math.Round((decimal)(cells.Where(c => c.Hidden).Sum(Size) / all) / ShareStep, MidpointRounding.AwayFromZero) * ShareStep;

        static double Size(GateRow row) => row.HasNumber ? Math.Max(0, row.Estimate.Value) : 0;
    }
}
