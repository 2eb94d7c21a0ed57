using Tideline.Domain.Cubes;

namespace Tideline.Domain.Alerts;

/// <summary>
/// The baselines of all series of one kind and level for one week, settled together: weekdays are shrunk towards what the
/// areas share, as far as their differences are chance; a spread is at least the areas' median spread, so that a baseline that
/// happened to be quiet raises no alarm, and small areas borrow from all.
/// </summary>
internal static class WeekBaselines
{
    /// <summary>Share of the areas' past values beyond which a normal distribution is fitted: far out for single days; less
    /// far for averages, of which one excursion gives many.</summary>
    private const double DayTail = 0.001;
    private const double AverageTail = 0.005;
    private const int FewestBeyond = 10;

    /// <returns>By how much the areas' past days, and their moving averages, have wider tails than normal ones; at least 1.
    /// Households that move together, and stays that outlast a day, make them so.</returns>
    /// <param name="baselines">Of one kind and level.</param>
    /// <param name="judged">Days and averages that earlier weeks judged ordinary, as they looked then.</param>
    /// <param name="kind">Tells which side is unusual.</param>
    /// <param name="parameters">Limits.</param>
    public static (double Day, double Average) Settle(
        IReadOnlyCollection<SeriesBaseline> baselines,
        IReadOnlyCollection<(double Z, double Average)> judged,
        SeriesKind kind,
        AlarmParameters parameters)
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

        var past = known.SelectMany(b => b.Past(parameters.Lambda)).ToArray();
        return (
            Math.Max(Widening(past.Select(p => p.Z), kind, DayTail), Widening(judged.Select(p => p.Z), kind, DayTail)),
            Math.Max(Widening(past.Select(p => p.Average), kind, AverageTail), Widening(judged.Select(p => p.Average), kind, AverageTail)));
    }

    private static double Widening(IEnumerable<double> values, SeriesKind kind, double tail)
    {
        double[] sorted = [.. values.Select(v => Direction.Unusual(kind, v)).OrderDescending()];
        var beyond = Math.Max(FewestBeyond, (int)(tail * sorted.Length * Direction.Sides(kind).Length));
        return sorted.Length <= 2 * beyond ? 1 : Math.Max(1, sorted[beyond - 1] / NormalAt((beyond - 0.5) / sorted.Length / Direction.Sides(kind).Length));
    }

    /// <summary>The standard normal value that a share exceeds, by bisection.</summary>
    private static double NormalAt(double share)
    {
        var (low, high) = (0.0, 6.0);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Quantiles.NormalTail(middle) > share ? (middle, high) : (low, middle);
        }

        return low;
    }
}
