namespace Tideline.Domain.Destinations;

/// <summary>How alike predicted and true flows are.</summary>
public static class FlowScores
{
    /// <summary>Common part of commuters, 2 Σ min(T, T̂)/(ΣT + ΣT̂): 1 the same, 0 nothing in common; null without flows.</summary>
    public static double? Cpc(IReadOnlyList<double> predicted, IReadOnlyList<double> truth) =>
        predicted.Sum() + truth.Sum() is > 0 and var both ? 2 * predicted.Zip(truth, Math.Min).Sum() / both : null;

    /// <summary>Jensen–Shannon divergence of the two as shares, in bits: 0 the same, 1 disjoint; null where either is empty.</summary>
    public static double? JensenShannon(IReadOnlyList<double> predicted, IReadOnlyList<double> truth)
    {
        var (p, q) = (predicted.Sum(), truth.Sum());
        if (p <= 0 || q <= 0)
        {
            return null;
        }

        static double Part(double share, double mean) => share == 0 ? 0 : share * Math.Log2(share / mean);
        return predicted.Zip(truth, (x, y) =>
        {
            var (a, b) = (x / p, y / q);
            return (Part(a, (a + b) / 2) + Part(b, (a + b) / 2)) / 2;
        }).Sum();
    }

    /// <summary>Share of the true top hosts that are among as many predicted ones. Ties go to the smaller index, hosts
    /// without anybody are none; null where the truth has none.</summary>
    public static double? TopRecall(IReadOnlyList<double> predicted, IReadOnlyList<double> truth, int top = 5)
    {
        static HashSet<int> Top(IReadOnlyList<double> values, int count) => [.. Enumerable.Range(0, values.Count)
            .Where(i => values[i] > 0).OrderByDescending(i => values[i]).ThenBy(i => i).Take(count)];
        var best = Top(truth, top);
        return best.Count == 0 ? null : (double)best.Intersect(Top(predicted, best.Count)).Count() / best.Count;
    }
}
