using Tideline.Domain;

namespace Tideline.Proof.Disclosure.Membership;

/// <summary>The area under the curve of hits against false alarms, by rank sums.</summary>
internal static class RankCurve
{
    /// <returns>The share of pairs in which the score with is higher than the score without; ties count half.</returns>
    public static double Area(IReadOnlyList<double> with, IReadOnlyList<double> without)
    {
        double[] sorted = [.. without.Order()];
        var won = 0.0;
        foreach (var score in with)
        {
            var (below, notAbove) = (Position(sorted, score, orEqual: false), Position(sorted, score, orEqual: true));
            won += below + ((notAbove - below) / 2.0);
        }

        return won / ((double)with.Count * without.Count);
    }

    /// <summary>95% interval of the mean over targets, by bootstrap.</summary>
    public static (double Lower, double Upper) MeanInterval(IReadOnlyList<double> values, ulong seed)
    {
        const int replicates = 2000;
        double[] means =
        [
            .. Enumerable.Range(0, replicates).Select(r => Enumerable.Range(0, values.Count)
                .Average(i => values[Draws.Below(Draws.Hash(seed, (ulong)r, (ulong)i), values.Count)])).Order(),
        ];
        return (means[(int)(0.025 * replicates)], means[(int)(0.975 * replicates)]);
    }

    private static int Position(double[] sorted, double score, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score || (orEqual && sorted[middle] <= score))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
