using Tideline.Evaluation;
using Tideline.Evaluation.Presets;

namespace Tideline.Proof.Standing;

/// <summary>What one country of a proof gave, as its file holds it.</summary>
/// <param name="Case">The country.</param>
/// <param name="Code">Hash of the code that made it.</param>
/// <param name="Definition">Preset and hash of the parameters.</param>
/// <param name="Subscribers">SIMs that were ever active, devices included.</param>
/// <param name="People">People of the country.</param>
/// <param name="EventRows">Rows that the operator's files would have.</param>
/// <param name="Days">Local days with data.</param>
/// <param name="Claimed">Whether the bulletin's headline would claim displacement.</param>
/// <param name="Seconds">Seconds by stage.</param>
/// <param name="PeakMegabytes">Greatest memory of the process so far.</param>
/// <param name="Report">The scores.</param>
internal sealed record ProofResult(
    ProofCase Case,
    string Code,
    string Definition,
    long Subscribers,
    long People,
    long EventRows,
    int Days,
    bool Claimed,
    IReadOnlyDictionary<string, double> Seconds,
    double PeakMegabytes,
    EvaluationReport Report)
{
    /// <summary>Published definitions on the same country; empty where they were not compared.</summary>
    public IReadOnlyList<PresetScore> Presets { get; init; } = [];
}
