using System.Numerics;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Presets;

/// <summary>How well one definition's stock meets the truth, beside the oracle. Scores of several seeds add up.</summary>
/// <param name="Name">Name of the preset, or <c>tideline</c>.</param>
/// <param name="Big">District-weeks with at least <see cref="StockScore.BigSubscribers"/> truly displaced subscribers.</param>
/// <param name="All">All district-weeks, true zeros included.</param>
public sealed record PresetScore(string Name, Errors Big, Errors All) : IAdditionOperators<PresetScore, PresetScore, PresetScore>
{
    public static PresetScore operator +(PresetScore left, PresetScore right) =>
        new(left.Name, left.Big + right.Big, left.All + right.All);
}
