namespace Tideline.Domain.Displacement.Presets;

/// <summary>Median and median absolute deviation.</summary>
internal static class RobustScale
{
    /// <summary>MAD × this is the standard deviation of a normal distribution.</summary>
    public const double Sigma = 1.4826;

    /// <summary>(0, 0) for none. Overwrites the values.</summary>
    public static (double Median, double Deviation) Of(List<double> values)
    {
        var median = Median(values);
        for (var i = 0; i < values.Count; i++)
        {
            values[i] = Math.Abs(values[i] - median);
        }

        return (median, Median(values));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count == 0 ? 0 : values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
