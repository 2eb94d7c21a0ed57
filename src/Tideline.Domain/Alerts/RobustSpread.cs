namespace Tideline.Domain.Alerts;

/// <summary>Median and spread that a few wild days do not move.</summary>
internal static class RobustSpread
{
    /// <summary>Makes the median absolute deviation of normal values their standard deviation.</summary>
    private const double NormalConsistent = 1.4826;

    /// <summary>NaN for none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        var middle = sorted.Length / 2;
        return sorted.Length switch
        {
            0 => double.NaN,
            var n when n % 2 == 1 => sorted[middle],
            _ => (sorted[middle - 1] + sorted[middle]) / 2,
        };
    }

    /// <summary>Standard deviation from the median absolute deviation about a centre; NaN for no values.</summary>
    public static double Deviation(IEnumerable<double> values, double centre) =>
        NormalConsistent * Median(values.Select(v => Math.Abs(v - centre)));
}
