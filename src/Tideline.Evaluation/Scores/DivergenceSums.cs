using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>How far the shares of a week's flows lie from the true shares, whatever their total; summed over weeks.</summary>
/// <param name="Weeks">Weeks with a true flow.</param>
/// <param name="Sum">Sum of the weeks' Jensen–Shannon divergences in bits.</param>
public sealed record DivergenceSums(long Weeks, double Sum) : IAdditionOperators<DivergenceSums, DivergenceSums, DivergenceSums>
{
    /// <summary>Mean over weeks: 0 is the same shares, 1 is nothing in common.</summary>
    public double? Mean => Ratio.Of(Sum, Weeks);

    /// <summary>
    /// Jensen–Shannon divergence of two lists, each divided by its sum: ½ Σ p log₂(p/m) + ½ Σ q log₂(q/m), m = (p + q)/2
    /// (Lin 1991). Negative estimates count as 0. An estimate without any flow has nothing in common: 1.
    /// </summary>
    /// <returns>Null where no truth is positive.</returns>
    public static double? JensenShannon(IReadOnlyCollection<(double Estimate, double Truth)> flows)
    {
        var truth = flows.Sum(f => f.Truth);
        var estimate = flows.Sum(f => Math.Max(0, f.Estimate));
        return truth <= 0 ? null : estimate <= 0 ? 1 : flows.Sum(f =>
        {
            var (q, p) = (Math.Max(0, f.Estimate) / estimate, f.Truth / truth);
            return (Half(p, q) + Half(q, p)) / 2;
        });
    }

    public static DivergenceSums operator +(DivergenceSums left, DivergenceSums right) =>
        new(checked(left.Weeks + right.Weeks), left.Sum + right.Sum);

    internal static DivergenceSums Of(IEnumerable<ScoredCell> flows, Func<ScoredCell, double> estimate)
    {
        var sums = new DivergenceSums(0, 0);
        foreach (var week in flows.GroupBy(c => c.Start).OrderBy(g => g.Key))
        {
            if (JensenShannon([.. week.Select(c => (estimate(c), c.Truth))]) is { } divergence)
            {
                sums += new DivergenceSums(1, divergence);
            }
        }

        return sums;
    }

    private static double Half(double share, double other) => share <= 0 ? 0 : share * Math.Log2(2 * share / (share + other));
}
