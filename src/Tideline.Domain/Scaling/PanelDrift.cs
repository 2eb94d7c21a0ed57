namespace Tideline.Domain.Scaling;

/// <summary>
/// Factor f_t on flows for a panel that grows or shrinks while people stay: subscribers seen at home outside the
/// footprint are a yardstick that the emergency should not move.
/// </summary>
/// <remarks>Source: FlowGeek, "Data limitations for disaster management". It is for counts of SIMs; a rate over the panel
/// with reference, the default of this product, needs none.</remarks>
public static class PanelDrift
{
    /// <summary>Fewest stayers, on either side, from which a factor is given.</summary>
    public const long FewestStayers = 100;

    /// <summary>Median of the base days over the day's own number; null where either is too small to say.</summary>
    /// <param name="baseDays">Subscribers seen at home, outside the footprint, on days before the emergency.</param>
    /// <param name="today">The same subscribers' number on the day.</param>
    public static double? Factor(IEnumerable<long> baseDays, long today)
    {
        var median = Quality.Medians.OfSorting([.. baseDays]);
        return median >= FewestStayers && today >= FewestStayers ? median / today : null;
    }
}
