using System.Runtime.InteropServices;
using Tideline.Domain.Combining;

namespace Tideline.Exchange.Hub.Union;

/// <summary>What the audit of combined figures did.</summary>
/// <param name="Alone">Hidden because too few operators are behind them, or one of them is nearly all.</param>
/// <param name="ForOthers">Hidden because another operator's figure would follow from them.</param>
/// <param name="ByStructure">Figures of operators shown to be safe by how the sums hang together.</param>
/// <param name="ByProgramme">Figures shown to be safe by linear programme.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UnionOutcome(int Alone, int ForOthers, int ByStructure, int ByProgramme)
{
    public static UnionOutcome operator +(UnionOutcome a, UnionOutcome b) =>
        new(a.Alone + b.Alone, a.ForOthers + b.ForOthers, a.ByStructure + b.ByStructure, a.ByProgramme + b.ByProgramme);
}

/// <summary>Hides combined figures until no operator can come near to another's from them.</summary>
/// <remarks>Only released figures are here: what an operator's own gate hides is in none of them, and follows from them no more than from that operator's release.</remarks>
internal static class UnionAudit
{
    /// <summary>Decides which figures are shown: first each by itself, then against every operator who looks at all of them.</summary>
    /// <param name="minimum">Fewest operators behind a figure.</param>
    /// <param name="percent">How near nobody may come to another's figure, in percent of it; a printed step of it at least.</param>
    public static UnionOutcome Apply(UnionTable table, int minimum, double percent)
    {
        var outcome = new UnionOutcome();
        foreach (var cell in table.Cells)
        {
            double[] parts = [.. cell.Weights.Zip(cell.Values).Where(p => p.Second is not null).Select(p => p.First * p.Second!.Value)];
            cell.Shown = parts.Length >= minimum && OperatorDominance.IsSafe(parts, percent);
            outcome += new UnionOutcome(parts.Length > 0 && !cell.Shown ? 1 : 0, 0, 0, 0);
        }

        while (true)
        {
            var (unsafeCell, found) = Look(table, percent);
            if (unsafeCell is not { } cell)
            {
                return outcome + found;
            }

            Hide(table, cell);
            outcome += new UnionOutcome(0, 1, 0, 0);
        }
    }

    private static (int? Unsafe, UnionOutcome Found) Look(UnionTable table, double percent)
    {
        var (structure, programme) = (0, 0);
        for (var attacker = 0; attacker < table.Operators; attacker++)
        {
            SolverView? view = null;
            try
            {
                foreach (var (c, cell) in table.Cells.Index())
                {
                    for (var other = 0; other < table.Operators; other++)
                    {
                        if (other == attacker || cell.Values[other] is not { } value)
                        {
                            continue;
                        }

                        var wide = Math.Max(percent / 100 * value, table.Bases[other]);
                        if (RoomByStructure(table, attacker, other, c) >= wide)
                        {
                            structure++;
                        }
                        else if ((view ??= new(table, attacker)).Bounds(other, c) is { } bounds && bounds.Most - bounds.Least >= wide)
                        {
                            programme++;
                        }
                        else
                        {
                            return (c, default);
                        }
                    }
                }
            }
            finally
            {
                view?.Dispose();
            }
        }

        return (null, new(0, 0, structure, programme));
    }

    /// <summary>How far another's figure can rise while a third one's falls, in all finest areas below at once, without any shown figure moving: the same exchange everywhere
    /// that the two are in the same proportion. 0 where they are not.</summary>
    private static double RoomByStructure(UnionTable table, int attacker, int other, int at)
    {
        UnionCell[] touched = [.. Below(table, at).Concat(Above(table, at)).Select(c => table.Cells[c]).Where(c => c.Shown)];
        if (touched.Length == 0)
        {
            return double.PositiveInfinity;
        }

        int[] finest = [.. Below(table, at).Where(c => !table.Children[c].Any())];
        var best = 0.0;
        for (var third = 0; third < table.Operators; third++)
        {
            if (third == attacker || third == other)
            {
                continue;
            }

            double[] ratios = [.. touched.Select(c => c.Weights[third] / c.Weights[other])];
            if (ratios.All(r => double.IsFinite(r) && r > 0 && Math.Abs(r - ratios[0]) <= 1e-9 * ratios[0]))
            {
                best = Math.Max(best, ratios[0] * finest.Sum(c => table.Cells[c].Values[third] ?? 0));
            }
        }

        return best;
    }

    private static IEnumerable<int> Below(UnionTable table, int at) => table.Children[at].SelectMany(c => Below(table, c)).Prepend(at);

    private static IEnumerable<int> Above(UnionTable table, int at)
    {
        for (var up = table.Cells[at].Parent; up >= 0; up = table.Cells[up].Parent)
        {
            yield return up;
        }
    }

    /// <summary>Takes the figure itself away; where it is hidden already, the smallest beside it, and last the one above.</summary>
    private static void Hide(UnionTable table, int at)
    {
        var parent = table.Cells[at].Parent;
        IEnumerable<int> near = parent < 0 ? [] : table.Children[parent].Where(c => table.Cells[c].Shown).OrderBy(c => table.Cells[c].Combined).ThenBy(c => c);
        var chosen = table.Cells[at].Shown ? at
            : near.Concat(Below(table, at)).Concat(Above(table, at)).Concat(Enumerable.Range(0, table.Cells.Count)).First(c => table.Cells[c].Shown);
        table.Cells[chosen].Shown = false;
    }
}
