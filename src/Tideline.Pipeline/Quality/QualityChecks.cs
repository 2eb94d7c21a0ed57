using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Quality;
using Tideline.Projects.Lake;
using static Tideline.Pipeline.Quality.CheckStatus;

namespace Tideline.Pipeline.Quality;

/// <summary>The checks of a report, each with what was found and what to do.</summary>
internal static class QualityChecks
{
    /// <summary>Rejected rows: a warning above 1%, a failure above 20% (the limit of Eurostat's multimno).</summary>
    private const double RejectedWarn = 0.01;
    private const double RejectedFail = 0.2;

    /// <summary>Invalid days between the first and last whole day: more than a fifth bridges too much.</summary>
    private const double InvalidDaysFail = 0.2;

    /// <summary>Devices: above a twentieth of the subscribers something is wrong with the rule or the feed.</summary>
    private const double DevicesWarn = 0.05;

    /// <summary>Impossible journeys: a day of more than half a percent that is five times the usual.</summary>
    private const double TeleportsWarn = 0.005;
    private const double TeleportsRise = 5;

    public static IReadOnlyList<QualityCheck> Of(QualityReport report) =>
    [
        Files(report),
        RejectedRows(report),
        RejectedByFile(report),
        Times(report),
        CompleteDay(report),
        InvalidDays(report),
        LowDays(report),
        .. report.Cells is { } cells ? CellChecks(cells, report.Vintage) : [],
        .. report.Coverage is { } coverage ? [Coverage(coverage)] : Array.Empty<QualityCheck>(),
        .. report.Devices is { } devices ? [Devices(devices)] : Array.Empty<QualityCheck>(),
        .. report.Panel is { } panel ? [Panel(panel, report.LastDay)] : Array.Empty<QualityCheck>(),
        .. report.Late is { } late ? [Late(late)] : Array.Empty<QualityCheck>(),
        .. report.Teleports is { Count: > 0 } teleports ? [Teleports(teleports)] : Array.Empty<QualityCheck>(),
        .. report.FoundHolidays is { } holidays ? [Holidays(holidays)] : Array.Empty<QualityCheck>(),
        .. report.Alarms is { } alarms ? [Alarms(alarms, report.Vintage)] : Array.Empty<QualityCheck>(),
    ];

    private static QualityCheck Files(QualityReport report)
    {
        var refused = report.Files.Count(f => f.Outcome == FileOutcome.Quarantined);
        var found = $"{Count(report.Files.Count - refused, "file")} accepted, {Number(refused)} quarantined.";
        return refused == 0 && report.Files.Count > 0
            ? new("files", Pass, found, null)
            : new("files", refused < report.Files.Count ? Warn : Fail, found,
                report.Files.Count == 0
                    ? "Put event files where project.yaml says, then run tideline ingest."
                    : "Mend each quarantined file as its remark says and offer it again; none of its rows are in the lake.");
    }

    private static QualityCheck RejectedRows(QualityReport report)
    {
        var share = Share(report.Rows.Rejected, report.Rows.RowsIn);
        var status = share > RejectedFail ? Fail : share > RejectedWarn ? Warn : Pass;
        var most = report.Rejected.Count > 0 ? $", most for {Words(report.Rejected[0].Reason)}" : "";
        return new("rejected_rows", status, $"{Percent(share)} of the rows of accepted files were rejected{most}.",
            status == Pass ? null : RejectReasons.Advice(report.Rejected[0].Reason));
    }

    private static QualityCheck RejectedByFile(QualityReport report)
    {
        var bad = report.Files.Count(f => f.Outcome == FileOutcome.Accepted && Share(f.Rows.Rejected, f.Rows.RowsIn) > RejectedFail);
        return bad == 0
            ? new("rejected_rows_by_file", Pass, "No accepted file lost more than 20% of its rows.", null)
            : new("rejected_rows_by_file", Warn, $"{Count(bad, "accepted file")} lost more than 20% of the rows.",
                "Ask whoever exports these files what changed in them; the days they hold are thinner than they look.");
    }

    private static QualityCheck Times(QualityReport report)
    {
        var skipped = report.Files.Sum(f => f.SkippedTimes);
        var ambiguous = report.Files.Sum(f => f.AmbiguousTimes);
        var found = $"{Count(ambiguous, "kept row")} with a time that occurred twice, {Number(skipped)} with a time that never occurred.";
        return skipped == 0
            ? new("clock_changes", Pass, found, null)
            : new("clock_changes", Warn, found,
                "Times that never occurred mean that time_zone or timestamps_are in project.yaml does not fit the feed: check both.");
    }

    private static QualityCheck CompleteDay(QualityReport report) => report.Vintage is { } vintage
        ? new("complete_day", Pass, $"The last complete local day is {Date(vintage)}.", null)
        : new("complete_day", Fail, "No local day is complete.",
            "Ingest at least one whole local day and the small hours that follow it; no figure can be made before.");

    private static QualityCheck InvalidDays(QualityReport report)
    {
        var inside = report.Days.Where(d => d.Fault != DayFault.Partial || d.Day != report.FirstDay)
            .Where(d => report.Vintage is null || d.Day <= report.Vintage).ToList();
        var invalid = inside.Count(d => d.Status == DayStatus.Invalid);
        var status = invalid == 0 ? Pass : Share(invalid, inside.Count) > InvalidDaysFail ? Fail : Warn;
        return new("invalid_days", status, $"{Number(invalid)} of {Count(inside.Count, "local day")} up to the vintage {(invalid == 1 ? "is" : "are")} invalid and not used.",
            status == Pass ? null : "Ask for the missing or cut files of the days marked invalid and ingest them; the days are then redone.");
    }

