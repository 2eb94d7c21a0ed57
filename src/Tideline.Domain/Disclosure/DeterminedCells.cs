namespace Tideline.Domain.Disclosure;

/// <summary>Hidden cells whose exact number follows from adding and subtracting any of the published sums.</summary>
/// <remarks>
/// Gauss–Jordan elimination of the equations' hidden rests. An equation with a cell that stands in no other says nothing
/// about the rest and is set aside first, again and again; what must be eliminated is small. Bounds are no concern here: a cell
/// that follows only together with x ≥ 0 is a matter of <see cref="FeasibleIntervals"/>.
/// </remarks>
public static class DeterminedCells
{
    // Coefficients are small integers, so that what elimination leaves is either far from zero or an error of rounding.
    private const double Zero = 1e-9;

    /// <returns>Indices of the cells, ascending.</returns>
    public static IReadOnlyList<int> Find(SuppressionTable table, IReadOnlyList<bool> hidden)
    {
        var rests = table.Equations
            .Select(e => e.Terms.Where(t => hidden[t.Cell]).ToDictionary(t => t.Cell, t => (double)t.Coefficient))
            .Where(r => r.Count > 0)
            .ToList();
        var aside = SetAside(rests);
        var rowOf = Eliminate(rests);
        for (var i = aside.Count - 1; i >= 0; i--)
        {
            // Its own cell stands in no row yet, so that it is the pivot and nothing need be eliminated upwards.
            var (own, row) = aside[i];
            Reduce(row, rowOf);
            Divide(row, row[own]);
            rowOf.Add(own, row);
        }

        return [.. rowOf.Where(r => r.Value.Count == 1).Select(r => r.Key).Order()];
    }

    /// <summary>Removes equations that have a cell of their own; returns both, in order of removal.</summary>
    private static List<(int Own, Dictionary<int, double> Row)> SetAside(List<Dictionary<int, double>> rests)
    {
        var equationsOf = new Dictionary<int, HashSet<int>>();
        foreach (var (e, rest) in rests.Index())
        {
            foreach (var cell in rest.Keys)
            {
                if (!equationsOf.TryGetValue(cell, out var equations))
                {
                    equationsOf.Add(cell, equations = []);
                }

                equations.Add(e);
            }
        }

        var aside = new List<(int Own, Dictionary<int, double> Row)>();
        var removed = new bool[rests.Count];
        var alone = new Queue<int>(equationsOf.Where(c => c.Value.Count == 1).Select(c => c.Key).Order());
        while (alone.TryDequeue(out var own))
        {
            if (equationsOf[own].Count != 1)
            {
                continue;
            }

            var e = equationsOf[own].First();
            aside.Add((own, rests[e]));
            removed[e] = true;
            foreach (var cell in rests[e].Keys.Order())
            {
                equationsOf[cell].Remove(e);
                if (equationsOf[cell].Count == 1)
                {
                    alone.Enqueue(cell);
                }
            }
        }

        for (var e = rests.Count - 1; e >= 0; e--)
        {
            if (removed[e])
            {
                rests.RemoveAt(e);
            }
        }

        return aside;
    }

    /// <summary>Gauss–Jordan form by pivot: a row has its pivot, with coefficient 1, and cells that are no pivots.</summary>
    private static Dictionary<int, Dictionary<int, double>> Eliminate(List<Dictionary<int, double>> rests)
    {
        var rowOf = new Dictionary<int, Dictionary<int, double>>();
        var rowsWith = new Dictionary<int, HashSet<int>>();
        foreach (var row in rests.OrderBy(r => r.Count))
        {
            Reduce(row, rowOf);
            if (row.Count == 0)
            {
                continue;
            }

            var chosen = row.Keys.MinBy(c => (rowsWith.GetValueOrDefault(c)?.Count ?? 0, c));
            Divide(row, row[chosen]);
            foreach (var other in rowsWith.GetValueOrDefault(chosen)?.ToArray() ?? [])
            {
                Subtract(rowOf[other], row, rowOf[other][chosen], c => Note(c, other, rowOf[other].ContainsKey(c)));
            }

            rowOf.Add(chosen, row);
            foreach (var cell in row.Keys)
            {
                Note(cell, chosen, present: true);
            }
        }

        return rowOf;

        void Note(int cell, int pivot, bool present)
        {
            if (!rowsWith.TryGetValue(cell, out var rows))
            {
                rowsWith.Add(cell, rows = []);
            }

            _ = present ? rows.Add(pivot) : rows.Remove(pivot);
        }
    }

    private static void Reduce(Dictionary<int, double> row, Dictionary<int, Dictionary<int, double>> rowOf)
    {
        foreach (var pivot in row.Keys.Where(rowOf.ContainsKey).ToArray())
        {
            Subtract(row, rowOf[pivot], row[pivot], null);
        }
    }

    private static void Divide(Dictionary<int, double> row, double by)
    {
        foreach (var cell in row.Keys.ToArray())
        {
            row[cell] /= by;
        }
    }

    private static void Subtract(Dictionary<int, double> row, Dictionary<int, double> by, double times, Action<int>? changed)
    {
        foreach (var (cell, coefficient) in by)
        {
            var left = row.GetValueOrDefault(cell) - (times * coefficient);
            if (Math.Abs(left) < Zero)
            {
                row.Remove(cell);
            }
            else
            {
                row[cell] = left;
            }

            changed?.Invoke(cell);
        }
    }
}
