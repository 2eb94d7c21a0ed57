using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Places;

namespace Tideline.Release.Gate;

/// <summary>Reads the cubes into the rows of one table, in an order that depends on keys alone.</summary>
internal static class GateRows
{
    // Far above any count of people; beyond it a number cannot be rounded exactly.
    private const double Largest = 1e15;

    /// <summary>An area that stands in a cube for one period and not for another had nobody then.</summary>
    public static readonly Estimate Nobody = new(0, default, default, 0, 0, 0, ObservationStatus.Suppressed);

    /// <summary>One row for each cell, and one for each area × period that an indicator's level leaves out, or a projection of an area with a stock;
    /// none of the indicators that stay in the enclave, whoever hands them over.</summary>
    /// <exception cref="DisclosureRefusedException">A cube breaks its contract.</exception>
    public static List<GateRow> Of(IReadOnlyList<Cube> cubes, AreaHierarchy areas, DisclosureRules rules)
    {
        var rows = new List<GateRow>();
        var seen = new HashSet<FigureKey>();
        foreach (var cube in cubes.Where(c => !c.Indicator.StaysInEnclave))
        {
            var ofCube = new List<GateRow>(cube.Count);
            foreach (var cell in cube.Cells)
            {
                var row = Row(cube.Indicator, cell, areas);
                if (!seen.Add(row.Key))
                {
                    throw Broken(cube.Indicator, cell, "occurs twice");
                }

                ofCube.Add(row);
            }

            if (!cube.Indicator.HasCounterpart)
            {
                ofCube.AddRange(Missing(cube.Indicator, ofCube));
            }

            rows.AddRange(ofCube);
        }

        rows.AddRange(NotProjected(rows));
        foreach (var row in rows)
        {
            row.Role = RoleOf(row, rules);
        }

        rows.Sort(GateRow.Compare);
        return rows;
    }

    /// <summary>
    /// Too few people: sensitive. Not observable: no release has its number, and having people enough it needs no protection. Without a
    /// number it stands in no sum, whatever its people.
    /// </summary>
    public static CellRole RoleOf(GateRow row, DisclosureRules rules)
    {
        row.Hidden = PrimarySuppression.Hides(row.Estimate, row.Indicator, rules);
        if (!row.HasNumber)
        {
            return CellRole.Known;
        }

        return row.Hidden ? CellRole.Sensitive
            : row.Estimate.Status == ObservationStatus.NotObservable ? CellRole.Latent
            : CellRole.Candidate;
    }

    private static GateRow Row(Indicator indicator, CubeCell cell, AreaHierarchy areas)
    {
        if (!areas.TryGet(cell.Area, out var area)
            || (cell.CounterpartArea is { } counterpart && !areas.TryGet(counterpart, out _)))
        {
            throw Broken(indicator, cell, "names an area that the boundaries do not have");
        }

        if (indicator.HasCounterpart != (cell.CounterpartArea is not null) || cell.End < cell.Start)
        {
            throw Broken(indicator, cell, "has a period that ends before it starts, or a counterpart too many or too few");
        }

        var (value, contributors, status) = (cell.Estimate.Value, cell.Estimate.Contributors, cell.Estimate.Status);
        var interval = cell.Estimate.Interval80;
        if (contributors < 0 || Math.Abs(value) > Largest
            || Math.Max(Math.Abs(interval.Lower), Math.Abs(interval.Upper)) is > Largest and < double.PositiveInfinity
            || (!double.IsFinite(value) && (status != ObservationStatus.NotObservable || double.IsInfinity(value))))
        {
            throw Broken(indicator, cell, "has no usable number though its status promises one");
        }

        var key = FigureKey.Of(indicator, cell.Area, cell.CounterpartArea, cell.Start, cell.End);
        return new(indicator, key, area.AdminLevel, cell.Estimate, cell.Sketch);
    }

    private static IEnumerable<GateRow> Missing(Indicator indicator, List<GateRow> rows)
    {
        var keys = rows.Select(r => r.Key).ToHashSet();
        foreach (var level in rows.GroupBy(r => r.Level))
        {
            (LocalDate Start, LocalDate End)[] periods = [.. level.Select(r => (r.Key.Start, r.Key.End)).Distinct()];
            foreach (var area in level.Select(r => r.Key.Area).Distinct())
            {
                foreach (var (start, end) in periods)
                {
                    var key = FigureKey.Of(indicator, area, null, start, end);
                    if (!keys.Contains(key))
                    {
                        yield return new(indicator, key, level.Key, Nobody);
                    }
                }
            }
        }
    }

    // A projection is the last stock of its area: without its row a hidden stock would be nobody.
    private static List<GateRow> NotProjected(IReadOnlyList<GateRow> rows)
    {
        var last = TableKey.LastWeekOf(rows.Select(r => r.Key));
        var stocks = rows.Where(r => r.Indicator == Indicator.DisplacedStock && r.Key.End == last).ToLookup(r => r.Level, r => r.Key.Area);
        return
        [
            .. from table in rows.Where(r => r.Indicator == Indicator.ProjectedDisplaced).GroupBy(r => (r.Level, r.Key.Start, r.Key.End))
               from area in stocks[table.Key.Level].Except(table.Select(r => r.Key.Area))
               select new GateRow(
                   Indicator.ProjectedDisplaced, FigureKey.Of(Indicator.ProjectedDisplaced, area, null, table.Key.Start, table.Key.End), table.Key.Level, Nobody),
        ];
    }

    private static DisclosureRefusedException Broken(Indicator indicator, CubeCell cell, string what) => new(
        $"A figure of {indicator.Name} (area {cell.Area}, counterpart {cell.CounterpartArea ?? "none"}, from {cell.Start:yyyy-MM-dd}) {what}. "
        + "This is a fault of the method that made it; nothing was released.");
}
