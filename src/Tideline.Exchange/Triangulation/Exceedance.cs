using MathNet.Numerics.Distributions;
using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Triangulation;

/// <summary>How probable it is that the truth behind a released figure exceeds a number of people.</summary>
/// <remarks>
/// Derived from the printed 80% interval alone: the value is taken as the median, and each end as the 10% and 90% quantile of half a normal
/// distribution. It knows nothing that the interval does not: nobody without a phone, no error of the population table.
/// </remarks>
public static class Exceedance
{
    // Of the standard normal distribution.
    private static readonly double _quantile90 = Normal.InvCDF(0, 1, 0.9);

    /// <returns>0 to 1; null where the figure has no number.</returns>
    public static double? Probability(Observation figure, decimal threshold) =>
        figure is { Value: { } value, Lower: { } lower, Upper: { } upper } ? Probability((double)value, (double)lower, (double)upper, (double)threshold) : null;

    /// <summary>As above, of plain numbers.</summary>
    public static double Probability(double value, double lower, double upper, double threshold)
    {
        var side = threshold >= value ? upper - value : value - lower;
        return side > 0 ? 1 - Normal.CDF(0, 1, (threshold - value) / (side / _quantile90))
            : threshold < value ? 1
            : 0;
    }
}

/// <summary>One area in the list of those that probably exceed a number of people.</summary>
/// <param name="Probability">Two decimals; null where ours has no number, so that nobody can say: such an area may come first all the same.</param>
public sealed record LikelyArea(
    string Indicator, string Area, string AreaName, int AreaLevel, NodaTime.LocalDate PeriodStart, NodaTime.LocalDate PeriodEnd, decimal? Value, decimal? Lower,
    decimal? Upper, ObservationStatus Status, double? Probability)
{
    private static readonly string[] _indicators = [Domain.Cubes.Indicator.DisplacedHosted.Name, Domain.Cubes.Indicator.DisplacedStock.Name];

    /// <summary>Areas of the last period by indicator and level, the most probable first; those without number last, by p-code.</summary>
    internal static IReadOnlyList<LikelyArea> Of(OurFigures ours, IReadOnlyDictionary<string, (string Name, int Level)> areas, decimal threshold) =>
    [
        .. _indicators.SelectMany(indicator => ours.Latest(indicator).Where(o => areas.ContainsKey(o.Area))
            .Select(o => new LikelyArea(
                indicator, o.Area, areas[o.Area].Name, areas[o.Area].Level, o.PeriodStart, o.PeriodEnd, o.Value, o.Lower, o.Upper, o.Status,
                Exceedance.Probability(o, threshold) is { } p ? Math.Round(p, 2) : null))
            .OrderBy(l => l.AreaLevel).ThenByDescending(l => l.Probability ?? -1).ThenByDescending(l => l.Value ?? -1).ThenBy(l => l.Area, StringComparer.Ordinal)),
    ];
}
