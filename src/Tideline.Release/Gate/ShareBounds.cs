using Tideline.Domain.Cubes;

namespace Tideline.Release.Gate;

/// <summary>
/// A share returned, times everyone ever displaced from an area, says that at least so many returned in its weeks. It is hidden where everyone ever
/// displaced is, and where one of the weeks is, unless those that are shown hold as many anyway.
/// </summary>
internal static class ShareBounds
{
    /// <summary>To be called when all other figures are decided; no sum holds a share, so that none needs protection.</summary>
    public static void Hide(IReadOnlyList<GateRow> rows)
    {
        foreach (var row in Telling(rows, rows.Where(r => !r.Hidden)))
        {
            row.Hidden = true;
        }
    }

    /// <summary>Those of the <paramref name="looked"/> rows that bound a hidden figure of the table.</summary>
    public static IReadOnlyList<GateRow> Telling(IReadOnlyList<GateRow> rows, IEnumerable<GateRow> looked)
    {
        var returned = rows.Where(r => r.Indicator == Indicator.Returned).ToLookup(r => r.Key.Area);
        var ever = rows.Where(r => r.Indicator == Indicator.EverDisplaced).GroupBy(r => r.Key.Area).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Key.End)!);
        return [.. looked.Where(r => r.Indicator == Indicator.ReturnedShare && r.HasNumber && Tells(r))];

        bool Tells(GateRow share)
        {
            if (!ever.TryGetValue(share.Key.Area, out var all))
            {
                return false;
            }

            var weeks = returned[share.Key.Area].ToList();
            var least = Math.Max(share.Estimate.Value, (double?)share.Before?.Number?.Value ?? 0) * all.Estimate.Value;
            return all.Hidden || (weeks.Any(w => w.Hidden) && !(weeks.Where(w => w.Shown).Sum(w => w.Estimate.Value) >= least));
        }
    }
}
