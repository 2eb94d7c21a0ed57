namespace Tideline.Exchange.Hub.Union;

/// <summary>One area of a combined table, as an operator looks at it who has its own figures and wants another's.</summary>
/// <param name="parent">Index of the area above within the table; negative where it has none there.</param>
/// <param name="weights">Of each operator in the combined figure; 0 where it did not contribute. They add up to 1, or are all 0.</param>
/// <param name="values">What each contributed; null where it did not.</param>
internal sealed class UnionCell(int parent, double[] weights, double?[] values)
{
    public int Parent { get; } = parent;

    public IReadOnlyList<double> Weights { get; } = weights;

    public IReadOnlyList<double?> Values { get; } = values;

    /// <summary>Whether the combined figure is shown.</summary>
    public bool Shown { get; set; }

    public double Combined => Weights.Zip(Values, (w, v) => w * (v ?? 0)).Sum();
}

/// <summary>The combined figures of one indicator and period that add up over areas.</summary>
/// <param name="Base">What combined figures are rounded to.</param>
/// <param name="Bases">What the figures of each operator are rounded to.</param>
internal sealed record UnionTable(IReadOnlyList<UnionCell> Cells, double Base, IReadOnlyList<double> Bases)
{
    public int Operators => Bases.Count;

    /// <summary>Indices of the areas directly below each.</summary>
    public ILookup<int, int> Children { get; } = Cells.Index().Where(c => c.Item.Parent >= 0).ToLookup(c => c.Item.Parent, c => c.Index);
}
