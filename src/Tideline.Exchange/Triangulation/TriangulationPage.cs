using System.Globalization;
using System.Text;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary><c>triangulation.md</c>: what a reader should see first. The CSV files beside it have every row.</summary>
internal static class TriangulationPage
{
    private const int MostRows = 20;

    public static string Write(TriangulationTable table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Released figures of {table.Input.Emergency} beside what others counted\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Release `{table.Input.Release}`, boundaries `{table.Input.BoundaryVersion}`. ");
        text.Append("Nothing here is added: each source counts people in its own way, and a ratio says how far two ways lie apart, not which is right. ");
        text.Append("A figure that is suppressed or not observable is not 0. Every row stands in the CSV files beside this page.\n");
        Sources(text, table);
        Compared(text, table);
        Agreed(text, table);
        GoFirst(text, table);
        NotHeld(text, table);
        return text.ToString();
    }

    private static void Sources(StringBuilder text, TriangulationTable table)
    {
        text.Append("\n## What each source cannot see\n\n").Append("* **Released figures.** ").Append(SourceLimits.Ours).Append('\n');
        foreach (var import in table.Input.Imports)
        {
            var account = import.Account;
            text.Append(CultureInfo.InvariantCulture, $"* **{Plain(account.Publisher)}** (`{account.Name}`, {account.Entries} entries, {account.Kept} kept). ")
                .Append(Plain(SourceLimits.Of(SourceKindWords.Parse(account.Source)!.Value, account.CannotSee))).Append('\n');
        }
    }

