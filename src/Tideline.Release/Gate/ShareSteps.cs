using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate;

/// <summary>
/// The shares returned by day 7, 14, 30 … of one area count the same people again and again, so that two of them tell how
/// many returned between: each must lie the minimum of subscribers above the last one that is shown.
/// </summary>
internal static class ShareSteps
{
    /// <summary>Hides a share that lies too near to the one before; the shorter time stays.</summary>
    public static void Hide(IEnumerable<GateRow> rows, DisclosureRules rules)
    {
        foreach (var row in TooSmall(rows.Where(r => r.HasNumber && !r.Hidden), rules))
        {
            row.Hidden = true;
            row.Role = CellRole.Sensitive;
        }
    }

    /// <summary>Shares that lie too near to the last one before them that does not.</summary>
    public static IEnumerable<GateRow> TooSmall(IEnumerable<GateRow> rows, DisclosureRules rules)
    {
        foreach (var area in rows.Where(r => r.Indicator == Indicator.ReturnedShare).ToList().GroupBy(r => r.Key.Area))
        {
            long? last = null;
            foreach (var row in area.OrderBy(r => r.Key.End))
            {
                if (last is { } before && Math.Abs(row.Estimate.Contributors - before) < rules.MinimumSubscribers)
                {
                    yield return row;
                }
                else
                {
                    last = row.Estimate.Contributors;
                }
            }
        }
    }
}
