using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Runs;

/// <summary>The daily tables are up to date and open in the engine; the gates of days and devices have judged.</summary>
public sealed record PreparedDays
{
    public required PlaceTables Places { get; init; }

    /// <summary>The key epoch of the days.</summary>
    public KeyEpoch? Epoch { get; init; }

    /// <summary>Every local day from the first to the last with data.</summary>
    public required IReadOnlyList<DayVerdict> Days { get; init; }

    public required IReadOnlyDictionary<LocalDate, long> SubscribersByDay { get; init; }

    /// <summary>How much of each day is in, by how late the rows of earlier days came; null where too few days tell.</summary>
    public CompletenessReport? Completeness { get; init; }

    /// <summary>Events dropped as teleports, by local day; days without any are absent.</summary>
    public IReadOnlyDictionary<LocalDate, TeleportTotals> TeleportsByDay { get; init; } = new Dictionary<LocalDate, TeleportTotals>();

    /// <summary>Last complete local day.</summary>
    public required LocalDate? Vintage { get; init; }

    public required IReadOnlyDictionary<DeviceKind, DeviceTotals> Devices { get; init; }

    /// <summary>Local days whose daily tables had to be made.</summary>
    public required int DaysMade { get; init; }

    /// <summary>Days left out because retention deleted their events and a table of theirs is not kept as it would be made now.</summary>
    public IReadOnlyList<LocalDate> LostDays { get; init; } = [];

    /// <summary>Keeps what is made from the days; null where nothing is kept.</summary>
    public DerivedTables? Derived { get; init; }

    /// <summary>The operator's table that the events stand in; null where files brought them.</summary>
    public IngestedFile? Held { get; init; }

    /// <summary>Days that no table names as a holiday, found by the nights of homes that no emergency touches; bridged
    /// like those of the table.</summary>
    public IReadOnlyDictionary<LocalDate, string> FoundHolidays { get; init; } = new Dictionary<LocalDate, string>();

    /// <summary>Days up to the vintage of which more is expected: figures of them are provisional.</summary>
    public IReadOnlySet<LocalDate> ProvisionalDays =>
        Completeness?.Days.Where(d => d.State != Delivery.Complete).Select(d => d.Day).ToHashSet() ?? [];

    public IEnumerable<LocalDate> UsableDays => Days.Where(d => d.IsUsable).Select(d => d.Day);
}
