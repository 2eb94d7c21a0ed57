namespace Tideline.Domain.Scaling;

/// <summary>How subscribers become people, as the project says.</summary>
public sealed record ScalingRules
{
    /// <summary>Totals to rake to; none: the population of areas as it is.</summary>
    public IReadOnlyList<RakingMargin> Margins { get; init; } = [];

    /// <summary>Multiple of the median weight to which weights are cut before the last raking; null: not cut.</summary>
    public double? TrimAt { get; init; } = Raking.TrimAt;

    /// <summary>Mean SIMs of this operator per holder, at least 1.</summary>
    public double SimsPerPerson { get; init; } = 1;

    /// <summary>Share of people who hold a SIM of this operator, where it was estimated and the population of areas is not
    /// to be used; null: people over subscribers of each area.</summary>
    public BetaDistribution? Penetration { get; init; }

    /// <summary>Share of people with a phone, by finest area; null: not known, and there is no plausible band.</summary>
    public IReadOnlyList<double>? Ownership { get; init; }

    public PlausibleBand Band { get; init; } = PlausibleBand.Default;
}
