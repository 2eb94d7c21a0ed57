namespace Tideline.Pipeline.Quality;

/// <summary>The tables of cells and of network coverage.</summary>
internal static class QualityCellTables
{
    private const int Listed = 50;
    private const int MostSilent = 20;

    public static Html Cells(CellReport cells) => Html.Of($"""
        <p>{cells.InTable:N0} cells in {cells.Clusters:N0} clusters of at most 1 km; {cells.Conflicting:N0} with two positions on one day.</p>
        {Unmapped(cells.Unmapped)}
        {(cells.SilentByDay is { } days ? Silent(days, cells.MostSilent) : Html.Of($"""<p class="note">Silence was not judged: there is no reference period.</p>"""))}
        """);

    public static Html Coverage(IReadOnlyList<CoverageReport> coverage) => coverage.Count == 0
        ? Html.Of($"<p>No area had an outage index above 0.3 on any judged day.</p>")
        : Html.Of($"""
            <div class="scroll"><table>
            <caption>Areas with an outage index above 0.3 (share of home subscribers on blind clusters){More(coverage.Count)}.</caption>
            <thead><tr><th>Area</th><th class="n">Days not observable</th><th class="n">Days degraded</th><th class="n">Worst index</th><th>Last day</th></tr></thead>
            <tbody>{coverage.Take(Listed).Select(c => Html.Of($"""
            <tr><td>{c.Name} <span class="note">{c.Area}</span></td><td class="n">{c.DaysNotObservable:N0}</td><td class="n">{c.DaysDegraded:N0}</td><td class="n">{c.WorstIndex:0.00}</td><td class="d">{QualityWords.Date(c.Last)}</td></tr>

            """))}</tbody>
            </table></div>
            """);

    private static Html Unmapped(IReadOnlyList<string>? unmapped) => unmapped switch
    {
        null => Html.Of($"""<p class="note">Without boundaries no cell has an area.</p>"""),
        { Count: 0 } => Html.Of($"<p>Every cell lies in an area or within 2 km of one.</p>"),
        _ => Html.Of($"<p>{unmapped.Count:N0} in no area{More(unmapped.Count)}: {string.Join(", ", unmapped.Take(Listed))}.</p>"),
    };

    private static Html Silent(IReadOnlyList<SilentCount> days, IReadOnlyList<SilentDays> cells) => days.Count == 0
        ? Html.Of($"<p>No cell was silent on a judged day.</p>")
        : Html.Of($"""
            <p>Silent cells on {days.Count:N0} days, most on {QualityWords.Date(days.MaxBy(d => d.Cells)!.Day)} ({days.Max(d => d.Cells):N0} cells). A silent cell has less than a tenth of its weekday median; what it means for people is told under network coverage.</p>
            <div class="scroll"><table>
            <caption>The cells with most silent days.</caption>
            <thead><tr><th>Cell</th><th class="n">Silent days</th><th>Last</th></tr></thead>
            <tbody>{cells.Take(MostSilent).Select(c => Html.Of($"""
            <tr><td>{c.Cell}</td><td class="n">{c.Days:N0}</td><td class="d">{QualityWords.Date(c.Last)}</td></tr>

            """))}</tbody>
            </table></div>
            """);

    private static string More(int count) => count > Listed ? FormattableString.Invariant($", the first {Listed} of {count:N0}") : "";
}
