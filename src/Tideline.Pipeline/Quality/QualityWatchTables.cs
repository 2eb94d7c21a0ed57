using Tideline.Domain.Alerts;
using Tideline.Domain.Quality;

namespace Tideline.Pipeline.Quality;

/// <summary>The tables of late data, impossible journeys, holidays found and alarms.</summary>
internal static class QualityWatchTables
{
    private const int MostTeleportDays = 10;
    private const int MostAlarms = 100;

    public static Html Late(LateReport late) => Html.Of($"""
        <p>Of a day's rows, {QualityWords.Share(late.Shares[0])} are in with its first file{Later(late)}. Learnt from {late.ReferenceDays} days. What was first used of them fell short of the final rows by {QualityWords.Share(late.MeanRevision)} on average, {QualityWords.Share(late.LargestRevision)} at most.</p>
        {(late.Days.Count == 0 ? Html.Of($"<p>Nothing more is expected of any day.</p>") : LateDays(late.Days))}
        """);

    public static Html Teleports(IReadOnlyList<TeleportReport> days) => days.Count == 0
        ? Html.Of($"<p>No event was dropped.</p>")
        : Html.Of($"""
            <p>{days.Sum(d => d.Events):N0} events on {days.Count} days were dropped: nobody can have travelled to and from them. A rise shows calls routed over another part of the network, or cells with a wrong position.</p>
            <table>
            <caption>Days with the largest share dropped.</caption>
            <thead><tr><th>Local day</th><th class="n">Events dropped</th><th class="n">Share</th></tr></thead>
            <tbody>{days.OrderByDescending(d => d.Share).ThenBy(d => d.Day).Take(MostTeleportDays).Select(d => Html.Of($"""
            <tr><td class="d">{QualityWords.Date(d.Day)}</td><td class="n">{d.Events:N0}</td><td class="n">{QualityWords.Share(d.Share)}</td></tr>

            """))}</tbody>
            </table>
            """);

    public static Html Holidays(IReadOnlyList<HolidayReport> holidays) => holidays.Count == 0
        ? Html.Of($"<p>No day beyond the table of holidays looks like one.</p>")
        : Html.Of($"""
            <table>
            <caption>Days that the table of holidays lacks, on which homes that no emergency touches were away far more than usual. They are bridged like holidays of the table.</caption>
            <thead><tr><th>Local day</th><th class="n">Nights away, times the usual</th><th class="n">Standard deviations</th></tr></thead>
            <tbody>{holidays.Select(h => Html.Of($"""
            <tr><td class="d">{QualityWords.Date(h.Day)}</td><td class="n">{h.Ratio:0.0}</td><td class="n">{h.Z:0.0}</td></tr>

            """))}</tbody>
            </table>
            """);

    public static Html Alarms(IReadOnlyList<AlarmReport> alarms)
    {
        var last = alarms.OrderByDescending(a => a.Last).ThenBy(a => a.Level).ThenBy(a => a.Area, StringComparer.Ordinal).Take(MostAlarms).ToArray();
        return alarms.Count == 0
            ? Html.Of($"<p>No alarm was raised.</p>")
            : Html.Of($"""
                <div class="scroll"><table class="wide">
                <caption>Alarms, the latest first{(last.Length < alarms.Count ? $"; {alarms.Count - last.Length} earlier ones stand in the JSON beside this page" : "")}. An alarm says that an area is unusual, not why. It names no cause beyond the hazards that are declared.</caption>
                <thead><tr><th>Area</th><th class="n">Level</th><th>Kind</th><th>Raised</th><th>Last day</th><th>Series</th><th class="n">Farthest day, standard deviations</th><th>Hazard</th></tr></thead>
                <tbody>{last.Select(a => Html.Of($"""
                <tr><td>{a.Name} ({a.Area})</td><td class="n">{a.Level}</td><td>{Kind(a.Kind)}</td><td class="d">{QualityWords.Date(a.First)}</td><td class="d">{QualityWords.Date(a.Last)}</td><td>{string.Join(", ", a.Series.Select(Series))}</td><td class="n">{a.Z:0.0}</td><td>{a.Hazard}</td></tr>

                """))}</tbody>
                </table></div>
                """);
    }

    private static string Later(LateReport late)
    {
        var all = Enumerable.Range(0, late.Shares.Count).First(l => late.Shares[l] >= Completeness.CompleteFrom);
        return all == 0 ? "" : $", and all after {all} {(all == 1 ? "day" : "days")}";
    }

    private static Html LateDays(IReadOnlyList<LateDayReport> days) => Html.Of($"""
        <table>
        <caption>Days of which more is expected. Figures of them are provisional; a day below 80% is not yet the last day of an estimate.</caption>
        <thead><tr><th>Local day</th><th class="n">Rows so far</th><th class="n">Share in</th><th class="n">Expected in the end</th><th class="n">Standard deviation</th><th>Verdict</th></tr></thead>
        <tbody>{days.Select(d => Html.Of($"""
        <tr><td class="d">{QualityWords.Date(d.Day)}</td><td class="n">{d.Rows:N0}</td><td class="n">{QualityWords.Share(d.Share)}</td><td class="n">{d.Expected:N0}</td><td class="n">{d.Deviation:N0}</td><td>{(d.State == Delivery.Held ? "held back" : "provisional")}</td></tr>

        """))}</tbody>
        </table>
        """);

    private static string Kind(AlarmKind kind) => kind switch
    {
        AlarmKind.Watch => "watch",
        AlarmKind.Population => "population",
        AlarmKind.Network => "network",
    };

    private static string Series(SeriesKind series) => series switch
    {
        SeriesKind.AwayShare => "nights away",
        SeriesKind.Activity => "people seen",
        SeriesKind.NetOutflow => "net outflow",
    };
}
