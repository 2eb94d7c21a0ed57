namespace Tideline.Domain.Displacement;

/// <summary>
/// The point estimate and its bootstrap replicates: Poisson(1) weights of sampling units, the baseline estimated anew in
/// each, and the variation between placebos that sampling does not explain.
/// </summary>
/// <remarks>Weights come from a hash of unit and replicate, so that a replicate is the same on any machine and the same
/// people carry the same weight in the live figure and in its baseline.</remarks>
internal sealed class Replicates
{
    private Replicates(DisplacementFigures point, IReadOnlyList<DisplacementFigures> draws)
    {
        Point = point;
        Draws = draws;
    }

    public DisplacementFigures Point { get; }

    public IReadOnlyList<DisplacementFigures> Draws { get; }

    public static Replicates Compute(FoldIndex index, double[] population, ulong seed)
    {
        var estimator = new ExcessEstimator(index, population);
        var one = Enumerable.Repeat(1.0, index.Frame.Units.Count).ToArray();
        var still = Enumerable.Repeat(1.0, index.Districts * index.Weeks).ToArray();
        var point = estimator.Estimate(one, still);
        var weights = Enumerable.Range(0, index.Frame.Parameters.Replicates).Select(r => Weights(index, seed, r)).ToArray();
        var variation = PlaceboVariation.Measure(index, weights);
        var draws = new DisplacementFigures[weights.Length];
        Parallel.For(0, weights.Length, r => draws[r] = estimator.Estimate(weights[r], variation.Factors(seed, r)));
        return new Replicates(point, draws);
    }

    /// <summary>Poisson(1) weight of each unit.</summary>
    internal static double[] Weights(FoldIndex index, ulong seed, int replicate)
    {
        var keys = index.Frame.Units.KeyOfUnit;
        var weights = new double[keys.Length];
        for (var u = 0; u < keys.Length; u++)
        {
            weights[u] = Poisson(Domain.Draws.Uniform(Domain.Draws.Hash(seed, keys[u], (ulong)replicate, 0xB007)));
        }

        return weights;
    }

    private static int Poisson(double uniform)
    {
        // Cumulative probabilities of Poisson(1); beyond 7 the rest is 1 in 10⁵.
        ReadOnlySpan<double> cumulative =
            [0.36787944117144233, 0.73575888234288467, 0.91969860292860584, 0.98101184312384626, 0.99634015317265634, 0.99940581518241838, 0.9999167588507119];
        for (var n = 0; n < cumulative.Length; n++)
        {
            if (uniform < cumulative[n])
            {
                return n;
            }
        }

        return cumulative.Length;
    }
}
