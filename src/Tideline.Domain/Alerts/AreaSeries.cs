namespace Tideline.Domain.Alerts;

/// <summary>The series of areas from daily counts, on scales of even noise: square roots of shares, by the arcsine
/// (Anscombe 1948).</summary>
public static class AreaSeries
{
    /// <summary>Fewest areas of a level from which the country's own day is told.</summary>
    private const int EnoughAreas = 8;

    /// <summary>Every series of every area of the finest level and the level above it.</summary>
    public static IReadOnlyList<WatchedSeries> Of(DailyCounts counts, AlarmParameters parameters)
    {
        var map = counts.Frame.Map;
        List<WatchedSeries> all = [];
        foreach (var level in Enumerable.Range(0, map.Levels.Count).TakeLast(2))
        {
            var finest = Enumerable.Range(0, map.FinestAreas).ToLookup(a => map.Ancestors[level][a]);
            List<WatchedSeries> activity = [];
            for (var area = 0; area < map.AreasAtLevel[level].Count; area++)
            {
                var (pcode, admin) = (map.AreasAtLevel[level][area].PCode, map.Levels[level]);
                long[] Sum(DailyCount count) => counts.Sum(count, finest[area]);
                var (panel, seen, night, away, visitors) =
                    (Sum(DailyCount.Panel), Sum(DailyCount.Seen), Sum(DailyCount.Night), Sum(DailyCount.Away), Sum(DailyCount.Visitors));
                WatchedSeries Make(SeriesKind kind, long[] of, double factor, Func<int, double> value) => new(
                    pcode, admin, kind,
                    [.. of.Select((n, d) => n < parameters.FewestSubscribers ? double.NaN : value(d))],
                    [.. of.Select(n => factor * Math.Sqrt(n))]);
                all.Add(Make(SeriesKind.AwayShare, night, 2, d => Arcsine(away[d], night[d])));
                all.Add(Make(
                    SeriesKind.NetOutflow, night, Math.Sqrt(2), d => Math.Sqrt((double)away[d] / night[d]) - Math.Sqrt((double)visitors[d] / night[d])));
                activity.Add(Make(SeriesKind.Activity, panel, 2, d => Arcsine(seen[d], panel[d])));
            }

            all.AddRange(LessTheCountry(activity));
        }

        return all;
    }

    /// <summary>Angle of a share: its standard deviation by chance is one over twice the square root of the denominator.</summary>
    public static double Arcsine(long part, long whole) => Math.Asin(Math.Sqrt((part + 0.375) / (whole + 0.75)));

    /// <summary>Takes the areas' median of each day off: a feed that was thin on a day is thin everywhere.</summary>
    private static IEnumerable<WatchedSeries> LessTheCountry(List<WatchedSeries> level)
    {
        if (level.Count < EnoughAreas)
        {
            return level;
        }

        double[] country = [.. Enumerable.Range(0, level[0].Values.Length).Select(d => RobustSpread.Median(level.Select(s => s.Values[d])))];
        return level.Select(s => s with { Values = [.. s.Values.Select((v, d) => v - country[d])] });
    }
}
