namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>The terms on which figures go out with differential privacy.</summary>
/// <param name="RhoPerWeek">zCDP cost of measuring one week of one emergency once.</param>
/// <param name="EpochRho">All that one pseudonym epoch may cost.</param>
/// <param name="EmergencyReserve">Share of <paramref name="EpochRho"/> kept for weeks of an emergency up to its declared end.</param>
/// <param name="Delta">For the conversion into (ε, δ).</param>
public sealed record PrivacyRules(Ratio RhoPerWeek, Ratio EpochRho, Ratio EmergencyReserve, double Delta)
{
    public static readonly PrivacyRules Standard = new(Ratio.Of(0.02m), Ratio.Of(0.5m), Ratio.Of(0.3m), 1e-6);

    /// <summary>Whether a week is also measured, at its full cost, before its data are final.</summary>
    public bool ProvisionalWeeks { get; init; }

    /// <summary>Raised, every week is measured anew at its full cost.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>Name of the pseudonym epoch; null: the mark of the key under which the data were ingested.</summary>
    public string? Epoch { get; init; }
}
