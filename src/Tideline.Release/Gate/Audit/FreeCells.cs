using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>Hidden cells that are safe by the form of their sums, whatever else is hidden.</summary>
internal static class FreeCells
{
    /// <summary>
    /// Whether a cell stands in no sum at all, or in one beside another hidden cell that stands in no other: then both may grow together,
    /// or one takes all from the other.
    /// </summary>
    public static bool Has(SuppressionTable table, IReadOnlyList<bool> hidden, int cell, long minimum)
    {
        var equations = table.EquationsOf(cell);
        if (equations.Count != 1)
        {
            return equations.Count == 0;
        }

        var terms = table.Equations[equations[0]].Terms;
        var own = terms.First(t => t.Cell == cell).Coefficient;
        return terms.Any(t =>
            t.Cell != cell && hidden[t.Cell] && Math.Abs(t.Coefficient) == Math.Abs(own) && table.EquationsOf(t.Cell).Count == 1
            && (t.Coefficient != own || table.Cells[cell].Size + table.Cells[t.Cell].Size >= minimum * table.Cells[cell].Weight));
    }
}
