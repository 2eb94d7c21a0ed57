using NodaTime;
using Tideline.Domain.Alerts;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Daily;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Quality;

/// <summary>Makes the report from the findings: sorted, so that the same findings give the same bytes.</summary>
public static class QualityReports
{
    private const int MostSilent = 50;

    public static QualityReport Of(QualityFindings findings)
    {
        var files = findings.Files.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal).ToList();
        var accepted = files.Where(f => f.Outcome == FileOutcome.Accepted).ToList();
        var days = findings.Days.OrderBy(d => d.Day).Select(d => Row(d, findings.SubscribersByDay)).ToList();
        var report = new QualityReport(
            findings.Project,
            days.Count > 0 ? days[0].Day : null,
            days.Count > 0 ? days[^1].Day : null,
            findings.Vintage,
            CheckStatus.Pass,
            [],
            Sum(accepted.Select(Totals)),
            RejectedBy(accepted),
            [.. files.Select(Row)],
            days,
            findings.Cells is { } cells ? Row(cells) : null,
            findings.Outages is { } outages ? Coverage(outages, findings) : null,
            findings.Devices is { } devices
                ? [.. devices.OrderBy(d => d.Key).Select(d => new DeviceReport(d.Key, d.Value.Subscribers, d.Value.Events))]
                : null,
            findings.Panel is { } panel
                ? [.. panel.Where(p => p.Suspended).OrderBy(p => p.Day).Select(p => new PanelReport(p.Day, p.Seen, Rounded(p.Ratio ?? 0)))]
                : null,
            findings.Late is { } late ? Row(late) : null,
            Row(findings.Teleports, findings.Days),
            findings.Daily?.Holidays.OrderBy(h => h.Day).Select(h => new HolidayReport(Day.Date(h.Day), Rounded(h.AwayShare / h.Usual), Rounded(h.Z))).ToArray(),
            findings.Daily?.Alarms.Where(a => a.Episode.Kind != AlarmKind.Watch).Select(a => Row(a.Episode, a.Hazard, findings.Areas)).ToArray());
        var checks = QualityChecks.Of(report);
        return report with { Checks = checks, Outcome = checks.Count > 0 ? checks.Max(c => c.Status) : CheckStatus.Pass };
    }

    private static FileReport Row(IngestedFile file) => new(
        file.File,
        file.Sha256,
        file.Outcome,
        file.Reason,
        file.Advice,
        Totals(file),
        [.. file.Rejected.Where(r => r.Value > 0).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new ReasonRows(r.Key, r.Value))],
        file.AmbiguousTimes,
        file.SkippedTimes);

    private static RowTotals Totals(IngestedFile file) =>
        new(file.RowsIn, file.RowsKept, file.Duplicates, file.Rejected.Values.Sum());

    private static RowTotals Sum(IEnumerable<RowTotals> rows) => rows.Aggregate(
        new RowTotals(0, 0, 0, 0),
        (sum, r) => checked(new RowTotals(sum.RowsIn + r.RowsIn, sum.Kept + r.Kept, sum.Duplicates + r.Duplicates, sum.Rejected + r.Rejected)));

    private static IReadOnlyList<RejectedRows> RejectedBy(IReadOnlyList<IngestedFile> accepted)
    {
        var rowsIn = accepted.Sum(f => f.RowsIn);
        return
        [
            .. accepted.SelectMany(f => f.Rejected).Where(r => r.Value > 0)
                .GroupBy(r => r.Key, r => r.Value, StringComparer.Ordinal)
                .Select(g => new RejectedRows(g.Key, g.Sum(), (double)g.Sum() / rowsIn, g.Count()))
                .OrderByDescending(r => r.Rows).ThenBy(r => r.Reason, StringComparer.Ordinal),
        ];
    }

    private static DayReport Row(DayVerdict day, IReadOnlyDictionary<LocalDate, long> subscribers) => new(
        day.Day,
        day.Events,
        subscribers.TryGetValue(day.Day, out var seen) ? seen : null,
        day.Ratio is { } ratio ? Rounded(ratio) : null,
        day.Status,
        day.Fault);

    private static CellReport Row(CellFindings cells) => new(
        cells.InTable,
        cells.Clusters,
        cells.Conflicting,
        cells.Unmapped is { } unmapped ? [.. unmapped.Distinct().Order(StringComparer.Ordinal)] : null,
        cells.Silent is { } silent
            ? [.. silent.GroupBy(s => s.Day).OrderBy(g => g.Key).Select(g => new SilentCount(g.Key, g.Count()))]
            : null,
        [
            .. (cells.Silent ?? []).GroupBy(s => s.Cell, StringComparer.Ordinal)
                .Select(g => new SilentDays(g.Key, g.Count(), g.Max(s => s.Day)))
                .OrderByDescending(s => s.Days).ThenBy(s => s.Cell, StringComparer.Ordinal).Take(MostSilent),
        ]);

    private static IReadOnlyList<CoverageReport> Coverage(IReadOnlyList<AreaOutage> outages, QualityFindings findings) =>
    [
        .. outages.Where(o => o.Status != Observability.Normal)
            .GroupBy(o => o.Area, StringComparer.Ordinal)
            .Select(g => new CoverageReport(
                g.Key,
                findings.Areas is { } areas && areas.TryGet(g.Key, out var area) ? area.Name : g.Key,
                g.Count(o => o.Status == Observability.Degraded),
                g.Count(o => o.Status == Observability.NotObservable),
                Rounded(g.Max(o => o.Index)),
                g.Max(o => o.Day)))
            .OrderByDescending(c => c.DaysNotObservable).ThenByDescending(c => c.DaysDegraded).ThenBy(c => c.Area, StringComparer.Ordinal),
    ];

    private static LateReport Row(CompletenessReport late) => new(
        [.. late.Shares.Select(Rounded)], late.ReferenceDays, Rounded(late.MeanRevision), Rounded(late.LargestRevision),
        [.. late.Days.Where(d => d.State != Delivery.Complete).Select(d => new LateDayReport(
            d.Day, d.Rows, Rounded(d.Share), Math.Round(d.Expected), Math.Round(d.ExpectedDeviation), d.State))]);

    private static TeleportReport[] Row(IReadOnlyDictionary<LocalDate, TeleportTotals> teleports, IEnumerable<DayVerdict> days) =>
    [
        .. days.OrderBy(d => d.Day).Where(d => teleports.ContainsKey(d.Day))
            .Select(d => new TeleportReport(d.Day, teleports[d.Day].Events, Rounded((double)teleports[d.Day].Events / d.Events))),
    ];

    private static AlarmReport Row(AlarmEpisode episode, string hazard, AreaHierarchy? areas) => new(
        episode.Area,
        areas is not null && areas.TryGet(episode.Area, out var area) ? area.Name : episode.Area,
        episode.Level, episode.Kind, Day.Date(episode.First), Day.Date(episode.Last), episode.Series, Math.Round(episode.Z, 1), hazard);

    private static double Rounded(double value) => Math.Round(value, 4);
}
