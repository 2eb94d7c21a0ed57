using Tideline.Domain.Quality;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Quality;

/// <summary>The tables of rows, files, days, devices and panel.</summary>
internal static class QualityTables
{
    /// <summary>Files beyond this many are listed only where something is to be said of them.</summary>
    private const int ManyFiles = 40;

    public static Html Checks(IReadOnlyList<QualityCheck> checks) => Html.Of($"""
        <div class="scroll"><table class="wide">
        <thead><tr><th>Result</th><th>Check</th><th>Found</th><th>What to do</th></tr></thead>
        <tbody>{checks.OrderByDescending(c => c.Status).Select(c => Html.Of($"""
        <tr><td>{Badge(c.Status)}</td><td>{QualityWords.Code(c.Name)}</td><td>{c.Found}</td><td>{c.Advice ?? ""}</td></tr>

        """))}</tbody>
        </table></div>
        """);

    /// <summary>Only days that are not plainly valid; the chart shows all.</summary>
    public static Html Days(IReadOnlyList<DayReport> days)
    {
        var listed = days.Where(d => d.Status != DayStatus.Valid).ToList();
        return listed.Count == 0
            ? Html.Of($"<p>Every day is valid.</p>")
            : Html.Of($"""
                <div class="scroll"><table>
                <caption>Days that are invalid or low. Ratio: events over the median of the same weekday, 8 weeks.</caption>
                <thead><tr><th>Local day</th><th class="n">Events</th><th class="n">Subscribers</th><th class="n">Ratio</th><th>Verdict</th></tr></thead>
                <tbody>{listed.Select(d => Html.Of($"""
                <tr><td class="d">{QualityWords.Date(d.Day)}</td><td class="n">{d.Events:N0}</td><td class="n">{Known(d.Subscribers)}</td><td class="n">{Known(d.Ratio)}</td><td>{QualityWords.Verdict(d)}</td></tr>

                """))}</tbody>
                </table></div>
                """);
    }

    public static Html Rejected(QualityReport report) => report.Rejected.Count == 0
        ? Html.Of($"<p>No row of an accepted file was rejected.</p>")
        : Html.Of($"""
            <div class="scroll"><table class="wide">
            <caption>Rejected rows of accepted files, by kind of error. Each is listed by file and row in the lake's rejects.</caption>
            <thead><tr><th>Reason</th><th class="n">Rows</th><th class="n">Of rows in</th><th class="n">Files</th><th>What to do</th></tr></thead>
            <tbody>{report.Rejected.Select(r => Html.Of($"""
            <tr><td>{QualityWords.Code(r.Reason)}</td><td class="n">{r.Rows:N0}</td><td class="n">{QualityWords.Share(r.Share)}</td><td class="n">{r.Files:N0}</td><td>{RejectReasons.Advice(r.Reason)}</td></tr>

            """))}</tbody>
            </table></div>
            """);

    public static Html Files(IReadOnlyList<FileReport> files)
    {
        var listed = files.Count <= ManyFiles ? files : [.. files.Where(IsRemarkable)];
        var rest = files.Count - listed.Count;
        return Html.Of($"""
            <div class="scroll"><table class="wide">
            <caption>Files{(rest == 0 ? "" : $"; {rest} accepted files without rejected rows or remark are left out here and stand in the JSON beside this page")}.</caption>
            <thead><tr><th>File</th><th class="n">Rows in</th><th class="n">Kept</th><th class="n">Duplicates</th><th class="n">Rejected</th><th class="n">Times twice</th><th class="n">Times never</th><th>Remark</th></tr></thead>
            <tbody>{listed.Select(File)}</tbody>
            </table></div>
            """);
    }

    public static Html Devices(IReadOnlyList<DeviceReport> devices) => Html.Of($"""
        <table>
        <thead><tr><th>Judged as</th><th class="n">Subscribers</th><th class="n">Events</th></tr></thead>
        <tbody>{devices.Select(d => Html.Of($"""
        <tr><td>{QualityWords.Kind(d.Kind)}</td><td class="n">{d.Subscribers:N0}</td><td class="n">{d.Events:N0}</td></tr>

        """))}</tbody>
        </table>
        """);

    public static Html Panel(IReadOnlyList<PanelReport> panel) => panel.Count == 0
        ? Html.Of($"<p>Scaling is suspended on no day.</p>")
        : Html.Of($"""
            <table>
            <caption>Days on which scaling to people is suspended. Ratio: subscribers seen in 7 days over the median of the 28 days before.</caption>
            <thead><tr><th>Local day</th><th class="n">Seen in 7 days</th><th class="n">Ratio</th></tr></thead>
            <tbody>{panel.Select(p => Html.Of($"""
            <tr><td class="d">{QualityWords.Date(p.Day)}</td><td class="n">{p.Seen:N0}</td><td class="n">{p.Ratio:0.00}</td></tr>

            """))}</tbody>
            </table>
            """);

    private static Html File(FileReport file)
    {
        var quarantined = file.Outcome == FileOutcome.Quarantined;
        var reasons = string.Join(", ", file.Rejected.Select(r => FormattableString.Invariant($"{QualityWords.Code(r.Reason)} {r.Rows:N0}")));
        string?[] remarks = [quarantined ? $"Quarantined: {QualityWords.Code(file.Reason ?? "refused")}." : null, file.Advice, reasons];
        return Html.Of($"""
            <tr><td class="path">{file.File}</td><td class="n">{file.Rows.RowsIn:N0}</td><td class="n">{file.Rows.Kept:N0}</td><td class="n">{file.Rows.Duplicates:N0}</td><td class="n">{file.Rows.Rejected:N0}</td><td class="n">{file.AmbiguousTimes:N0}</td><td class="n">{file.SkippedTimes:N0}</td><td>{string.Join(" ", remarks.Where(r => !string.IsNullOrEmpty(r)))}</td></tr>

            """);
    }

    private static bool IsRemarkable(FileReport file) =>
        file.Outcome == FileOutcome.Quarantined || file.Advice is not null || file.Rows.Rejected > 0 || file.SkippedTimes > 0;

    private static Html Badge(CheckStatus status) => status switch
    {
        CheckStatus.Pass => Html.Of($"""<span class="pass">pass</span>"""),
        CheckStatus.Warn => Html.Of($"""<span class="look">look</span>"""),
        CheckStatus.Fail => Html.Of($"""<span class="fail">fail</span>"""),
    };

    private static Html Known(long? count) => count is { } known ? Html.Of($"{known:N0}") : Html.Of($"–");

    private static Html Known(double? ratio) => ratio is { } known ? Html.Of($"{known:0.00}") : Html.Of($"–");
}
