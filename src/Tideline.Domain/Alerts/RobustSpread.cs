using Tideline.Domain.Quality;

namespace Tideline.Domain.Alerts;

/// <summary>Median and spread that a few wild days do not move.</summary>
internal static class RobustSpread
{
    /// <summary>Makes the median absolute deviation of normal values their standard deviation.</summary>
    private const double NormalConsistent = 1.4826;

    /// <summary>NaN for none.</summary>
    public static double Median(IEnumerable<double> values) => Medians.OfSorting(values.Where(v => !double.IsNaN(v)).ToList());

    /// <summary>Standard deviation from the median absolute deviation about a centre; NaN for no values.</summary>
    public static double Deviation(IEnumerable<double> values, double centre) =>
        NormalConsistent * Median(values.Select(v => Math.Abs(v - centre)));
}
