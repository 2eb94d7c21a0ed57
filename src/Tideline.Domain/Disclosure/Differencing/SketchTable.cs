using System.Runtime.InteropServices;

namespace Tideline.Domain.Disclosure.Differencing;

/// <summary>Sketches by cell, filled one subscriber after another; cells without anybody take no memory.</summary>
public sealed class SketchTable
{
    private readonly Dictionary<ulong, ushort[]> _marks = [];

    /// <summary>Adds a subscriber to a cell. One that contributes to a cell in several parts may be added once for each.</summary>
    /// <param name="contribution">What would change the figure if it were another number.</param>
    public void Mark(ulong cell, ulong subscriber, ulong contribution)
    {
        MarksOf(cell)[Draws.Hash(subscriber, 1) % ContributorSketch.Buckets] ^= (ushort)Draws.Hash(subscriber, 2, contribution);
    }

    /// <summary>The same where there is a contribution at all.</summary>
    public void MarkPositive(ulong cell, ulong subscriber, int contribution)
    {
        if (contribution > 0)
        {
            Mark(cell, subscriber, (ulong)contribution);
        }
    }

    public void Add(SketchTable other)
    {
        foreach (var (cell, part) in other._marks)
        {
            ContributorSketch.Combine(MarksOf(cell), part);
        }
    }

    /// <summary>Of several cells together.</summary>
    public ContributorSketch Of(IEnumerable<ulong> cells) =>
        ContributorSketch.OfMarks(cells.Select(c => _marks.GetValueOrDefault(c)).OfType<ushort[]>());

    private ushort[] MarksOf(ulong cell)
    {
        ref var marks = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, cell, out _);
        return marks ??= new ushort[ContributorSketch.Buckets];
    }
}
