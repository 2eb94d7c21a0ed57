namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>Makes noisy counts of a forest agree: parents become the sums of their children.</summary>
public static class TreeConsistency
{
    /// <summary>
    /// The values with the least squared distance to what was measured, each weighted by its noise, under which every parent is the
    /// sum of its children. Up: a node's own measurement and the sum of its children are averaged by precision. Down: what a parent
    /// has more than its children is shared among them by their variance.
    /// </summary>
    /// <remarks>Hay, Rastogi, Miklau and Suciu (2010), Boosting the accuracy of differentially private histograms through
    /// consistency, with unequal variances.</remarks>
    /// <param name="parents">By node: its parent, which comes before it; −1 at a top.</param>
    /// <param name="measured">By node.</param>
    /// <param name="variances">By node, above 0.</param>
    /// <returns>Values and their variances, by node.</returns>
    public static (double[] Values, double[] Variances) Fit(
        IReadOnlyList<int> parents, IReadOnlyList<double> measured, IReadOnlyList<double> variances)
    {
        var nodes = parents.Count;
        var (value, variance) = (measured.ToArray(), variances.ToArray());
        var (sum, spread, inner) = (new double[nodes], new double[nodes], new bool[nodes]);
        for (var node = nodes - 1; node >= 0; node--)
        {
            if (inner[node])
            {
                var (own, below) = (1 / variance[node], 1 / spread[node]);
                value[node] = ((own * value[node]) + (below * sum[node])) / (own + below);
                variance[node] = 1 / (own + below);
            }

            if (parents[node] is >= 0 and var parent)
            {
                sum[parent] += value[node];
                spread[parent] += variance[node];
                inner[parent] = true;
            }
        }

        for (var node = 0; node < nodes; node++)
        {
            if (parents[node] is >= 0 and var parent)
            {
                var share = variance[node] / spread[parent];
                value[node] += share * (value[parent] - sum[parent]);
                variance[node] = (variance[node] * (1 - share)) + (share * share * variance[parent]);
            }
        }

        return (value, variance);
    }

    /// <summary>The forest without negative values, from the tops down: a top is cut at 0, and children become the nearest values of at
    /// least 0 that sum to their parent, distances weighted by the variances.</summary>
    public static double[] NotNegative(IReadOnlyList<int> parents, IReadOnlyList<double> values, IReadOnlyList<double> variances)
    {
        var result = values.Select(v => Math.Max(0, v)).ToArray();
        var children = Enumerable.Range(0, parents.Count).Where(n => parents[n] >= 0).ToLookup(n => parents[n]);
        for (var node = 0; node < parents.Count; node++)
        {
            int[] below = [.. children[node]];
            if (below.Length > 0)
            {
                var shared = Share(result[node], [.. below.Select(c => values[c])], [.. below.Select(c => variances[c])]);
                for (var i = 0; i < below.Length; i++)
                {
                    result[below[i]] = shared[i];
                }
            }
        }

        return result;
    }

    /// <summary>The values x ≥ 0 that sum to a total and minimise Σ (x − y)²/v: x = max(0, y + λ v).</summary>
    private static double[] Share(double total, double[] values, double[] variances)
    {
        // Whoever becomes positive does so in the order of −y/v, as λ grows.
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => -values[i] / variances[i]).ThenBy(i => i)];
        var (sum, spread, level) = (0.0, 0.0, 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            sum += values[order[i]];
            spread += variances[order[i]];
            level = (total - sum) / spread;
            if (i + 1 == order.Length || level <= -values[order[i + 1]] / variances[order[i + 1]])
            {
                break;
            }
        }

        return [.. values.Select((y, i) => Math.Max(0, y + (level * variances[i])))];
    }
}
