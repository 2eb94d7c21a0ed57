using System.Runtime.InteropServices;

namespace Tideline.Domain.Disclosure;

/// <summary>What a reader can find out about one hidden cell: it lies between these bounds.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellBounds(double Lower, double Upper)
{
    /// <summary>Whether the reader is left unsure enough: at least <paramref name="minimum"/> subscribers are possible, and the
    /// bounds are at least as far apart. For a number that may be negative the distance alone counts.</summary>
    public bool Protects(TableCell cell, long minimum) =>
        (cell.Signed || Upper >= minimum * cell.Weight) && Upper - Lower >= minimum * cell.Weight;
}

/// <summary>Bounds by propagation through one equation at a time until nothing tightens ("shuttle").</summary>
/// <remarks>
/// The reader is taken to know each equation's hidden rest exactly, which is the sum of the hidden cells' sizes. Rounding,
/// which protects further, is ignored. Propagation sees single equations only, so that bounds may be wider than what a
/// reader gets by combining several: what it finds narrow is narrow, and an <see cref="IDisclosureAudit"/> judges the rest.
/// </remarks>
public static class FeasibleIntervals
{
    // Cycles of equations may tighten for ever by ever smaller steps; stopping only leaves the bounds a little wide.
    private const int MostSweeps = 50;
    private const double Step = 1e-6;

    public static CellBounds[] ByPropagation(SuppressionTable table, IReadOnlyList<bool> hidden)
    {
        var bounds = new CellBounds[table.Cells.Count];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = new(table.Cells[i].Signed ? double.NegativeInfinity : 0, double.PositiveInfinity);
        }

        EquationTerm[][] rests =
        [
            .. table.Equations.Select(e => e.Terms.Where(t => hidden[t.Cell]).ToArray()).Where(r => r.Length > 0),
        ];
        var tightened = true;
        for (var sweep = 0; tightened && sweep < MostSweeps; sweep++)
        {
            tightened = false;
            foreach (var rest in rests)
            {
                tightened |= Tighten(table, rest, bounds);
            }
        }

        return bounds;
    }

    private static bool Tighten(SuppressionTable table, EquationTerm[] rest, CellBounds[] bounds)
    {
        double sum = 0;
        var low = new OpenSum();
        var high = new OpenSum();
        foreach (var (cell, coefficient) in rest)
        {
            sum += (double)coefficient * table.Cells[cell].Size;
            var scaled = Scale(bounds[cell], coefficient);
            low.Add(scaled.Lower);
            high.Add(scaled.Upper);
        }

        var tightened = false;
        foreach (var (cell, coefficient) in rest)
        {
            var old = bounds[cell];
            var scaled = Scale(old, coefficient);
            var rough = new CellBounds(
                sum - high.Without(scaled.Upper, double.PositiveInfinity),
                sum - low.Without(scaled.Lower, double.NegativeInfinity));
            var found = Scale(rough, 1.0 / coefficient);
            var next = new CellBounds(Math.Max(old.Lower, found.Lower), Math.Min(old.Upper, found.Upper));
            if (next.Lower > old.Lower + Step || next.Upper < old.Upper - Step)
            {
                low.Replace(scaled.Lower, Scale(next, coefficient).Lower);
                high.Replace(scaled.Upper, Scale(next, coefficient).Upper);
                bounds[cell] = next;
                tightened = true;
            }
        }

        return tightened;
    }

    private static CellBounds Scale(CellBounds b, double by) =>
        by > 0 ? new(b.Lower * by, b.Upper * by) : new(b.Upper * by, b.Lower * by);

    /// <summary>A sum that counts its infinite addends, so that one can be taken out again.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct OpenSum
    {
        private double _finite;
        private int _infinite;

        public void Add(double x)
        {
            if (double.IsInfinity(x))
            {
                _infinite++;
            }
            else
            {
                _finite += x;
            }
        }

        public void Replace(double old, double next)
        {
            if (double.IsInfinity(old))
            {
                _infinite--;
            }
            else
            {
                _finite -= old;
            }

            Add(next);
        }

        public readonly double Without(double x, double open)
        {
            var others = double.IsInfinity(x) ? _infinite - 1 : _infinite;
            return others > 0 ? open : _finite - (double.IsInfinity(x) ? 0 : x);
        }
    }
}
