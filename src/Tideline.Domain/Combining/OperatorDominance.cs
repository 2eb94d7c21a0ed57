namespace Tideline.Domain.Combining;

/// <summary>Whether one of those who contributed to a sum could work out another's part.</summary>
public static class OperatorDominance
{
    /// <summary>The p% rule: the second largest, who takes its own part away, must not come nearer to the largest than p% of it.</summary>
    /// <param name="contributions">Weighted values, not below 0.</param>
    /// <param name="percent">p.</param>
    public static bool IsSafe(IEnumerable<double> contributions, double percent)
    {
        double[] sorted = [.. contributions.OrderDescending()];
        return sorted.Length > 2 && sorted.Skip(2).Sum() >= percent / 100 * sorted[0];
    }
}
