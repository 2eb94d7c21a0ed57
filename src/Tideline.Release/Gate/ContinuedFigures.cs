using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Release.Gate;

/// <summary>
/// Figures of a new week that go on from a published one. A change is this week's stock less the stock that was published, and everyone ever
/// displaced is who was published, with the newly displaced since. Late records of published weeks are in neither: else the
/// sums would tell how many came late.
/// </summary>
/// <remarks>The interval keeps its width. An area without a row in the published week had nobody.</remarks>
internal static class ContinuedFigures
{
    /// <param name="rows">Of the new weeks; rows are replaced, and added where published weeks have an area that they lack.</param>
    /// <param name="standing">Of published weeks.</param>
    public static void Continue(List<GateRow> rows, IReadOnlyCollection<GateRow> standing, DisclosureRules rules)
    {
        rows.AddRange(Missing(rows, standing));
        Changes(rows, standing, rules);
        Ever(rows, standing, rules);
        rows.Sort(GateRow.Compare);
    }

    // Without a row an area would have nobody, as everybody could see.
    private static List<GateRow> Missing(IReadOnlyCollection<GateRow> rows, IReadOnlyCollection<GateRow> standing)
    {
        var before = standing.ToLookup(r => (r.Indicator, r.Level), r => r.Key.Area);
        return
        [
            .. from table in rows.Where(r => !r.Indicator.HasCounterpart).GroupBy(r => (r.Indicator, r.Level, r.Key.Start, r.Key.End))
               from area in before[(table.Key.Indicator, table.Key.Level)].Distinct().Except(table.Select(r => r.Key.Area))
               select new GateRow(
                   table.Key.Indicator, FigureKey.Of(table.Key.Indicator, area, null, table.Key.Start, table.Key.End), table.Key.Level, GateRows.Nobody)
               {
                   Role = CellRole.Sensitive,
                   Hidden = true,
               },
        ];
    }

    private static void Changes(List<GateRow> rows, IReadOnlyCollection<GateRow> standing, DisclosureRules rules)
    {
        var before = standing.Where(r => r.Indicator == Indicator.DisplacedStock).ToDictionary(r => r.Key);
        var weeks = before.Keys.Select(k => k.End).ToHashSet();
        var now = rows.Where(r => r.Indicator == Indicator.DisplacedStock).ToDictionary(r => r.Key);
        for (var i = 0; i < rows.Count; i++)
        {
            var key = rows[i].Key;
            var (start, end) = (key.Start.PlusDays(-7), key.End.PlusDays(-7));
            if (rows[i].Indicator == Indicator.DisplacedChange && weeks.Contains(end))
            {
                var stock = now.GetValueOrDefault(FigureKey.Of(Indicator.DisplacedStock, key.Area, null, key.Start, key.End));
                var then = before.GetValueOrDefault(FigureKey.Of(Indicator.DisplacedStock, key.Area, null, start, end));
                rows[i] = Replaced(
                    rows[i], (stock?.Estimate.Value ?? 0) - (then?.Estimate.Value ?? 0),
                    Math.Max(stock?.Estimate.Contributors ?? 0, then?.Estimate.Contributors ?? 0), rows[i].Estimate.Daily, [stock, then], rules);
            }
        }
    }

    private static void Ever(List<GateRow> rows, IReadOnlyCollection<GateRow> standing, DisclosureRules rules)
    {
        var weights = new FigureWeights([.. rows, .. standing]);
        var newly = rows.Where(r => r.Indicator == Indicator.NewlyDisplaced).ToList();
        var published = standing.Where(r => r.Indicator == Indicator.EverDisplaced).ToLookup(r => (r.Key.Start, r.Key.End));
        foreach (var table in rows.Where(r => r.Indicator == Indicator.EverDisplaced).ToList().GroupBy(r => (r.Key.Start, r.Key.End)))
        {
            var last = published.Select(p => p.Key).Where(p => p.Start == table.Key.Start && p.End < table.Key.End).OrderBy(p => p.End).LastOrDefault();
            var since = newly.Where(r => r.Key.Start > last.End && r.Key.End <= table.Key.End).ToLookup(r => r.Key.Area);
            if (!published.Contains(last) || since.SelectMany(s => s).Select(r => r.Key.End).DefaultIfEmpty().Max() != table.Key.End)
            {
                continue;
            }

            var before = published[last].ToDictionary(r => r.Key.Area);
            foreach (var row in table)
            {
                GateRow[] parts = [.. since[row.Key.Area], .. before.TryGetValue(row.Key.Area, out var then) ? [then] : Array.Empty<GateRow>()];
                var size = parts.Sum(p => p.Size * weights.Of(p));
                var people = Math.Min(parts.Sum(p => p.Estimate.Contributors), row.Estimate.Contributors);
                rows.Remove(row);
                rows.Add(Replaced(row, parts.Sum(p => p.Estimate.Value), people, size / weights.Of(row), parts, rules));
            }
        }
    }

    private static GateRow Replaced(
        GateRow row, double value, long contributors, double? daily, IEnumerable<GateRow?> parts, DisclosureRules rules)
    {
        var estimate = row.Estimate;
        var moved = value - estimate.Value;
        var next = new GateRow(row.Indicator, row.Key, row.Level, estimate with
        {
            Value = value,
            Interval80 = Moved(estimate.Interval80, moved),
            Interval95 = Moved(estimate.Interval95, moved),
            Contributors = contributors,
            Daily = daily,
            Status = parts.Any(p => p is { Unseen: true }) ? ObservationStatus.NotObservable : estimate.Status,
        });
        next.Role = GateRows.RoleOf(next, rules);
        return next;
    }

    private static Interval Moved(Interval interval, double by) => new(interval.Lower + by, interval.Upper + by);
}
