using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Flows by home and host: overlap, errors and divergence of the product beside those of the oracle.</summary>
/// <param name="Overlap">Common part of commuters.</param>
/// <param name="Errors">Errors by pair and week; estimates are not clipped.</param>
/// <param name="Divergence">Of the product.</param>
/// <param name="OracleDivergence">Of the oracle; null where its weights are not known.</param>
public sealed record FlowScore(FlowOverlap Overlap, Errors Errors, DivergenceSums Divergence, DivergenceSums? OracleDivergence)
    : IAdditionOperators<FlowScore, FlowScore, FlowScore>
{
    internal static FlowScore Of(IReadOnlyCollection<ScoredCell> observable) => new(
        FlowOverlap.Of(observable), Errors.Of(observable), DivergenceSums.Of(observable, c => c.Value),
        observable.Any(c => c.Oracle is null) ? null : DivergenceSums.Of(observable, c => c.Oracle!.Value));

    public static FlowScore operator +(FlowScore left, FlowScore right) => new(
        left.Overlap + right.Overlap, left.Errors + right.Errors, left.Divergence + right.Divergence,
        Ratio.Both(left.OracleDivergence, right.OracleDivergence));
}
