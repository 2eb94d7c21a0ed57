using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Release.Observations;

/// <summary>One released figure: a row of <c>observations.csv</c>. What it holds has passed the gate.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Area">P-code of the area (home, host, origin).</param>
/// <param name="CounterpartArea">P-code of the host or destination, or <c>other</c>; null where there is none.</param>
/// <param name="PeriodStart">First local day.</param>
/// <param name="PeriodEnd">Last local day, inclusive.</param>
/// <param name="Value">Rounded; null unless a number may be shown.</param>
/// <param name="Lower">Lower end of the 80% interval, rounded down; null with the value.</param>
/// <param name="Upper">Upper end of the 80% interval, rounded up; null with the value.</param>
/// <param name="Definition">Preset and parameter hash, such as <c>tideline-1a2b3c4d</c>.</param>
/// <param name="Emergency">Id of the emergency.</param>
/// <param name="Vintage">Last complete local day that was ingested.</param>
public sealed record Observation(
    string Indicator,
    string Area,
    string? CounterpartArea,
    LocalDate PeriodStart,
    LocalDate PeriodEnd,
    decimal? Value,
    decimal? Lower,
    decimal? Upper,
    Unit Unit,
    ObservationStatus Status,
    string Definition,
    string Emergency,
    LocalDate Vintage);
