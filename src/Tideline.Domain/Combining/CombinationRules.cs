namespace Tideline.Domain.Combining;

/// <summary>What the figures of several operators are weighted by.</summary>
public enum Weighting
{
    /// <summary>The share of people that each speaks for: right where operators' subscribers behave differently.</summary>
    Shares,

    /// <summary>The inverse of their variance: narrowest where subscribers of all behave alike. A figure that came out low has a narrow interval too, so that the
    /// result leans to low ones.</summary>
    InverseVariance,
}

/// <summary>How figures of several operators become one.</summary>
public sealed record CombinationRules
{
    public Weighting Weighting { get; init; } = Weighting.Shares;

    /// <summary>Correlation of the errors of two operators, 0 to below 1: the ordinary travel of an unusual week, the population table and the definition are common to all,
    /// and no number of operators averages them out. Assumed.</summary>
    public double SharedError { get; init; } = 0.25;

    /// <summary>Standard deviation between operators as a share of the value, where too few figures are at hand to measure it. Assumed.</summary>
    public double BetweenOperators { get; init; } = 0.2;

    /// <summary>Fewest figures of two operators or more from which the spread between operators is measured.</summary>
    public int FewestCells { get; init; } = 10;

    /// <summary>How many figures' worth the measured spread counts beside a figure's own disagreement; null: a figure's own disagreement is not looked at, because
    /// the width of its interval would tell how far two operators are apart.</summary>
    public double? PriorCells { get; init; } = 4;
}
