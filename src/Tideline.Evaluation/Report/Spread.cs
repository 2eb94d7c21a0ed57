namespace Tideline.Evaluation;

/// <summary>How far a score depends on the seed: the sampling error of the score itself.</summary>
/// <param name="Seeds">Seeds in which the score is defined.</param>
/// <param name="Least">Its least value in one seed.</param>
/// <param name="Median">The middle value, the mean of the two middle ones where the number is even.</param>
/// <param name="Greatest">Its greatest value.</param>
/// <param name="StandardError">Of the pooled score, by leaving out one seed at a time (jackknife); null with fewer than
/// three seeds, and for counts and greatest values, which are no ratios of sums.</param>
public sealed record Spread(int Seeds, double Least, double Median, double Greatest, double? StandardError)
{
    /// <param name="values">The score by seed; at least one.</param>
    /// <param name="withoutOne">The pooled score with each seed left out in turn; empty where it was not computed.</param>
    public static Spread Of(IEnumerable<double> values, IReadOnlyCollection<double> withoutOne)
    {
        double[] sorted = [.. values.Order()];
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new Spread(sorted.Length, sorted[0], median, sorted[^1], Jackknife(withoutOne));
    }

    private static double? Jackknife(IReadOnlyCollection<double> withoutOne)
    {
        if (withoutOne.Count < 3)
        {
            return null;
        }

        var mean = withoutOne.Average();
        return Math.Sqrt((withoutOne.Count - 1) / (double)withoutOne.Count * withoutOne.Sum(v => (v - mean) * (v - mean)));
    }
}
