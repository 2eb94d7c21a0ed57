using Tideline.Domain.Cubes;

namespace Tideline.Release.Gate;

/// <summary>
/// An abnormality is one person-count read on another scale: two scores of days whose counts are shown give the scale away,
/// and a third would then say a count that is hidden. So it is hidden wherever the present population of its area and day is.
/// </summary>
internal static class AbnormalDays
{
    /// <summary>To be called when all other figures are decided; no sum holds an abnormality, so that none needs protection.</summary>
    public static void Hide(IReadOnlyList<GateRow> rows)
    {
        foreach (var row in Telling(rows, rows.Where(r => !r.Hidden && !r.Standing)))
        {
            row.Hidden = true;
        }
    }

    /// <summary>Those of the <paramref name="looked"/> rows whose present population is hidden, or has no row at all.</summary>
    public static IReadOnlyList<GateRow> Telling(IEnumerable<GateRow> rows, IEnumerable<GateRow> looked)
    {
        var told = rows.Where(r => r.Indicator == Indicator.PresentPopulation && !r.Hidden)
            .Select(r => (r.Key.Area, r.Key.Start, r.Key.End)).ToHashSet();
        return [.. looked.Where(r => r.Indicator == Indicator.Abnormality && !told.Contains((r.Key.Area, r.Key.Start, r.Key.End)))];
    }
}
