namespace Tideline.Domain.Alerts;

/// <summary>Benjamini and Hochberg, Controlling the false discovery rate (1995).</summary>
public static class FalseDiscovery
{
    /// <summary>The largest p-value that may be called a discovery; −1 where none may.</summary>
    /// <param name="values">One p-value per test; order does not matter.</param>
    /// <param name="rate">Share of false ones among the discoveries that is accepted, on average.</param>
    public static double Threshold(IEnumerable<double> values, double rate)
    {
        double[] sorted = [.. values.Order()];
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (sorted[i] <= rate * (i + 1) / sorted.Length)
            {
                return sorted[i];
            }
        }

        return -1;
    }
}
