using Tideline.Domain.Cubes;

namespace Tideline.Domain.Disclosure;

/// <summary>Which figures have too few people behind them to be shown at all.</summary>
public static class PrimarySuppression
{
    /// <summary>
    /// Whether a figure must be hidden for its own sake: fewer contributors than the minimum, a denominator below it,
    /// or a complement below it.
    /// </summary>
    /// <remarks>
    /// Zero contributors hide a figure like any other small number: "nobody" is a statement about everybody in the
    /// denominator. A true structural zero has no cell in a cube.
    /// </remarks>
    public static bool Hides(in Estimate estimate, Indicator indicator, DisclosureRules rules) =>
        estimate.Status == ObservationStatus.Suppressed
        || estimate.Contributors < rules.MinimumSubscribers
        || (estimate.Base > 0 && estimate.Base < rules.MinimumSubscribers)
        || (estimate.Base > 0 && JudgesComplement(indicator)
            && estimate.Base - estimate.Contributors < rules.MinimumSubscribers);

    /// <summary>
    /// Whether the people of the denominator who are not counted are a group that a reader can work out.
    /// </summary>
    /// <remarks>
    /// Yes for figures of home areas, whose population is public: stock and its projection, ever and newly displaced,
    /// returned, and shares.
    /// No for hosts, flows and trips (their denominator is published nowhere), for differences, and for the network's
    /// own coverage, which says nothing about persons and is at its best when its complement is empty.
    /// </remarks>
    public static bool JudgesComplement(Indicator indicator) => indicator.Name switch
    {
        "displaced_stock" or "ever_displaced" or "newly_displaced" or "returned" or "projected_displaced" => true,
        "network_coverage" => false,
        _ => indicator.Unit == Unit.Share,
    };
}
