using Tideline.Evaluation;
using Tideline.Evaluation.Presets;
using Tideline.Pipeline.Runs;

namespace Tideline.Proof;

/// <summary>What one generated country gave and how near it came to the truth.</summary>
/// <param name="Figures">Cubes, headline and network of the first emergency.</param>
/// <param name="Evaluation">Its scores against <c>truth/</c>.</param>
/// <param name="Subscribers">SIMs that were ever active, devices included.</param>
/// <param name="People">People of the country.</param>
/// <param name="EventRows">Rows that the operator's files would have.</param>
/// <param name="LocalDays">Local days from the first to the last with data.</param>
/// <param name="Seconds">Seconds by stage: people, events, estimates, evaluation.</param>
public sealed record ProofOutcome(
    EmergencyOutcome Figures,
    EvaluationReport Evaluation,
    long Subscribers,
    long People,
    long EventRows,
    int LocalDays,
    IReadOnlyDictionary<string, double> Seconds)
{
    /// <summary>The stock under every published definition, scored on the same country; empty where it was not asked for.</summary>
    public IReadOnlyList<PresetScore> Presets { get; init; } = [];
}
