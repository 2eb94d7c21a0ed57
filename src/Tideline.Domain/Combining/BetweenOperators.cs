namespace Tideline.Domain.Combining;

/// <summary>How far operators differ beyond the error of each: by who subscribes, by network, by kind of phone.</summary>
public static class BetweenOperators
{
    /// <summary>Standard deviation between operators as a share of the value, over many figures together (a ratio of moments); rounded up to 0.01. Large figures count most.</summary>
    /// <param name="cells">Figures of one indicator and level, a list of operators for each area and period; those with one operator tell nothing.</param>
    /// <returns>Null where fewer figures than the rules ask for have two operators, or all are 0.</returns>
    public static double? Pooled(IEnumerable<IReadOnlyList<OperatorFigure>> cells, CombinationRules rules)
    {
        var (count, excess, scale) = (0, 0.0, 0.0);
        foreach (var cell in cells.Where(c => c.Count > 1))
        {
            var (mean, over, room) = Moments(Combination.Ordered(cell), rules);
            count++;
            excess += over;
            scale += mean * mean * room;
        }

        return count < rules.FewestCells || scale <= 0 ? null : Math.Ceiling((Math.Sqrt(Math.Max(0, excess) / scale) * 100) - 1e-9) / 100;
    }

    /// <summary>Variance between operators in one figure, in people squared: what is measured over many, drawn towards its own disagreement.</summary>
    /// <param name="ordered">With weights that add up to 1.</param>
    /// <param name="share">As <see cref="Pooled"/>.</param>
    internal static double Variance(IReadOnlyList<OperatorFigure> ordered, double share, CombinationRules rules)
    {
        var (mean, over, room) = Moments(ordered, rules);
        var pooled = share * share * mean * mean;
        var own = ordered.Count - 1;
        return rules.PriorCells is not { } prior || own == 0 ? pooled : ((prior * pooled) + (own * Math.Max(0, over / room))) / (prior + own);
    }

    // E Σ w (x − m)² = Σ w (1 − w) ((1 − ρ) σ² + τ²): the part of the errors that all share moves all alike, and is not in it.
    private static (double Mean, double Excess, double Room) Moments(IReadOnlyList<OperatorFigure> figures, CombinationRules rules)
    {
        var mean = figures.Sum(f => f.Weight * f.Value);
        var spread = figures.Sum(f => f.Weight * (f.Value - mean) * (f.Value - mean));
        var sampling = (1 - rules.SharedError) * figures.Sum(f => f.Weight * (1 - f.Weight) * f.Sd * f.Sd);
        return (mean, spread - sampling, figures.Sum(f => f.Weight * (1 - f.Weight)));
    }
}
