namespace Tideline.Release.Gate;

/// <summary>Counts what suppression cost.</summary>
/// <remarks>The lost share is made from printed numbers, as any reader could: true sums of hidden figures, however coarse, are one more sum for an
/// attacker, who bounded single pairs by them.</remarks>
internal static class SuppressionLosses
{
    private const decimal ShareStep = 0.05m;

    /// <param name="rows">Those that the release speaks of, with folded pairs.</param>
    /// <param name="released">The released table.</param>
    public static IReadOnlyList<SuppressionLoss> Of(IEnumerable<GateRow> rows, IEnumerable<ReleasedFigure> released)
    {
        var printed = released.Where(f => f.Number is not null).ToDictionary(f => f.Row, f => f.Number!.Value.Value);
        return
        [
            .. rows.Where(r => r.Key.Counterpart != GateRow.Other)
                .GroupBy(r => (r.Key.Indicator, r.Key.Unit))
                .OrderBy(g => g.Key.Indicator, StringComparer.Ordinal).ThenBy(g => g.Key.Unit)
                .SelectMany(g => Of(g.ToLookup(r => r.Level), printed)),
        ];
    }

    private static IEnumerable<SuppressionLoss> Of(ILookup<int, GateRow> levels, Dictionary<GateRow, decimal> printed)
    {
        var coarsest = levels[levels.Min(l => l.Key)].GroupBy(r => (r.Key.Start, r.Key.End))
            .Where(period => period.All(printed.ContainsKey)).ToDictionary(period => period.Key, period => period.Sum(r => printed[r]));
        foreach (var level in levels.OrderBy(l => l.Key))
        {
            var (one, hidden) = (level.First(), level.LongCount(r => r.Hidden));
            var shared = hidden > 0 && one.Indicator.AdditiveOverAreas && !one.Signed && !one.Indicator.HasCounterpart && coarsest.Values.Sum() > 0;
            yield return new(one.Key.Indicator, one.Key.Unit, level.Key, level.LongCount(), hidden, shared ? Share() : null);

            decimal Share()
            {
                var told = level.Where(r => coarsest.ContainsKey((r.Key.Start, r.Key.End))).Sum(r => printed.GetValueOrDefault(r));
                return Math.Round(Math.Clamp(1 - (told / coarsest.Values.Sum()), 0, 1) / ShareStep, MidpointRounding.AwayFromZero) * ShareStep;
            }
        }
    }
}
