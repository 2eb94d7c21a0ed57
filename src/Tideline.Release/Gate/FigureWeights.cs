using Tideline.Domain.Cubes;

namespace Tideline.Release.Gate;

/// <summary>People that one subscriber behind a figure stands for.</summary>
/// <remarks>A figure with nobody behind it has no weight of its own; it gets the largest of its indicator, which asks for most.</remarks>
internal sealed class FigureWeights
{
    private readonly Dictionary<Indicator, double> _largest;

    public FigureWeights(IEnumerable<GateRow> rows) => _largest = rows.GroupBy(r => r.Indicator)
        .ToDictionary(g => g.Key, g => g.Max(r => r.Estimate.Weight) is > 0 and var largest ? largest : 1);

    public double Of(GateRow row) => row.Estimate.Weight > 0 ? row.Estimate.Weight : Largest(row.Indicator);

    public double Largest(Indicator indicator) => _largest[indicator];

    /// <summary>Of the pairs from a home.</summary>
    public double Of(FlowTable table, string home) =>
        table.From(home).Select(p => p.Estimate.Weight).DefaultIfEmpty(0).Max() is > 0 and var weight ? weight : Largest(table.Indicator);
}
