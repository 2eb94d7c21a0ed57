namespace Tideline.Attack.Sums;

/// <summary>Figures and every sum of theirs that a reader knows.</summary>
public sealed class SumSystem
{
    private readonly int[][] _sumsOf;

    public SumSystem(IReadOnlyList<Figure> figures, IReadOnlyList<Sum> sums)
    {
        (Figures, Sums) = (figures, sums);
        var incidence = new List<int>?[figures.Count];
        for (var s = 0; s < sums.Count; s++)
        {
            foreach (var term in sums[s].Terms)
            {
                (incidence[term.Figure] ??= []).Add(s);
            }
        }

        _sumsOf = [.. incidence.Select(i => i?.ToArray() ?? [])];
    }

    public IReadOnlyList<Figure> Figures { get; }

    public IReadOnlyList<Sum> Sums { get; }

    /// <summary>Indices of the sums that a figure stands in.</summary>
    public IReadOnlyList<int> SumsOf(int figure) => _sumsOf[figure];

    /// <summary>Sums that hang together by figures without a number, each part in ascending order; sums of printed figures
    /// alone are in none.</summary>
    public IEnumerable<int[]> Components()
    {
        var seen = new bool[Sums.Count];
        for (var first = 0; first < Sums.Count; first++)
        {
            if (!seen[first] && Sums[first].Terms.Any(t => IsUnknown(t.Figure)))
            {
                int[] part = [.. Around([first], int.MaxValue)];
                foreach (var s in part)
                {
                    seen[s] = true;
                }

                Array.Sort(part);
                yield return part;
            }
        }
    }

    /// <summary>Sums reached from some by figures without a number, nearest first, at most so many.</summary>
    public IReadOnlyList<int> Around(IEnumerable<int> start, int most)
    {
        List<int> reached = [.. start.Distinct()];
        var seen = reached.ToHashSet();
        for (var i = 0; i < reached.Count && reached.Count < most; i++)
        {
            foreach (var term in Sums[reached[i]].Terms)
            {
                if (IsUnknown(term.Figure))
                {
                    foreach (var s in _sumsOf[term.Figure])
                    {
                        if (reached.Count < most && seen.Add(s))
                        {
                            reached.Add(s);
                        }
                    }
                }
            }
        }

        return reached;
    }

    public bool IsUnknown(int figure) => Figures[figure].Kind != FigureKind.Printed;
}
