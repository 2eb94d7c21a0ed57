using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Sums of errors over figures; sums of several seeds add up to the pooled score.</summary>
/// <param name="Cells">Figures summed over.</param>
/// <param name="Truth">Sum of the true values.</param>
/// <param name="Estimate">Sum of the estimates, unclipped.</param>
/// <param name="AbsoluteError">Sum of |estimate − truth|.</param>
public sealed record ErrorSums(long Cells, double Truth, double Estimate, double AbsoluteError)
    : IAdditionOperators<ErrorSums, ErrorSums, ErrorSums>
{
    /// <summary>Weighted absolute percentage error Σ|D̂ − D| / ΣD, as a share; null where nothing is true.</summary>
    public double? Wape => Ratio.Of(AbsoluteError, Truth);

    /// <summary>ΣD̂ / ΣD; null where nothing is true.</summary>
    public double? Bias => Ratio.Of(Estimate, Truth);

    public static ErrorSums Of(IEnumerable<(double Estimate, double Truth)> figures)
    {
        var sums = new ErrorSums(0, 0, 0, 0);
        foreach (var (estimate, truth) in figures)
        {
            sums += new ErrorSums(1, truth, estimate, Math.Abs(estimate - truth));
        }

        return sums;
    }

    public static ErrorSums operator +(ErrorSums left, ErrorSums right) => new(
        checked(left.Cells + right.Cells), left.Truth + right.Truth, left.Estimate + right.Estimate, left.AbsoluteError + right.AbsoluteError);
}

/// <summary>Errors of the product beside those of the oracle over the same figures.</summary>
/// <param name="Oracle">Null where the oracle's weights are not known.</param>
public sealed record Errors(ErrorSums Ours, ErrorSums? Oracle) : IAdditionOperators<Errors, Errors, Errors>
{
    internal static Errors Of(IReadOnlyCollection<ScoredCell> cells) => new(
        ErrorSums.Of(cells.Select(c => (c.Value, c.Truth))),
        cells.Any(c => c.Oracle is null) ? null : ErrorSums.Of(cells.Select(c => (c.Oracle!.Value, c.Truth))));

    public static Errors operator +(Errors left, Errors right) => new(left.Ours + right.Ours, Ratio.Both(left.Oracle, right.Oracle));
}
