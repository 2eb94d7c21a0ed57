using System.Numerics;
using Tideline.Domain.Cubes;

namespace Tideline.Evaluation.Scores;

/// <summary>How often intervals hold the truth, over figures with a positive truth.</summary>
/// <param name="Cells">Figures with an interval.</param>
/// <param name="Within80">Of them, those whose unclipped 80% interval holds the truth, bounds included.</param>
/// <param name="Within95">The same for the 95% interval.</param>
/// <param name="Above80">Those whose 80% interval lies wholly above 0.</param>
/// <param name="WeightedScore">Sum of the weighted interval scores.</param>
/// <param name="Truth">Sum of the true values.</param>
/// <param name="Width80">Sum of the widths of the 80% intervals, upper less lower bound.</param>
/// <param name="Width95">The same for the 95% interval.</param>
public sealed record IntervalScores(
    long Cells, long Within80, long Within95, long Above80, double WeightedScore, double Truth, double Width80, double Width95)
    : IAdditionOperators<IntervalScores, IntervalScores, IntervalScores>
{
    public double? Coverage80 => Ratio.Of(Within80, Cells);

    public double? Coverage95 => Ratio.Of(Within95, Cells);

    /// <summary>Sum of the weighted interval scores per true person; comparable with a WAPE.</summary>
    public double? RelativeScore => Ratio.Of(WeightedScore, Truth);

    /// <summary>Mean weighted interval score, in people.</summary>
    public double? MeanScore => Ratio.Of(WeightedScore, Cells);

    /// <summary>Mean width of the 80% interval, in people.</summary>
    public double? MeanWidth80 => Ratio.Of(Width80, Cells);

    /// <summary>Sum of the widths of the 80% intervals per true person.</summary>
    public double? RelativeWidth80 => Ratio.Of(Width80, Truth);

    public double? RelativeWidth95 => Ratio.Of(Width95, Truth);

    internal static IntervalScores Of(IEnumerable<ScoredCell> positive)
    {
        var scores = new IntervalScores(0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var cell in positive)
        {
            if (cell.Estimate is { } e)
            {
                scores += new IntervalScores(
                    1, Holds(e.Interval80, cell.Truth), Holds(e.Interval95, cell.Truth), e.Interval80.Lower > 0 ? 1 : 0,
                    WeightedIntervalScore(e.Value, e.Interval80, e.Interval95, cell.Truth), cell.Truth,
                    e.Interval80.Upper - e.Interval80.Lower, e.Interval95.Upper - e.Interval95.Lower);
            }
        }

        return scores;
    }

    /// <summary>
    /// (½|y − m| + Σ α/2 · IS) / 2.5 over the 80% and the 95% interval, with IS = (u − l) + 2/α (l − y)⁺ + 2/α (y − u)⁺
    /// (Bracher et al. 2021). In the unit of the value; 0 is best.
    /// </summary>
    public static double WeightedIntervalScore(double median, Interval interval80, Interval interval95, double truth) =>
        ((0.5 * Math.Abs(truth - median)) + (0.1 * IntervalScore(interval80, 0.2, truth)) + (0.025 * IntervalScore(interval95, 0.05, truth))) / 2.5;

    public static IntervalScores operator +(IntervalScores left, IntervalScores right) => new(
        checked(left.Cells + right.Cells), checked(left.Within80 + right.Within80), checked(left.Within95 + right.Within95),
        checked(left.Above80 + right.Above80), left.WeightedScore + right.WeightedScore, left.Truth + right.Truth,
        left.Width80 + right.Width80, left.Width95 + right.Width95);

    internal static long Holds(Interval interval, double truth) => interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;

    private static double IntervalScore(Interval i, double alpha, double truth) =>
        i.Upper - i.Lower + (2 / alpha * (Math.Max(0, i.Lower - truth) + Math.Max(0, truth - i.Upper)));
}

/// <summary>What is said of figures whose truth is exactly 0.</summary>
/// <param name="Cells">Figures with an interval.</param>
/// <param name="Within80">Of them, those whose 80% interval holds 0.</param>
/// <param name="Above80">Those whose 80% interval lies wholly above 0: displacement claimed where there is none.</param>
/// <param name="Estimate">Sum of the unclipped estimates.</param>
public sealed record ZeroScores(long Cells, long Within80, long Above80, double Estimate)
    : IAdditionOperators<ZeroScores, ZeroScores, ZeroScores>
{
    public double? Coverage80 => Ratio.Of(Within80, Cells);

    internal static ZeroScores Of(IEnumerable<ScoredCell> zeros)
    {
        var scores = new ZeroScores(0, 0, 0, 0);
        foreach (var cell in zeros)
        {
            if (cell.Estimate is { } e)
            {
                scores += new ZeroScores(1, IntervalScores.Holds(e.Interval80, 0), e.Interval80.Lower > 0 ? 1 : 0, e.Value);
            }
        }

        return scores;
    }

    public static ZeroScores operator +(ZeroScores left, ZeroScores right) => new(
        checked(left.Cells + right.Cells), checked(left.Within80 + right.Within80), checked(left.Above80 + right.Above80),
        left.Estimate + right.Estimate);
}
