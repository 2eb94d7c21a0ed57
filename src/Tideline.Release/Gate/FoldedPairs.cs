using System.Runtime.InteropServices;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate;

/// <summary>The folded pairs of one origin, or into one host, taken together.</summary>
/// <param name="Contributors">The pairs' contributors, added; one who is at two hosts counts twice.</param>
/// <param name="Size">Mean daily people.</param>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Weight">People that one subscriber stands for, at most.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoldedSum(long Contributors, double Size, int Pairs, double Weight)
{
    /// <summary>A sum that no row prints. A reader may find it where enough people are behind it.</summary>
    /// <param name="people">The most distinct subscribers that are known to be behind it.</param>
    /// <param name="minimum">Fewest subscribers of a figure that may be known.</param>
    public TableCell Cell(long people, long minimum)
    {
        var distinct = Math.Min(Contributors, people);
        return new(distinct, distinct >= minimum ? CellRole.Latent : CellRole.Sensitive, Daily: Size / Weight, Weight: Weight);
    }
}

/// <summary>The pairs of a flow that stand in <c>other</c> and whose number no reader knows, with their sums.</summary>
/// <param name="Sizes">By home, then host; NaN where the pair is shown, known, or not folded.</param>
internal sealed record FoldedPairs(IReadOnlyList<FoldedSum> Origins, IReadOnlyList<FoldedSum> Hosts, double[][] Sizes)
{
    public double Size => Origins.Sum(o => o.Size);

    public static FoldedPairs Of(FlowTable table, FigureWeights weights)
    {
        var pairs = table.Homes.Select(home => table.Hosts.Select(host => Unknown(table, weights, home, host)).ToArray()).ToArray();
        return new(
            [.. pairs.Select((row, o) => Sum(row, weights.Of(table, table.Homes[o])))],
            [.. Enumerable.Range(0, table.Hosts.Count).Select(h => Sum(pairs.Select(row => row[h]), weights.Largest(table)))],
            [.. pairs.Select(row => row.Select(p => p?.Size ?? double.NaN).ToArray())]);
    }

    private static (long Contributors, double Size)? Unknown(FlowTable table, FigureWeights weights, string home, string host)
    {
        if (!table.Pairs.TryGetValue((home, host), out var pair))
        {
            return table.HasAbsentPairs ? (0, 0) : null;
        }

        return pair.Folded && pair.Role != CellRole.Known ? (pair.Estimate.Contributors, pair.Size * weights.Of(pair)) : null;
    }

    private static FoldedSum Sum(IEnumerable<(long Contributors, double Size)?> pairs, double weight)
    {
        var (contributors, size, count) = (0L, 0.0, 0);
        foreach (var pair in pairs)
        {
            if (pair is { } p)
            {
                (contributors, size, count) = (checked(contributors + p.Contributors), size + p.Size, count + 1);
            }
        }

        return new(contributors, size, count, weight);
    }
}
