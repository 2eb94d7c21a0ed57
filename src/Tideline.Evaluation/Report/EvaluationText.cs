using System.Globalization;
using System.Text;

namespace Tideline.Evaluation;

/// <summary>The lines of a report as text for people.</summary>
public static class EvaluationText
{
    private static readonly string[] Header = ["what", "ours", "oracle", "compared", "target", "", "n"];

    private static readonly string[] WordColumns = ["what", "target", "", "criterion", "score", "of"];

    /// <summary>Columns aligned with spaces, for a terminal; what is absent stands below.</summary>
    /// <param name="report">The report.</param>
    /// <param name="brief">Only the scores that have a target and could be judged.</param>
    public static string Console(EvaluationReport report, bool brief = false)
    {
        var rows = EvaluationRows.Of(report.Scores).Where(r => !brief || (r.Target.Length > 0 && r.Ours is not null));
        List<string[]> lines = [Header, .. rows.Select(Values)];
        var widths = Enumerable.Range(0, Header.Length).Select(i => lines.Max(l => l[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var padded = line.Select((v, i) => i is >= 1 and <= 3 or 6 ? v.PadLeft(widths[i]) : v.PadRight(widths[i]));
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }

        foreach (var absent in report.Absent)
        {
            text.Append("absent: ").Append(absent).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A page with one table; the same bytes for the same report.</summary>
    public static string Markdown(EvaluationReport report)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# Evaluation of {report.Emergency} in {report.Project}\n\n")
            .Append("The last run's unreleased figures against the truth of the synthetic country, suppressed areas included.\n");
        if (report is { FirstWeek: { } first, LastWeekEnds: { } last })
        {
            text.Append(CultureInfo.InvariantCulture, $"Weeks {first:uuuu-MM-dd} to {last:uuuu-MM-dd}, areas of level {report.Level}.\n");
        }

        text.Append("\n## Acceptance\n\n").Append(AcceptanceTable.Markdown(AcceptanceTable.Of(report.Scores))).Append("\n## All scores\n\n");
        text.Append(Table(Header, EvaluationRows.Of(report.Scores).Select(Values)));
        foreach (var absent in report.Absent)
        {
            text.Append("\n- Absent: ").Append(absent);
        }

        return text.Append(report.Absent.Count > 0 ? "\n\n" : "\n").Append(Notes).ToString();
    }

    internal const string Notes =
        """
        * Displaced: moved out of the home area of the finest level. Moves inside it are a declared omission of the definition; the lines "with moves inside" count them.
        * Oracle: knows the state of every sampled subscriber and scales by people per subscriber of the home area; its error is that of sampling. Compared: ours ÷ oracle for WAPE and bias, oracle − ours for ranks and flows, ours − oracle for divergence.
        * District-weeks with status L take part in no error, of the oracle neither. A figure that the cube lacks counts as 0. Estimates are not clipped; ranks and flows alone are clipped at 0.
        * Coverage is over positive truths; true zeros stand apart. Interval score: over the 80% and 95% interval and the estimate.
        * n: district-weeks that the score is made of; weeks for ranks and divergence, pairs and weeks for flows, days for alarms a quarter.
        * Share returned: on the clock of each person's own departure, against a Kaplan–Meier curve of every person. Skill: 1 − error ÷ error of persistence.
        * Definitions of all scores: docs/methods/evaluation.md.
        * Departures and returns are people's first, moves inside the home area included.

        """;

    internal static string Table(IEnumerable<string> header, IEnumerable<string[]> rows)
    {
        var columns = header.ToList();
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").AppendJoin('|', columns.Select((_, i) => WordColumns.Contains(columns[i]) ? "---" : "---:")).Append("|\n");
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        return text.ToString();
    }

    internal static string[] Values(EvaluationRow row) =>
    [
        row.What, Number(row.Ours, row.Decimals), Number(row.Oracle, row.Decimals), Number(row.Compared, row.Decimals), row.Target,
        row.Met switch { true => "met", false => "MISSED", null => "" }, row.N is { } n ? Number(n, 0) : "",
    ];

    /// <summary>Least, median, greatest and standard error.</summary>
    internal static string[] Values(Spread spread, int decimals) =>
        [Number(spread.Least, decimals), Number(spread.Median, decimals), Number(spread.Greatest, decimals), Number(spread.StandardError, decimals)];

    /// <summary>A dash where the value is undefined.</summary>
    internal static string Number(double? value, int decimals) =>
        value is not { } v ? "-" : v.ToString(decimals == 0 ? "0" : $"F{decimals.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
}
