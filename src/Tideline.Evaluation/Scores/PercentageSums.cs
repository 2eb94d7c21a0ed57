using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Percentage errors of figures whose truth is large enough for a percentage to mean something.</summary>
/// <param name="Cells">Figures with a truth of at least <see cref="LeastPeople"/>.</param>
/// <param name="Sum">Sum of |estimate − truth| ÷ truth.</param>
public sealed record PercentageSums(long Cells, double Sum) : IAdditionOperators<PercentageSums, PercentageSums, PercentageSums>
{
    /// <summary>Below it a few people make a large percentage.</summary>
    public const double LeastPeople = 500;

    /// <summary>Mean absolute percentage error, as a share; every figure weighs the same. Null without figures.</summary>
    public double? Mape => Ratio.Of(Sum, Cells);

    public static PercentageSums Of(IEnumerable<(double Estimate, double Truth)> figures)
    {
        var sums = new PercentageSums(0, 0);
        foreach (var (estimate, truth) in figures.Where(f => f.Truth >= LeastPeople))
        {
            sums += new PercentageSums(1, Math.Abs(estimate - truth) / truth);
        }

        return sums;
    }

    public static PercentageSums operator +(PercentageSums left, PercentageSums right) =>
        new(checked(left.Cells + right.Cells), left.Sum + right.Sum);
}

/// <summary>Percentage errors of the product beside those of the oracle over the same figures.</summary>
/// <param name="Oracle">Null where the oracle's weights are not known.</param>
public sealed record PercentageErrors(PercentageSums Ours, PercentageSums? Oracle)
    : IAdditionOperators<PercentageErrors, PercentageErrors, PercentageErrors>
{
    internal static PercentageErrors Of(IReadOnlyCollection<ScoredCell> cells) => new(
        PercentageSums.Of(cells.Select(c => (c.Value, c.Truth))),
        cells.Any(c => c.Oracle is null) ? null : PercentageSums.Of(cells.Select(c => (c.Oracle!.Value, c.Truth))));

    public static PercentageErrors operator +(PercentageErrors left, PercentageErrors right) =>
        new(left.Ours + right.Ours, Ratio.Both(left.Oracle, right.Oracle));
}
