using NodaTime;
using Tideline.Domain.Alerts;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Daily;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Quality;

/// <summary>What the gates found: the input of a <see cref="QualityReport"/>. A part that a run did not judge is null.</summary>
public sealed record QualityFindings
{
    /// <summary>Name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Every file offered so far, accepted or not.</summary>
    public required IReadOnlyList<IngestedFile> Files { get; init; }

    /// <summary>From <see cref="DayGate"/>.</summary>
    public required IReadOnlyList<DayVerdict> Days { get; init; }

    /// <summary>From <see cref="Vintages"/>.</summary>
    public LocalDate? Vintage { get; init; }

    /// <summary>Distinct subscribers with an event, by local day; days may be absent.</summary>
    public IReadOnlyDictionary<LocalDate, long> SubscribersByDay { get; init; } = new Dictionary<LocalDate, long>();

    public CellFindings? Cells { get; init; }

    /// <summary>From <see cref="OutageIndex"/>, every judged day, the finest level.</summary>
    public IReadOnlyList<AreaOutage>? Outages { get; init; }

    /// <summary>Names of the areas; null where the project has no boundaries.</summary>
    public AreaHierarchy? Areas { get; init; }

    /// <summary>Subscribers and their events by <see cref="DeviceGate"/>'s verdict, people included.</summary>
    public IReadOnlyDictionary<DeviceKind, DeviceTotals>? Devices { get; init; }

    /// <summary>From <see cref="PanelGate"/>.</summary>
    public IReadOnlyList<PanelVerdict>? Panel { get; init; }

    /// <summary>From <see cref="Completeness"/>; null where too few days tell.</summary>
    public CompletenessReport? Late { get; init; }

    /// <summary>Events dropped by <see cref="TeleportFilter"/>, by local day.</summary>
    public IReadOnlyDictionary<LocalDate, TeleportTotals> Teleports { get; init; } = new Dictionary<LocalDate, TeleportTotals>();

    /// <summary>What the daily counts said; null where no run made them.</summary>
    public DailyFindings? Daily { get; init; }
}

/// <summary>What is known of the cells table and of the cells' silence.</summary>
/// <param name="InTable">Distinct cells of the table.</param>
/// <param name="Clusters">Clusters they form.</param>
/// <param name="Conflicting">Cells with two positions on one day.</param>
/// <param name="Unmapped">Cells of clusters in no area, nor within 2 km of one; null without boundaries.</param>
/// <param name="Silent">Silent cell-days; null where there was no reference period to judge by.</param>
public sealed record CellFindings(
    int InTable, int Clusters, int Conflicting, IReadOnlyList<string>? Unmapped, IReadOnlyList<SilentCell>? Silent);

/// <summary>Distinct subscribers of one kind, and the events they made.</summary>
public sealed record DeviceTotals(long Subscribers, long Events);

/// <summary>Holidays that were found, and alarms with what is known of hazards.</summary>
public sealed record DailyFindings(IReadOnlyList<FoundHoliday> Holidays, IReadOnlyList<(AlarmEpisode Episode, string Hazard)> Alarms);
