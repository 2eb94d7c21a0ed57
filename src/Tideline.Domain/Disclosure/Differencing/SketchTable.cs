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
        ref var marks = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, cell, out _);
        marks ??= new ushort[ContributorSketch.Buckets];
        marks[Draws.Hash(subscriber, 1) % ContributorSketch.Buckets] ^= (ushort)Draws.Hash(subscriber, 2, contribution);
    }

    public void Add(SketchTable other)
    {
        foreach (var (cell, part) in other._marks)
        {
            ref var marks = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, cell, out _);
            marks ??= new ushort[ContributorSketch.Buckets];
            ContributorSketch.Combine(marks, part);
        }
    }

    /// <summary>Of several cells together.</summary>
    public ContributorSketch Of(IEnumerable<ulong> cells) =>
        ContributorSketch.OfMarks(cells.Select(c => _marks.GetValueOrDefault(c)).OfType<ushort[]>());
}
