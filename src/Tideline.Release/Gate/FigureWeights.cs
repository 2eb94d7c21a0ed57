using Tideline.Domain.Cubes;

namespace Tideline.Release.Gate;

/// <summary>People that one subscriber behind a figure stands for.</summary>
/// <remarks>A figure with nobody behind it has no weight of its own; it gets the largest of its indicator, which asks for most. In a published
/// table that is the largest when it was published: what was safe then is not judged by later weeks.</remarks>
internal sealed class FigureWeights(IReadOnlyCollection<GateRow> rows)
{
    private readonly Dictionary<Indicator, double> _largest = rows.GroupBy(r => r.Indicator)
        .ToDictionary(g => g.Key, g => g.Max(r => r.Estimate.Weight) is > 0 and var largest ? largest : 1);

    public double Of(GateRow row) => row.Estimate.Weight > 0 ? row.Estimate.Weight : Largest(row);

    /// <summary>Of an indicator, where a row of it is published with.</summary>
    public double Largest(GateRow row) => row is { Standing: true, Before.LargestWeight: > 0 and var then } ? then : _largest[row.Indicator];

    /// <summary>Of the pairs into a host.</summary>
    public double Largest(FlowTable table) => Largest(table.Pairs.Values.First());

    /// <summary>Of the pairs from a home.</summary>
    public double Of(FlowTable table, string home) =>
        table.From(home).Select(p => p.Estimate.Weight).DefaultIfEmpty(0).Max() is > 0 and var weight ? weight : Largest(table);
}
