using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Shares beside true shares, each weighted by the people it speaks of.</summary>
/// <param name="Cells">Shares compared.</param>
/// <param name="People">Sum of the weights.</param>
/// <param name="Truth">Sum of weight × true share.</param>
/// <param name="Estimate">Sum of weight × estimated share.</param>
/// <param name="AbsoluteError">Sum of weight × |estimate − truth|.</param>
/// <param name="GreatestError">Greatest |estimate − truth| of a single share.</param>
/// <param name="Intervals">Shares with an interval.</param>
/// <param name="Within80">Of them, those whose 80% interval holds the truth.</param>
public sealed record ShareSums(
    long Cells, double People, double Truth, double Estimate, double AbsoluteError, double GreatestError, long Intervals, long Within80)
    : IAdditionOperators<ShareSums, ShareSums, ShareSums>
{
    /// <summary>Mean |estimate − truth|, weighted.</summary>
    public double? MeanError => Ratio.Of(AbsoluteError, People);

    /// <summary>Mean of estimate − truth, weighted: the error that more seeds would not take away.</summary>
    public double? Bias => Ratio.Of(Estimate - Truth, People);

    public double? Coverage80 => Ratio.Of(Within80, Intervals);

    internal static ShareSums Of(IEnumerable<(ScoredCell Cell, double People)> shares)
    {
        var sums = new ShareSums(0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var (cell, people) in shares)
        {
            var error = Math.Abs(cell.Value - cell.Truth);
            var within = cell.Estimate is { } e ? IntervalScores.Holds(e.Interval80, cell.Truth) : 0;
            sums += new ShareSums(
                1, people, people * cell.Truth, people * cell.Value, people * error, error, cell.Estimate is null ? 0 : 1, within);
        }

        return sums;
    }

    public static ShareSums operator +(ShareSums left, ShareSums right) => new(
        checked(left.Cells + right.Cells), left.People + right.People, left.Truth + right.Truth, left.Estimate + right.Estimate,
        left.AbsoluteError + right.AbsoluteError, Math.Max(left.GreatestError, right.GreatestError),
        checked(left.Intervals + right.Intervals), checked(left.Within80 + right.Within80));
}
