using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Disclosure.Differencing;

namespace Tideline.Release.Gate;

/// <summary>
/// Puts the pairs of an origin that may not be shown into one row <c>other</c>. Where the origin's total is shown, the
/// row would follow from it: then the smallest pair that could be shown goes into it too, until it is large enough.
/// </summary>
internal static class FlowFolding
{
    /// <summary>Marks the folded pairs and adds the rows <c>other</c>; rows stay sorted.</summary>
    public static void Fold(List<GateRow> rows, DisclosureRules rules)
    {
        var totals = rows.Where(r => r.Indicator == Indicator.DisplacedStock).ToDictionary(r => r.Key);
        var others = new List<GateRow>();
        foreach (var table in FlowTable.Of(rows))
        {
            foreach (var home in table.Homes)
            {
                GateRow? total = null;
                if (table.Indicator == Indicator.DisplacementFlow)
                {
                    totals.TryGetValue(FigureKey.Of(Indicator.DisplacedStock, home, null, table.Start, table.End), out total);
                }

                var pairs = table.From(home);
                foreach (var pair in pairs.Where(p => p.Hidden))
                {
                    pair.Folded = true;
                }

                if (pairs.Any(p => p.Folded) || table.LacksPairFrom(home))
                {
                    others.Add(Other(table, home, pairs, total, rules));
                }
            }
        }

        rows.AddRange(others);
        rows.Sort(GateRow.Compare);
    }

    private static GateRow Other(FlowTable table, string home, IReadOnlyList<GateRow> pairs, GateRow? total, DisclosureRules rules)
    {
        if (total is { Shown: true } && FewestPeople(pairs, total) < rules.MinimumSubscribers)
        {
            var smallest = pairs.Where(p => p.Role == CellRole.Candidate).MinBy(p => p.Estimate.Contributors);
            if (smallest is not null)
            {
                smallest.Folded = true;
                smallest.Hidden = true;
                smallest.Role = CellRole.Sensitive;
            }
        }

        var key = FigureKey.Of(table.Indicator, home, GateRow.Other, table.Start, table.End);
        var row = new GateRow(table.Indicator, key, table.Level, Sum(table, pairs, total), Marks(pairs));
        row.Role = GateRows.RoleOf(row, rules);
        return row;
    }

    /// <summary>The fewest distinct subscribers who can be behind the folded pairs: one who is counted at two hosts
    /// counts once, so their contributors are not simply added.</summary>
    private static long FewestPeople(IReadOnlyList<GateRow> pairs, GateRow? total)
    {
        long sum = 0, largest = 0, shown = 0;
        foreach (var pair in pairs)
        {
            var n = pair.Estimate.Contributors;
            if (pair.Folded)
            {
                sum = checked(sum + n);
                largest = Math.Max(largest, n);
            }
            else
            {
                shown = checked(shown + n);
            }
        }

        return Math.Min(sum, Math.Max(largest, (total?.Estimate.Contributors ?? 0) - shown));
    }

    private static ContributorSketch? Marks(IReadOnlyList<GateRow> pairs)
    {
        ContributorSketch?[] folded = [.. pairs.Where(p => p.Folded).Select(p => p.People.Sketch)];
        return folded.Contains(null) ? null : ContributorSketch.Of(folded.OfType<ContributorSketch>());
    }

    private static Estimate Sum(FlowTable table, IReadOnlyList<GateRow> pairs, GateRow? total)
    {
        Estimate[] numbers = [.. pairs.Where(p => p.Folded && p.HasNumber).Select(p => p.Estimate)];
        if (numbers.Length == 0 && table.HasAbsentPairs)
        {
            numbers = [GateRows.Nobody];
        }

        if (!table.Indicator.AdditiveOverAreas || numbers.Length == 0)
        {
            // Travellers of several pairs are not a sum of anything: one person may make several trips.
            return new(double.NaN, default, default, 0, 0, 0, ObservationStatus.Suppressed);
        }

        var worst = numbers.Min(n => n.Status == ObservationStatus.Suppressed ? ObservationStatus.Normal : n.Status);
        return new(
            numbers.Sum(n => n.Value),
            // Errors of pairs may go together: the ends are added, which is the widest they can be.
            new(numbers.Sum(n => n.Interval80.Lower), numbers.Sum(n => n.Interval80.Upper)),
            new(numbers.Sum(n => n.Interval95.Lower), numbers.Sum(n => n.Interval95.Upper)),
            FewestPeople(pairs, total),
            0,
            numbers.Max(n => n.Weight),
            worst == ObservationStatus.NotObservable ? ObservationStatus.LowReliability : worst,
            pairs.Where(p => p.Folded).Sum(p => p.Size));
    }
}
