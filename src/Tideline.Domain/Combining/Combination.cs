using Tideline.Domain.Cubes;

namespace Tideline.Domain.Combining;

/// <summary>One figure of several operators together.</summary>
/// <param name="Value">People.</param>
/// <param name="Sd">Standard deviation of its error: sampling, what all share, and the spread between operators.</param>
/// <param name="Spread">Standard deviation between operators that went into it, in people.</param>
public sealed record CombinedEstimate(double Value, double Sd, double Spread)
{
    /// <summary>Central 80%; the lower end not below 0.</summary>
    public Interval Interval80 => new(Math.Max(0, Value - (OperatorFigure.HalfOf80 * Sd)), Value + (OperatorFigure.HalfOf80 * Sd));
}

/// <summary>Makes one figure of those of several operators, as docs/methods/combining.md derives it.</summary>
public static class Combination
{
    /// <param name="figures">Of one area and period, one for each operator that shows a number; at least one. Operators that hide theirs, or could not see the area,
    /// are not among them: they are not 0.</param>
    /// <param name="between">Standard deviation between operators as a share of the value; 0 where there is only one operator in all.</param>
    /// <exception cref="ArgumentException">No figure, or a weight that is not above 0.</exception>
    public static CombinedEstimate Of(IReadOnlyList<OperatorFigure> figures, double between, CombinationRules rules)
    {
        var ordered = Ordered(figures);
        var variance = BetweenOperators.Variance(ordered, between, rules);
        if (rules.Weighting == Weighting.InverseVariance && ordered.All(f => Own(f) > 0))
        {
            ordered = Normalised([.. ordered.Select(f => f with { Weight = 1 / Own(f) })]);
        }

        var value = ordered.Sum(f => f.Weight * f.Value);
        var alone = ordered.Sum(f => f.Weight * f.Weight * (((1 - rules.SharedError) * f.Sd * f.Sd) + variance));
        var common = ordered.Sum(f => f.Weight * f.Sd);
        return new(value, Math.Sqrt(alone + (rules.SharedError * common * common)), Math.Sqrt(variance));

        double Own(OperatorFigure f) => ((1 - rules.SharedError) * f.Sd * f.Sd) + variance;
    }

    /// <summary>In the order of names, with weights that add up to 1.</summary>
    internal static IReadOnlyList<OperatorFigure> Ordered(IReadOnlyList<OperatorFigure> figures) =>
        figures.Count == 0 || figures.Any(f => !(f.Weight > 0) || !double.IsFinite(f.Weight))
            ? throw new ArgumentException("There is no figure, or one without a weight above 0.", nameof(figures))
            : Normalised([.. figures.OrderBy(f => f.Operator, StringComparer.Ordinal)]);

    private static OperatorFigure[] Normalised(OperatorFigure[] figures)
    {
        var sum = figures.Sum(f => f.Weight);
        return [.. figures.Select(f => f with { Weight = f.Weight / sum })];
    }
}
