using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>How well a set of observable district-weeks was estimated.</summary>
/// <param name="Big">Errors where at least <see cref="BigSubscribers"/> subscribers were truly displaced.</param>
/// <param name="All">Errors over all, true zeros included.</param>
/// <param name="Large">Percentage errors where at least 500 people were truly displaced.</param>
/// <param name="Intervals">Intervals where the truth is positive.</param>
/// <param name="Zeros">What is said where the truth is 0.</param>
public sealed record StockScore(Errors Big, Errors All, PercentageErrors Large, IntervalScores Intervals, ZeroScores Zeros)
    : IAdditionOperators<StockScore, StockScore, StockScore>
{
    /// <summary>Below it, sampling error of the operator's own subscribers hides that of the method.</summary>
    public const double BigSubscribers = 50;

    /// <summary>Share of district-weeks whose 80% interval lies wholly above 0; about 10% where nothing happened.</summary>
    public double? AboveZeroShare => Ratio.Of(Intervals.Above80 + Zeros.Above80, Intervals.Cells + Zeros.Cells);

    internal static StockScore Of(IReadOnlyCollection<ScoredCell> observable) => new(
        Errors.Of([.. observable.Where(c => c.TruthSubscribers >= BigSubscribers)]),
        Errors.Of(observable),
        PercentageErrors.Of(observable),
        IntervalScores.Of(observable.Where(c => c.Truth > 0)),
        ZeroScores.Of(observable.Where(c => c.Truth == 0)));

    public static StockScore operator +(StockScore left, StockScore right) => new(
        left.Big + right.Big, left.All + right.All, left.Large + right.Large, left.Intervals + right.Intervals, left.Zeros + right.Zeros);
}
