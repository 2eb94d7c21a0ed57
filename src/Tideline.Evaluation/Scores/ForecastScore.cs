using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Projected stocks of weeks that came, beside the forecast that nothing changes.</summary>
/// <param name="Projected">Errors of the projection.</param>
/// <param name="Persisting">Errors of persistence: the last estimated week's stock, for the same areas and weeks.</param>
/// <param name="Percentages">Percentage errors of the projection.</param>
/// <param name="PersistingPercentages">The same of persistence.</param>
/// <param name="Within80">Projections whose 80% band holds the truth.</param>
/// <param name="Within95">The same of the 95% band.</param>
public sealed record ForecastScore(
    ErrorSums Projected, ErrorSums Persisting, PercentageSums Percentages, PercentageSums PersistingPercentages, long Within80, long Within95)
    : IAdditionOperators<ForecastScore, ForecastScore, ForecastScore>
{
    /// <summary>1 − error ÷ persistence's error, of sums of absolute errors: above 0 beats persistence. Null where
    /// persistence never missed.</summary>
    public double? Skill => 1 - Ratio.Of(Projected.AbsoluteError, Persisting.AbsoluteError);

    public double? Coverage80 => Ratio.Of(Within80, Projected.Cells);

    public double? Coverage95 => Ratio.Of(Within95, Projected.Cells);

    internal static ForecastScore Of(IReadOnlyCollection<ForecastCell> cells) => new(
        ErrorSums.Of(cells.Select(c => (c.Figure.Value, c.Figure.Truth))),
        ErrorSums.Of(cells.Select(c => (c.Persisting, c.Figure.Truth))),
        PercentageSums.Of(cells.Select(c => (c.Figure.Value, c.Figure.Truth))),
        PercentageSums.Of(cells.Select(c => (c.Persisting, c.Figure.Truth))),
        cells.Sum(c => IntervalScores.Holds(c.Figure.Estimate!.Value.Interval80, c.Figure.Truth)),
        cells.Sum(c => IntervalScores.Holds(c.Figure.Estimate!.Value.Interval95, c.Figure.Truth)));

    public static ForecastScore operator +(ForecastScore left, ForecastScore right) => new(
        left.Projected + right.Projected, left.Persisting + right.Persisting, left.Percentages + right.Percentages,
        left.PersistingPercentages + right.PersistingPercentages, checked(left.Within80 + right.Within80), checked(left.Within95 + right.Within95));
}

/// <summary>One projection, its truth, and what persistence would have said.</summary>
/// <param name="Figure">The projection, which is there, beside its truth.</param>
/// <param name="WeeksAhead">Weeks after the last estimated one; 1 is the next.</param>
/// <param name="Persisting">The last estimated week's stock.</param>
internal sealed record ForecastCell(ScoredCell Figure, int WeeksAhead, double Persisting);
