using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;

namespace Tideline.Pipeline.Runs;

/// <summary>The daily tables are up to date and open in the engine; the gates of days and devices have judged.</summary>
public sealed record PreparedDays
{
    public required PlaceTables Places { get; init; }

    /// <summary>Every local day from the first to the last with data.</summary>
    public required IReadOnlyList<DayVerdict> Days { get; init; }

    public required IReadOnlyDictionary<LocalDate, long> SubscribersByDay { get; init; }

    /// <summary>Last complete local day.</summary>
    public required LocalDate? Vintage { get; init; }

    public required IReadOnlyDictionary<DeviceKind, DeviceTotals> Devices { get; init; }

    /// <summary>Local days whose daily tables had to be made.</summary>
    public required int DaysMade { get; init; }

    /// <summary>Days that no table names as a holiday, found by the nights of homes that no emergency touches; bridged
    /// like those of the table.</summary>
    public IReadOnlyDictionary<LocalDate, string> FoundHolidays { get; init; } = new Dictionary<LocalDate, string>();

    public IEnumerable<LocalDate> UsableDays => Days.Where(d => d.IsUsable).Select(d => d.Day);
}
