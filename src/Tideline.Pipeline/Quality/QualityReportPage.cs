using Tideline.Domain.Quality;

namespace Tideline.Pipeline.Quality;

/// <summary>The report for the operator's engineer: one HTML page without script or outside resource, fit for print.</summary>
public static class QualityReportPage
{
    /// <summary>The whole document; the same report gives the same text.</summary>
    public static string Render(QualityReport report) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Data quality: {report.Project}</title>
        <style>
        {new Html(QualityPageStyle.Css)}
        </style>
        </head>
        <body>
        <h1>Data quality: {report.Project}</h1>
        <p>{Summary(report)}</p>
        <p class="internal"><b>Internal document of the operator.</b> Its counts are not disclosure-controlled: it does not leave the premises. It names files, cells, areas and days, and no subscriber.</p>
        {Facts(report)}
        <h2>Checks</h2>
        {QualityTables.Checks(report.Checks)}
        <h2>Events by local day</h2>
        {DayStrip.Of(report.Days)}
        {DayKey(report)}
        {QualityTables.Days(report.Days)}
        <h2>Rows and files</h2>
        {QualityTables.Rejected(report)}
        {QualityTables.Files(report.Files)}
        <h2>Cells</h2>
        {(report.Cells is { } cells ? QualityCellTables.Cells(cells) : NotJudged)}
        <h2>Network coverage</h2>
        {(report.Coverage is { } coverage ? QualityCellTables.Coverage(coverage) : NotJudged)}
        <h2>Devices that are not people</h2>
        {(report.Devices is { } devices ? QualityTables.Devices(devices) : NotJudged)}
        <h2>Panel</h2>
        {(report.Panel is { } panel ? QualityTables.Panel(panel) : NotJudged)}
        <h2>Late data</h2>
        {(report.Late is { } late ? QualityWatchTables.Late(late) : NotJudged)}
        <h2>Impossible journeys</h2>
        {(report.Teleports is { } teleports ? QualityWatchTables.Teleports(teleports) : NotJudged)}
        <h2>Holidays found</h2>
        {(report.FoundHolidays is { } holidays ? QualityWatchTables.Holidays(holidays) : NotJudged)}
        <h2>Alarms</h2>
        {(report.Alarms is { } alarms ? QualityWatchTables.Alarms(alarms) : NotJudged)}
        </body>
        </html>

        """).Text;

    private static Html NotJudged => Html.Of($"""<p class="note">Not judged in this run.</p>""");

    private static string Summary(QualityReport report)
    {
        var failed = report.Checks.Count(c => c.Status == CheckStatus.Fail);
        var warned = report.Checks.Count(c => c.Status == CheckStatus.Warn);
        return report.Outcome switch
        {
            CheckStatus.Pass => "Every check passed.",
            CheckStatus.Warn => $"Figures can be made; {warned} of {report.Checks.Count} checks ask for a look.",
            CheckStatus.Fail => $"{failed} of {report.Checks.Count} checks failed; mend them before figures are trusted.",
        };
    }

    private static Html Facts(QualityReport report) => Html.Of($"""
        <ul class="facts">
        <li><span>Rows in</span><b>{report.Rows.RowsIn:N0}</b></li>
        <li><span>Kept</span><b>{report.Rows.Kept:N0}</b></li>
        <li><span>Duplicates</span><b>{report.Rows.Duplicates:N0}</b></li>
        <li><span>Rejected</span><b>{report.Rows.Rejected:N0}</b></li>
        <li><span>Local days</span><b>{QualityWords.Date(report.FirstDay)} to {QualityWords.Date(report.LastDay)}</b></li>
        <li><span>Last complete day (vintage)</span><b>{QualityWords.Date(report.Vintage)}</b></li>
        </ul>
        """);

    private static Html DayKey(QualityReport report)
    {
        var invalid = report.Days.Count(d => d.Status == DayStatus.Invalid);
        return Html.Of($"""
            <p class="note"><svg class="key" viewBox="0 0 10 10"><rect class="valid" width="10" height="10"/></svg>valid <svg class="key" viewBox="0 0 10 10"><rect class="warn" width="10" height="10"/></svg>used, 0.5 to 0.8 of the usual volume <svg class="key" viewBox="0 0 10 10"><path class="cross" d="M1 1l8 8m0-8l-8 8"/></svg>invalid, not used ({invalid} of {report.Days.Count} days)</p>
            """);
    }
}
