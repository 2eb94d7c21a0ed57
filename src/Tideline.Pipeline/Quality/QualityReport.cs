using NodaTime;
using Tideline.Domain.Alerts;
using Tideline.Domain.Quality;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Quality;

public enum CheckStatus
{
    Pass,

    /// <summary>Figures can be made; somebody should look.</summary>
    Warn,

    /// <summary>Figures of the days or areas concerned cannot be trusted, or cannot be made.</summary>
    Fail,
}

/// <summary>One check of the report.</summary>
/// <param name="Name">Stable name for machines, snake_case.</param>
/// <param name="Found">What was found, in one sentence.</param>
/// <param name="Advice">What to do, in one sentence; null when passed.</param>
public sealed record QualityCheck(string Name, CheckStatus Status, string Found, string? Advice);

/// <summary>Rows over all accepted files, or of one file: <c>RowsIn = Kept + Duplicates + Rejected</c>.</summary>
public sealed record RowTotals(long RowsIn, long Kept, long Duplicates, long Rejected);

/// <summary>Rejected rows of one kind of error over all accepted files.</summary>
/// <param name="Share">Of the rows in, 0..1.</param>
/// <param name="Files">Accepted files with such rows.</param>
public sealed record RejectedRows(string Reason, long Rows, double Share, int Files);

/// <summary>One offered file.</summary>
/// <param name="Rejected">Rejected rows by reason, by count (largest first), then reason.</param>
public sealed record FileReport(
    string File,
    string Sha256,
    FileOutcome Outcome,
    string? Reason,
    string? Advice,
    RowTotals Rows,
    IReadOnlyList<ReasonRows> Rejected,
    long AmbiguousTimes,
    long SkippedTimes);

public sealed record ReasonRows(string Reason, long Rows);

/// <summary>One local day. <paramref name="Subscribers"/> is null where they were not counted.</summary>
public sealed record DayReport(LocalDate Day, long Events, long? Subscribers, double? Ratio, DayStatus Status, DayFault? Fault);

/// <param name="SilentByDay">Days with silent cells, in order; null where silence was not judged.</param>
/// <param name="MostSilent">The cells with most silent days, at most 50.</param>
public sealed record CellReport(
    int InTable,
    int Clusters,
    int Conflicting,
    IReadOnlyList<string>? Unmapped,
    IReadOnlyList<SilentCount>? SilentByDay,
    IReadOnlyList<SilentDays> MostSilent);

/// <summary>How many cells were silent on a day.</summary>
public sealed record SilentCount(LocalDate Day, int Cells);

/// <summary>On how many days a cell was silent, and the last of them.</summary>
public sealed record SilentDays(string Cell, int Days, LocalDate Last);

/// <summary>The outage days of one area: only areas that had any.</summary>
/// <param name="WorstIndex">Largest outage index of a day, 0..1.</param>
/// <param name="Last">Last day that was not normal.</param>
public sealed record CoverageReport(
    string Area, string Name, int DaysDegraded, int DaysNotObservable, double WorstIndex, LocalDate Last);

public sealed record DeviceReport(DeviceKind Kind, long Subscribers, long Events);

/// <summary>A day on which scaling was suspended.</summary>
public sealed record PanelReport(LocalDate Day, long Seen, double Ratio);

/// <summary>A day that no table names as a holiday, on which homes that no emergency touches were away far more than usual.</summary>
/// <param name="Ratio">Share of nights away over what is usual on the weekday.</param>
/// <param name="Z">The difference in robust standard deviations.</param>
public sealed record HolidayReport(LocalDate Day, double Ratio, double Z);

/// <summary>Alarm days of one area that belong together; no counts, since areas may be small.</summary>
/// <param name="Z">The farthest day, in standard deviations from what is usual; negative is below.</param>
/// <param name="Hazard">What is known there at the time.</param>
public sealed record AlarmReport(
    string Area, string Name, int Level, AlarmKind Kind, LocalDate First, LocalDate Last, IReadOnlyList<SeriesKind> Series, double Z, string Hazard);

/// <summary>How late rows come.</summary>
/// <param name="Shares">Share of a day's rows that are in, by days since its first file.</param>
/// <param name="Days">Days of which more is expected.</param>
public sealed record LateReport(
    IReadOnlyList<double> Shares, int ReferenceDays, double MeanRevision, double LargestRevision, IReadOnlyList<LateDayReport> Days);

/// <param name="Expected">Rows expected in the end; <paramref name="Deviation"/> is its standard deviation.</param>
public sealed record LateDayReport(LocalDate Day, long Rows, double Share, double Expected, double Deviation, Delivery State);

/// <summary>Events dropped on a local day because nobody can have travelled to and from them.</summary>
/// <param name="Share">Of the day's events, 0..1.</param>
public sealed record TeleportReport(LocalDate Day, long Events, double Share);

/// <summary>
/// What the operator's engineer must know of the data before anybody reads a figure. Holds file names, cells, areas,
/// days and counts, no subscriber; counts are not disclosure-controlled, so that it stays inside.
/// </summary>
/// <param name="Outcome">The worst of the checks.</param>
/// <param name="Coverage">Null where outages were not judged; likewise the other nullable parts.</param>
public sealed record QualityReport(
    string Project,
    LocalDate? FirstDay,
    LocalDate? LastDay,
    LocalDate? Vintage,
    CheckStatus Outcome,
    IReadOnlyList<QualityCheck> Checks,
    RowTotals Rows,
    IReadOnlyList<RejectedRows> Rejected,
    IReadOnlyList<FileReport> Files,
    IReadOnlyList<DayReport> Days,
    CellReport? Cells,
    IReadOnlyList<CoverageReport>? Coverage,
    IReadOnlyList<DeviceReport>? Devices,
    IReadOnlyList<PanelReport>? Panel,
    LateReport? Late = null,
    IReadOnlyList<TeleportReport>? Teleports = null,
    IReadOnlyList<HolidayReport>? FoundHolidays = null,
    IReadOnlyList<AlarmReport>? Alarms = null);
