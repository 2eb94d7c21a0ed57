using Tideline.Attack.Sums;

namespace Tideline.Attack.Methods;

/// <summary>Exact subtraction: figures that follow by adding and subtracting sums, up to the rounding of what is printed.</summary>
/// <remarks>Gauss–Jordan over the figures without a number. Printed figures stay in the rows, so that what cancels out brings no
/// rounding. Equations alone are used; a row that grows too long is dropped, which only leaves the attack weaker.</remarks>
public static class Elimination
{
    private const double Zero = 1e-9;
    private const int LongestRow = 400;

    /// <param name="sums">Those to use, by index.</param>
    /// <param name="boundsOf">Where a printed figure lies.</param>
    public static IEnumerable<(int Figure, Bounds Bounds)> Of(SumSystem system, IReadOnlyList<int> sums, Func<int, Bounds> boundsOf)
    {
        var rows = new Dictionary<int, Dictionary<int, double>>();
        var holders = new Dictionary<int, HashSet<int>>();
        foreach (var s in sums.Where(s => system.Sums[s] is { Low: 0, High: 0 }).OrderBy(s => system.Sums[s].Terms.Count))
        {
            var row = new Dictionary<int, double>();
            foreach (var (figure, coefficient) in system.Sums[s].Terms)
            {
                row[figure] = row.GetValueOrDefault(figure) + coefficient;
            }

            Enter(system, row, rows, holders);
        }

        foreach (var (pivot, row) in rows)
        {
            if (row.Keys.Count(system.IsUnknown) == 1)
            {
                var rest = new Sum([.. row.Select(r => new Term(r.Key, r.Value))]);
                yield return (pivot, Propagation.Solve(rest, pivot, boundsOf));
            }
        }
    }

    private static void Enter(
        SumSystem system, Dictionary<int, double> row, Dictionary<int, Dictionary<int, double>> rows, Dictionary<int, HashSet<int>> holders)
    {
        foreach (var known in row.Keys.Where(rows.ContainsKey).ToArray())
        {
            Subtract(row, rows[known], row[known]);
        }

        int[] unknown = [.. row.Keys.Where(system.IsUnknown)];
        if (unknown.Length == 0 || row.Count > LongestRow)
        {
            return;
        }

        var pivot = unknown.MinBy(f => (holders.GetValueOrDefault(f)?.Count ?? 0, f));
        var scale = row[pivot];
        foreach (var figure in row.Keys.ToArray())
        {
            row[figure] /= scale;
        }

        foreach (var other in holders.GetValueOrDefault(pivot)?.ToArray() ?? [])
        {
            if (rows[other].TryGetValue(pivot, out var times))
            {
                Subtract(rows[other], row, times);
                Note(system, rows[other], other, holders);
            }
        }

        rows.Add(pivot, row);
        Note(system, row, pivot, holders);
    }

    private static void Note(SumSystem system, Dictionary<int, double> row, int pivot, Dictionary<int, HashSet<int>> holders)
    {
        foreach (var figure in row.Keys.Where(f => f != pivot && system.IsUnknown(f)))
        {
            if (!holders.TryGetValue(figure, out var of))
            {
                holders.Add(figure, of = []);
            }

            of.Add(pivot);
        }
    }

    private static void Subtract(Dictionary<int, double> row, Dictionary<int, double> by, double times)
    {
        foreach (var (figure, coefficient) in by)
        {
            var left = row.GetValueOrDefault(figure) - (times * coefficient);
            if (Math.Abs(left) < Zero)
            {
                row.Remove(figure);
            }
            else
            {
                row[figure] = left;
            }
        }
    }
}
