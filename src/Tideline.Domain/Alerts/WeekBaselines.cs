namespace Tideline.Domain.Alerts;

/// <summary>
/// The baselines of all series of one kind and level for one week, settled together: weekdays are shrunk towards what the
/// areas share, as far as their differences are chance; a spread is at least the areas' median spread, so that a baseline that
/// happened to be quiet raises no alarm, and small areas borrow from all.
/// </summary>
internal static class WeekBaselines
{
    public static void Settle(IReadOnlyCollection<SeriesBaseline> baselines, AlarmParameters parameters)
    {
        SeriesBaseline[] known = [.. baselines.Where(b => b.Exists)];
        var shared = new double[7];
        var weight = new double[7];
        for (var k = 0; k < 7; k++)
        {
            SeriesBaseline[] have = [.. known.Where(b => !double.IsNaN(b.Weekday(k)))];
            if (have.Length == 0)
            {
                continue;
            }

            shared[k] = RobustSpread.Median(have.Select(b => b.Weekday(k)));
            var seen = have.Average(b => Math.Pow(b.Weekday(k) - shared[k], 2));
            var chance = have.Average(b => b.WeekdayVariance(k));
            weight[k] = have.Length == 1 ? 0.5 : seen <= chance ? 0 : 1 - (chance / seen);
        }

        foreach (var baseline in known)
        {
            baseline.Settle([.. Enumerable.Range(0, 7).Select(k => double.IsNaN(baseline.Weekday(k))
                ? shared[k]
                : shared[k] + (weight[k] * (baseline.Weekday(k) - shared[k])))]);
        }

        var pooled = known.Length == 0 ? 0 : RobustSpread.Median(known.Select(b => b.OwnSpread));
        foreach (var baseline in known)
        {
            baseline.Settle(pooled, parameters);
        }
    }
}
