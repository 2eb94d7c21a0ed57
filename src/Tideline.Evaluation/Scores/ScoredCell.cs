using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Evaluation.Scores;

/// <summary>One figure beside its truth.</summary>
/// <param name="Area">P-code of the home, host or origin.</param>
/// <param name="Counterpart">P-code of a flow's host; null otherwise.</param>
/// <param name="Start">First local day of the period.</param>
/// <param name="End">Last local day of the period, inclusive.</param>
/// <param name="Truth">True people.</param>
/// <param name="TruthSubscribers">This operator's subscribers among them.</param>
/// <param name="Oracle">What one would say who knows every subscriber's state; null where not known.</param>
/// <param name="Estimate">The product's figure; null where the cube has no such cell, which claims that there is none.</param>
internal sealed record ScoredCell(
    string Area, string? Counterpart, LocalDate Start, LocalDate End, double Truth, double TruthSubscribers, double? Oracle, Estimate? Estimate)
{
    /// <summary>The unclipped estimate; 0 where the cube has no such cell.</summary>
    public double Value => Estimate?.Value ?? 0;

    /// <summary>False where the product says that it could not see: no estimate is scored then, of the oracle neither.</summary>
    public bool Observable => Estimate is not { } e || (e.Status != ObservationStatus.NotObservable && !double.IsNaN(e.Value));
}