    private static void Compared(StringBuilder text, TriangulationTable table)
    {
        text.Append("\n## Side by side\n");
        if (table.Comparisons.Count == 0)
        {
            text.Append("\nNo reported figure has an area and a period of the release.\n");
        }

        foreach (var series in table.Comparisons.GroupBy(c => (c.Series, c.Reported.AreaLevel)))
        {
            var newest = series.Max(c => c.Reported.PeriodEnd);
            List<Comparison> rows = [.. series.Where(c => c.Reported.PeriodEnd == newest).OrderByDescending(c => c.Persons ?? c.Reported.Value).ThenBy(c => c.Reported.Area, StringComparer.Ordinal)];
            var first = rows[0];
            text.Append(CultureInfo.InvariantCulture, $"\n### {Plain(first.Reported.Publisher)}: {Title(first)}, admin level {first.Reported.AreaLevel}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"Reported: {first.Reported.Concept.Word()}{(first.Reported.Round is { } round ? $", round {Plain(round)}" : "")}, {Iso(first.Reported.PeriodStart, newest)}. ");
            text.Append(CultureInfo.InvariantCulture, $"Released: {first.Indicator}, {Iso(first.OurStart, first.OurEnd)}; {first.DaysApart} days apart. ");
            text.Append(first.IsSameConcept ? "One concept, counted in two ways.\n\n" : "**These are other concepts: the ratio compares unlike things.**\n\n");
            Row(text, "area", "reported", "released", "80% interval", "status", "ratio", "its interval");
            Rule(text, 7);
            foreach (var c in rows.Take(MostRows))
            {
                Row(
                    text, $"{Plain(c.AreaName)} ({c.Reported.Area})", Reported(c), Number(c.Value) ?? "–", Interval(c.Lower, c.Upper), c.Status?.Code() ?? "–",
                    c.Ratio is { } ratio ? $"{(c.RatioReads.Length > 0 ? c.RatioReads + " " : "")}{Ratio(ratio)}" : c.WithoutRatio, Interval(c.RatioLower, c.RatioUpper, Ratio));
            }

            More(text, rows.Count);
        }
    }

    private static void Agreed(StringBuilder text, TriangulationTable table)
    {
        if (table.Agreements.Count == 0)
        {
            return;
        }

        text.Append("\n## Do they name the same areas?\n\nSpearman is the correlation of ranks over the n areas where both have a number; with fewer than 10 areas it says little. ");
        text.Append("\"At the top\" is how many of the areas with the most people are the same ones.\n\n");
        Row(text, "source", "concepts", "day", "level", "n", "Spearman", "at the top", "ours suppressed", "ours not observable", "not in the release");
        Rule(text, 10);
        foreach (var a in table.Agreements.Take(MostRows))
        {
            Row(
                text, Plain(string.Join(", ", new[] { a.Import, a.Operation, a.Assessment, a.Round is { } round ? $"round {round}" : null }.OfType<string>())),
                $"{a.Concept.Word()} / {a.Indicator}{(a.IsSameConcept ? "" : " (other concepts)")}", LocalDatePattern.Iso.Format(a.Day), Whole(a.AreaLevel), Whole(a.Areas),
                a.Spearman?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–", a.Shared is { } shared ? $"{Whole(shared)} of {Whole(a.Top)}" : "–", Whole(a.Suppressed),
                Whole(a.NotObservable), Whole(a.NotInRelease));
        }

        More(text, table.Agreements.Count);
    }

    private static void GoFirst(StringBuilder text, TriangulationTable table)
    {
        var threshold = Number(table.Input.Rules.Threshold);
        text.Append(CultureInfo.InvariantCulture, $"\n## Where assessment teams should go first\n\nBy the probability that more than {threshold} people are meant, from the printed 80% interval alone. ");
        text.Append("It knows nothing that the interval does not. Areas without a number cannot be ranked: they are listed last and may be the worst.\n");
        foreach (var group in table.Likely.GroupBy(l => (l.Indicator, l.AreaLevel)).Where(g => g.Key.AreaLevel > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {group.Key.Indicator}, admin level {group.Key.AreaLevel}, {Iso(group.First().PeriodStart, group.First().PeriodEnd)}\n\n");
            List<LikelyArea> ranked = [.. group.Where(l => l.Probability is not null)];
            if (ranked.Count > 0)
            {
                Row(text, "area", $"P(more than {threshold})", "released", "80% interval", "status");
                Rule(text, 5);
            }

            foreach (var l in ranked.Take(MostRows))
            {
                Row(
                    text, $"{Plain(l.AreaName)} ({l.Area})", l.Probability!.Value.ToString("0.00", CultureInfo.InvariantCulture), Number(l.Value)!, Interval(l.Lower, l.Upper),
                    l.Status.Code());
            }

            More(text, ranked.Count);
            Hidden(text, "suppressed", group, ObservationStatus.Suppressed);
            Hidden(text, "not observable", group, ObservationStatus.NotObservable);
        }

        Suggested(text, table);
        List<Disagreement> apart = [.. table.Disagreements.Where(d => d.Factor > 1)];
        text.Append("\n### Where sources of the same concept disagree most\n\nThe factor by which the reported number lies outside the released 80% interval, newest round of each source.\n\n");
        if (apart.Count == 0)
        {
            text.Append("No reported number lies outside the released interval.\n");
            return;
        }

        Row(text, "area", "source", "reported", "80% interval", "factor", "");
        Rule(text, 6);
        foreach (var d in apart.Take(MostRows))
        {
            Row(
                text, $"{Plain(d.Comparison.AreaName)} ({d.Comparison.Reported.Area})", $"{Plain(d.Comparison.Reported.Publisher)}: {Title(d.Comparison)}", Reported(d.Comparison),
                Interval(d.Comparison.Lower, d.Comparison.Upper), Ratio(d.Factor), d.Reading);
        }

        More(text, apart.Count);
    }

    private static void Suggested(StringBuilder text, TriangulationTable table)
    {
        var rules = table.Input.Rules;
        text.Append(CultureInfo.InvariantCulture, $"\n### Not counted in the last {rules.RecentDays} days\n\n");
        text.Append("Areas where no imported source counted hosted people recently, by the same probability. \"Settles\" is what a count would tell about the threshold, in bits: 1 where it is open, 0 where it is sure.\n\n");
        if (table.Suggestions.Count == 0)
        {
            text.Append("None with a released number.\n");
            return;
        }

        Row(text, "area", $"P(more than {Number(rules.Threshold)})", "settles", "released", "80% interval", "status", "why");
        Rule(text, 7);
        foreach (var s in table.Suggestions.Where(s => s.AreaLevel > 0).Take(MostRows))
        {
            Row(
                text, $"{Plain(s.AreaName)} ({s.Area})", s.Probability?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–",
                s.Information?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–", Number(s.Value) ?? "–", Interval(s.Lower, s.Upper), s.Status.Code(),
                s.LastCounted is { } day ? $"last counted {LocalDatePattern.Iso.Format(day)} ({Plain(s.LastSource!)})" : "never counted");
        }

        More(text, table.Suggestions.Count(s => s.AreaLevel > 0));
    }

    private static void NotHeld(StringBuilder text, TriangulationTable table)
    {
        if (table.NotCompared.Count == 0)
        {
            return;
        }

        text.Append("\n## Not compared\n\n");
        Row(text, "import", "why", "figures");
        Rule(text, 3);
        foreach (var n in table.NotCompared)
        {
            Row(text, n.Import, n.Reason, Whole(n.Figures));
        }
    }

    private static void Hidden(StringBuilder text, string what, IEnumerable<LikelyArea> areas, ObservationStatus status)
    {
        List<string> hidden = [.. areas.Where(l => l.Status == status).Select(l => Plain(l.AreaName)).Take(MostRows + 1)];
        if (hidden.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nCannot be ranked, {what}: {string.Join(", ", hidden.Take(MostRows))}{(hidden.Count > MostRows ? " and more" : "")}.\n");
        }
    }

    private static string Title(Comparison c) => Plain(string.Join(", ", new[] { c.Reported.Operation, c.Reported.Assessment }.OfType<string>()) is { Length: > 0 } title ? title : c.Import);

    private static string Reported(Comparison c) =>
        $"{(c.Reported.Qualifier.Word() is { Length: > 0 } word ? word + " " : "")}{Number(c.Reported.Value)}{(c.Reported.Unit == CountUnit.Households ? " households" : "")}";

    private static string Interval(decimal? lower, decimal? upper, Func<decimal, string>? text = null) =>
        lower is { } low && upper is { } high ? $"{(text ?? Plain0)(low)} to {(text ?? Plain0)(high)}" : "–";

    private static string Plain0(decimal number) => Number(number)!;

    private static string? Number(decimal? number) => number?.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Ratio(decimal ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(NodaTime.LocalDate start, NodaTime.LocalDate end) =>
        start == end ? LocalDatePattern.Iso.Format(end) : $"{LocalDatePattern.Iso.Format(start)} to {LocalDatePattern.Iso.Format(end)}";

    // Names come from strangers' files: nothing in them may act as Markdown or HTML.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            plain.Append(c is '|' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '\\' or '#' ? $"\\{c}" : $"{c}");
        }

        return plain.ToString();
    }

    private static void More(StringBuilder text, int rows)
    {
        if (rows > MostRows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe first {MostRows} of {rows}; all stand in the CSV file.\n");
        }
    }

    private static void Row(StringBuilder text, params IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Rule(StringBuilder text, int columns) => text.Append('|').Insert(text.Length, " --- |", columns).Append('\n');
}
