using Tideline.Domain.Places;

namespace Tideline.Domain.Alerts;

/// <summary>A day on which the homes that no emergency touches were away far more than usual.</summary>
/// <param name="Day">Day number.</param>
/// <param name="AwayShare">Share of their nights spent away.</param>
/// <param name="Usual">What is usual on the weekday.</param>
/// <param name="Z">The difference in robust standard deviations.</param>
public sealed record FoundHoliday(int Day, double AwayShare, double Usual, double Z);

/// <summary>
/// Finds holidays that the table of holidays lacks, by the nights of unexposed homes alone, so that a flight is none. Looks
/// both ways in time: a holiday is bridged after the fact, not foreseen.
/// </summary>
public static class FoundHolidays
{
    /// <summary>Robust standard deviations above the usual.</summary>
    public const double Limit = 4;

    /// <summary>Least share of the usual nights away by which a holiday exceeds it: over millions of subscribers a slightly
    /// busier weekend lies far outside chance, and bridging it loses more than it mends.</summary>
    public const double LeastExcess = 0.25;

    /// <summary>Days on both sides that tell what is usual.</summary>
    public const int Reach = 84;

    private const int FewestDays = 28;

    /// <param name="night">Nights of unexposed homes seen, by day from <paramref name="firstDay"/>.</param>
    /// <param name="away">Those of them spent away.</param>
    /// <param name="firstDay">Day number of the first.</param>
    /// <param name="known">Invalid days and holidays of the table: neither found nor part of what is usual.</param>
    public static IReadOnlyList<FoundHoliday> Of(
        ReadOnlySpan<long> night, ReadOnlySpan<long> away, int firstDay, IReadOnlySet<int> known)
    {
        var values = new double[night.Length];
        for (var d = 0; d < values.Length; d++)
        {
            values[d] = night[d] == 0 || known.Contains(firstDay + d) ? double.NaN : AreaSeries.Arcsine(away[d], night[d]);
        }

        List<FoundHoliday> found = [];
        for (var d = 0; d < values.Length; d++)
        {
            if (!double.IsNaN(values[d]) && Judge(values, night[d], d, firstDay) is { } holiday)
            {
                found.Add(holiday with { AwayShare = (double)away[d] / night[d] });
            }
        }

        return found;
    }

    private static FoundHoliday? Judge(double[] values, long night, int d, int firstDay)
    {
        var around = Enumerable.Range(d - Reach, (2 * Reach) + 1).Where(e => e >= 0 && e < values.Length && e != d && !double.IsNaN(values[e])).ToArray();
        if (around.Length < FewestDays)
        {
            return null;
        }

        var level = RobustSpread.Median(around.Select(e => values[e]));
        double[] weekdays = [.. Enumerable.Range(0, 7).Select(k => RobustSpread.Median(
            around.Where(e => Day.Weekday(firstDay + e) == k).Select(e => values[e] - level)))];
        double Usual(int e) => level + (double.IsNaN(weekdays[Day.Weekday(firstDay + e)]) ? 0 : weekdays[Day.Weekday(firstDay + e)]);
        var spread = Math.Max(
            RobustSpread.Deviation(around.Select(e => values[e] - Usual(e)), 0), 1 / (2 * Math.Sqrt(night)));
        var z = (values[d] - Usual(d)) / spread;
        var (share, usual) = (Math.Pow(Math.Sin(values[d]), 2), Math.Pow(Math.Sin(Usual(d)), 2));
        return z > Limit && share > (1 + LeastExcess) * usual ? new FoundHoliday(firstDay + d, share, usual, z) : null;
    }
}
