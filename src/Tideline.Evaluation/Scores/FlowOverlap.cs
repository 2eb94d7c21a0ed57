using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Common part of commuters: how much of two sets of flows is the same.</summary>
/// <param name="Shared">Sum of the smaller of estimate and truth.</param>
/// <param name="Truth">Sum of the true flows.</param>
/// <param name="Estimate">Sum of the estimates, each clipped at 0: a flow is not negative.</param>
public sealed record OverlapSums(double Shared, double Truth, double Estimate) : IAdditionOperators<OverlapSums, OverlapSums, OverlapSums>
{
    /// <summary>2 Σmin / (ΣT + ΣT̂): 1 is the same, 0 is nothing in common.</summary>
    public double? Cpc => Ratio.Of(2 * Shared, Truth + Estimate);

    public static OverlapSums Of(IEnumerable<(double Estimate, double Truth)> flows)
    {
        var sums = new OverlapSums(0, 0, 0);
        foreach (var (estimate, truth) in flows)
        {
            var guess = Math.Max(0, estimate);
            sums += new OverlapSums(Math.Min(guess, truth), truth, guess);
        }

        return sums;
    }

    public static OverlapSums operator +(OverlapSums left, OverlapSums right) =>
        new(left.Shared + right.Shared, left.Truth + right.Truth, left.Estimate + right.Estimate);
}

/// <summary>Overlap of the product beside that of the oracle over the same pairs and weeks.</summary>
public sealed record FlowOverlap(OverlapSums Ours, OverlapSums? Oracle) : IAdditionOperators<FlowOverlap, FlowOverlap, FlowOverlap>
{
    internal static FlowOverlap Of(IReadOnlyCollection<ScoredCell> observable) => new(
        OverlapSums.Of(observable.Select(c => (c.Value, c.Truth))),
        observable.Any(c => c.Oracle is null) ? null : OverlapSums.Of(observable.Select(c => (c.Oracle!.Value, c.Truth))));

    public static FlowOverlap operator +(FlowOverlap left, FlowOverlap right) =>
        new(left.Ours + right.Ours, Ratio.Both(left.Oracle, right.Oracle));
}
