using Tideline.Domain.Scaling;

namespace Tideline.Projects.Configuration;

/// <summary>How subscribers become people: <c>scaling:</c>. By default people over subscribers of each home area.</summary>
public sealed record ScalingConfiguration
{
    /// <summary>Known totals: margin, category, people; null: none.</summary>
    public TableSource? Margins { get; init; }

    /// <summary>Category of each finest area: pcode, margin, category. A margin named <c>admin1</c> needs no rows.</summary>
    public TableSource? Categories { get; init; }

    /// <summary>Multiple of the median weight at which weights are cut where there are margins; null: not cut.</summary>
    public double? TrimAt { get; init; } = Raking.TrimAt;

    public double SimsPerPerson { get; init; } = 1;

    public BetaDistribution? Penetration { get; init; }

    /// <summary>Share of all people with a phone; null: not known.</summary>
    public double? Ownership { get; init; }

    /// <summary>Such shares by area of any level: pcode, ownership; null: the same everywhere.</summary>
    public TableSource? OwnershipOfAreas { get; init; }

    public PlausibleBand Band { get; init; } = PlausibleBand.Default;
}
