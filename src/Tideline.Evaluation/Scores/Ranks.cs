namespace Tideline.Evaluation.Scores;

/// <summary>Order of areas by size.</summary>
internal static class Ranks
{
    /// <summary>Spearman's correlation of two lists of the same length, ties with their mean rank. Null where the truth
    /// does not vary; 0 where the estimate alone does not, since it orders nothing.</summary>
    public static double? Spearman(IReadOnlyList<double> estimate, IReadOnlyList<double> truth)
    {
        var (a, b) = (MeanRanks(estimate), MeanRanks(truth));
        var mean = (a.Length + 1) / 2.0;
        double cross = 0, squaresA = 0, squaresB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            cross += (a[i] - mean) * (b[i] - mean);
            squaresA += (a[i] - mean) * (a[i] - mean);
            squaresB += (b[i] - mean) * (b[i] - mean);
        }

        return squaresB == 0 ? null : squaresA == 0 ? 0 : cross / Math.Sqrt(squaresA * squaresB);
    }

    /// <summary>Share of the truth's greatest areas that are among the estimate's greatest. Values of 0 and less are
    /// never among them; ties go to the earlier area. Null where no truth is positive.</summary>
    public static double? TopRecall(IReadOnlyList<double> estimate, IReadOnlyList<double> truth, int top = 5)
    {
        var expected = Greatest(truth, top);
        return expected.Count == 0 ? null : (double)expected.Intersect(Greatest(estimate, top)).Count() / expected.Count;
    }

    private static List<int> Greatest(IReadOnlyList<double> values, int top) =>
        [.. Enumerable.Range(0, values.Count).Where(i => values[i] > 0).OrderByDescending(i => values[i]).ThenBy(i => i).Take(top)];

    private static double[] MeanRanks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[order.Length];
        for (var first = 0; first < order.Length;)
        {
            var after = first + 1;
            while (after < order.Length && values[order[after]] == values[order[first]])
            {
                after++;
            }

            for (var i = first; i < after; i++)
            {
                ranks[order[i]] = (first + 1 + after) / 2.0;
            }

            first = after;
        }

        return ranks;
    }
}