    private static QualityCheck LowDays(QualityReport report)
    {
        var low = report.Days.Count(d => d.Status == DayStatus.Warn);
        return low == 0
            ? new("low_volume", Pass, "No used day is below 0.8 of its weekday median.", null)
            : new("low_volume", Warn, $"{Count(low, "used day")} below 0.8 of the weekday median.",
                "Check whether a feed was late or thin on these days, or whether people really called less.");
    }

    private static IEnumerable<QualityCheck> CellChecks(CellReport cells, LocalDate? vintage)
    {
        yield return cells.Conflicting == 0
            ? new("cell_positions", Pass, $"{Count(cells.InTable, "cell")} in {Count(cells.Clusters, "cluster")}, none with two positions on one day.", null)
            : new("cell_positions", Warn, $"{Count(cells.Conflicting, "cell")} with two positions on one day; the later start was taken.",
                "Correct valid_from and valid_to of these cells in the cells table.");
        if (cells.Unmapped is { } unmapped)
        {
            yield return unmapped.Count == 0
                ? new("unmapped_cells", Pass, "Every cell lies in an area or within 2 km of one.", null)
                : new("unmapped_cells", Warn, $"{Count(unmapped.Count, "cell")} in no area.",
                    "Check longitude and latitude of these cells (swapped columns are common) and whether the boundaries cover the country.");
        }

        if (cells.SilentByDay is { } silent)
        {
            var last = silent.FirstOrDefault(s => s.Day == vintage)?.Cells ?? 0;
            yield return last == 0
                ? new("silent_cells", Pass, $"No cell is silent on the last complete day; {Count(silent.Count, "earlier day")} with silent cells.", null)
                : new("silent_cells", Warn, $"{Count(last, "cell")} silent on the last complete day.",
                    "Ask the network operations centre which sites are down, and since when.");
        }
    }

    private static QualityCheck Coverage(IReadOnlyList<CoverageReport> coverage)
    {
        var dark = coverage.Count(c => c.DaysNotObservable > 0);
        return coverage.Count == 0
            ? new("network_coverage", Pass, "The network saw every area on every judged day.", null)
            : new("network_coverage", Warn,
                $"{Count(dark, "area")} not observable on at least one day, {Number(coverage.Count - dark)} more degraded.",
                "Read figures of these areas and days as unknown, not as zero; confirm the outages with the network operations centre.");
    }

    private static QualityCheck Devices(IReadOnlyList<DeviceReport> devices)
    {
        var others = devices.Where(d => d.Kind != DeviceKind.Person).Sum(d => d.Subscribers);
        var share = Share(others, devices.Sum(d => d.Subscribers));
        var found = $"{Count(others, "subscriber")} ({Percent(share)}) judged to be devices and left out.";
        return share <= DevicesWarn
            ? new("devices", Pass, found, null)
            : new("devices", Warn, found, "Ask whether the feed holds machine-to-machine SIMs, and have them left out at the source.");
    }

    private static QualityCheck Panel(IReadOnlyList<PanelReport> panel, LocalDate? lastDay)
    {
        if (panel.Count == 0)
        {
            return new("panel", Pass, "The panel of subscribers held on every judged day.", null);
        }

        return new("panel", panel[^1].Day == lastDay ? Fail : Warn,
            $"Scaling to people is suspended on {Count(panel.Count, "day")}, the last on {Date(panel[^1].Day)}: fewer than 0.6 of the usual subscribers were seen.",
            "Find out whether a feed is missing or the pseudonym key changed before any figure of people is used.");
    }

    private static QualityCheck Late(LateReport late)
    {
        var held = late.Days.Count(d => d.State == Delivery.Held);
        return held == 0
            ? new("late_data", Pass, $"Nothing is held back for late rows; {Count(late.Days.Count, "day")} provisional.", null)
            : new("late_data", Warn, $"{Count(held, "day")} held back: less than 80% of the rows are in, as earlier days tell.",
                "Wait, or ask for the late rows; figures end on the day before.");
    }

    private static QualityCheck Teleports(IReadOnlyList<TeleportReport> days)
    {
        var usual = days.Select(d => d.Share).Order().ElementAt(days.Count / 2);
        var risen = days.Where(d => d.Share > TeleportsWarn && d.Share > TeleportsRise * usual).ToList();
        return risen.Count == 0
            ? new("impossible_journeys", Pass, $"{Number(days.Sum(d => d.Events))} events dropped as impossible journeys; no day stands out.", null)
            : new("impossible_journeys", Warn, $"Impossible journeys rose on {Count(risen.Count, "day")}, most on {Date(risen.MaxBy(d => d.Share)!.Day)}.",
                "Ask the network operations centre whether calls were routed over other sites, and check positions in the cells table.");
    }

    private static QualityCheck Holidays(IReadOnlyList<HolidayReport> holidays) => holidays.Count == 0
        ? new("found_holidays", Pass, "No day beyond the table of holidays looks like one.", null)
        : new("found_holidays", Warn, $"{Count(holidays.Count, "day")} that no table names {(holidays.Count == 1 ? "looks like a holiday and is" : "look like holidays and are")} bridged.",
            "Name them in inputs.holidays if they are; else find out what moved people who no emergency touches.");

    private static QualityCheck Alarms(IReadOnlyList<AlarmReport> alarms, LocalDate? vintage)
    {
        var now = alarms.Count(a => a.Last == vintage);
        return now == 0
            ? new("alarms", Pass, $"No alarm stands on the last complete day; {Number(alarms.Count)} before.", null)
            : new("alarms", Warn, $"{Count(now, "alarm")} on the last complete day.", "Look at the areas below with those who know what happens there.");
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Percent(double share) => (share * 100).ToString("0.0#", CultureInfo.InvariantCulture) + "%";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Words(string code) => code.Replace('_', ' ');

    private static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
