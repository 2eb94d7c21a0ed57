namespace Tideline.Domain.Cubes;

/// <summary>Intervals from replicates.</summary>
public static class Quantiles
{
    /// <summary>The central interval that holds a share of the draws (linear interpolation between order statistics).</summary>
    /// <param name="sorted">Draws in ascending order; at least one.</param>
    /// <param name="share">For example 0.8 for the 10% and 90% quantiles.</param>
    public static Interval Central(ReadOnlySpan<double> sorted, double share) =>
        new(At(sorted, (1 - share) / 2), At(sorted, (1 + share) / 2));

    /// <summary>Probability that a standard normal exceeds z (error below 1.5e-7).</summary>
    public static double NormalTail(double z)
    {
        if (z < 0)
        {
            return 1 - NormalTail(-z);
        }

        // Abramowitz and Stegun 26.2.17.
        var t = 1 / (1 + (0.2316419 * z));
        var poly = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * poly;
    }

    private static double At(ReadOnlySpan<double> sorted, double q)
    {
        var position = q * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
