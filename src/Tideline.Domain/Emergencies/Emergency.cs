using NodaTime;

namespace Tideline.Domain.Emergencies;

/// <summary>A hazard with an onset and exposed areas.</summary>
/// <param name="Id">Name in file names and observations: lower-case letters, digits and hyphens.</param>
/// <param name="Hazard">What happened.</param>
/// <param name="Onset">First local day of the hazard.</param>
/// <param name="EvacuationStarts">First local day on which people may have left because of it; at most the onset.</param>
/// <param name="Ends">Last local day of new displacement, inclusive.</param>
/// <param name="ExposedAreas">P-codes of the finest-level areas whose homes are exposed, sorted; displacement is
/// estimated for these alone.</param>
public sealed record Emergency(
    string Id, Hazard Hazard, LocalDate Onset, LocalDate EvacuationStarts, LocalDate Ends, IReadOnlyList<string> ExposedAreas)
{
    /// <summary>Share of an exposed area that the footprint covers, by p-code; an area without an entry is covered whole.</summary>
    public IReadOnlyDictionary<string, double> CoveredShares { get; init; } = new Dictionary<string, double>();

    /// <summary>What was mended, left out or assumed when the footprint was read, a sentence each.</summary>
    public IReadOnlyList<string> FootprintRemarks { get; init; } = [];
}

public enum Hazard
{
    Flood,
    Heatwave,
    Drought,
    Wildfire,
    Earthquake,
    Storm,
    Conflict,
    Other,
}
