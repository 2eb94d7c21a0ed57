using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Views;

/// <summary>A projection is the last stock times a share that areas have much in common: where a projection is printed beside a
/// hidden stock, other areas say the share.</summary>
internal static class Projections
{
    /// <returns>Hidden stocks of the last week with their bounds.</returns>
    public static IEnumerable<(RowKey Stock, Bounds Bounds)> Of(PublishedRelease release)
    {
        var stocks = release.ByKey.Values.Where(r => r.Key.Indicator == Indicators.Stock).ToList();
        if (stocks.Count == 0)
        {
            yield break;
        }

        var week = stocks.MaxBy(s => s.Key.End)!.Key;
        var last = stocks.Where(s => s.Key.End == week.End).ToDictionary(s => s.Key.Area);
        foreach (var ahead in release.ByKey.Values.Where(r => r.Key.Indicator == Indicators.Projected).GroupBy(r => r.Key.End))
        {
            var shares = ahead.Where(p => p.Value > 0 && last.GetValueOrDefault(p.Key.Area)?.Value > 0)
                .Select(p => Ratio(release, p, last[p.Key.Area])).ToList();
            if (shares.Count == 0)
            {
                continue;
            }

            var (least, most) = (shares.Min(s => s.Lower), shares.Max(s => s.Upper));
            foreach (var row in ahead.Where(p => p.Value > 0 && last.TryGetValue(p.Key.Area, out var stock) && stock.IsSuppressed))
            {
                var b = Reading.Of(row, row.Value, release.BaseOf(row.Key) / 2, release.FloorOf).Bounds;
                yield return (last[row.Key.Area].Key, new(b.Lower / most, least > 0 ? b.Upper / least : double.PositiveInfinity));
            }
        }
    }

    private static Bounds Ratio(PublishedRelease release, PublishedRow projected, PublishedRow stock)
    {
        var above = Reading.Of(projected, projected.Value, release.BaseOf(projected.Key) / 2, release.FloorOf).Bounds;
        var below = Reading.Of(stock, stock.Value, release.BaseOf(stock.Key) / 2, release.FloorOf).Bounds;
        return new(above.Lower / below.Upper, below.Lower > 0 ? above.Upper / below.Lower : double.PositiveInfinity);
    }
}
