using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B2: the faults of two weeks of records. All must be found; two false alarms a kind are let pass.</summary>
public sealed class DefectCheck : IExerciseCheck
{
    // Two whole weeks, from a Monday; in the first a day breaks off and the next begins late.
    private const int First = 20250623;
    private const int Last = 20250706;
    private const int FalseAlarmsLetPass = 2;

    private static readonly string[] _ofRows = ["duplicate_row", "null_field", "unparsable_time", "unknown_cell"];
    private static readonly string[] _ofFiles = ["truncated_day", "missing_first_hours"];

    public string Module => "B2";

    public string File => "defects.csv";

    public IReadOnlyList<string> Columns => ["file", "row", "kind"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        country.ReadEvents(First, Last);
        // Repeats by the rule of the task: two events of a SIM can fall into one second by chance, of which the list of injected faults knows nothing.
        var known = country.Counts($"""
            select file, row::varchar, kind, 1 from defects
            where kind <> 'duplicate_row' and file between 'inbox/events/cdr_{First}' and 'inbox/events/cdr_{Last}.z'
            union all
            select file, row::varchar, 'duplicate_row', 1
            from (select *, row_number() over (partition by file, subscriber, time, cell order by row) as n from events where subscriber is not null and time is not null and cell is not null)
            where n > 1
            """).Keys.ToHashSet(StringComparer.Ordinal);
        var given = handedIn.Rows.Select(r => $"{File_(r["file"])}|{r["row"]}|{r["kind"]}").ToHashSet(StringComparer.Ordinal);
        var unknown = handedIn.Rows.Select(r => r["kind"] ?? "").Except([.. _ofRows, .. _ofFiles], StringComparer.Ordinal).ToArray();
        return new(
        [
            new("kinds", unknown.Length == 0 && handedIn.Rows.Count > 0, handedIn.Rows.Count == 0 ? "no fault is listed" : unknown.Length == 0 ? "known" : $"unknown: {string.Join(", ", unknown.Take(3))}"),
            .. _ofRows.Concat(_ofFiles).Select(k => OfKind(country, k, Of(known, k), Of(given, k))),
        ]);
    }

    private static CriterionResult OfKind(PracticeCountry country, string kind, HashSet<string> known, HashSet<string> given)
    {
        var missed = known.Except(given).Count();
        var alarms = given.Except(known).Count();
        var isRight = missed == 0 && alarms <= FalseAlarmsLetPass;
        return new(kind, isRight, FormattableString.Invariant($"{given.Count - alarms} found, {missed} missed, {alarms} false"), isRight ? null : Misconception(country, kind, known, given));
    }

    private static string? Misconception(PracticeCountry country, string kind, HashSet<string> known, HashSet<string> given)
    {
        if (given.Count == 0)
        {
            return null;
        }

        if (kind == "truncated_day" && given.Except(known).Count(g => DayOf(g).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) is > 0 and var weekend && weekend == given.Except(known).Count())
        {
            return "weekend_for_fault";
        }

        if (kind is "truncated_day" or "missing_first_hours")
        {
            return null;
        }

        (string Name, HashSet<string> Answer)[] mistakes =
        [
            ("first_of_pair", kind != "duplicate_row" ? [] : Sql("select file, min(row)::varchar, 'duplicate_row', 1 from events where subscriber is not null and time is not null group by file, subscriber, time, cell having count(*) > 1")),
            ("both_of_pair", kind != "duplicate_row" ? [] : Sql("select file, row::varchar, 'duplicate_row', 1 from (select *, count(*) over (partition by file, subscriber, time, cell) as n from events where subscriber is not null and time is not null and cell is not null) where n > 1")),
            ("same_text_alone", kind != "duplicate_row" ? [] : Sql("select file, row::varchar, 'duplicate_row', 1 from (select *, row_number() over (partition by file, raw_subscriber, raw_time, cell order by row) as n from events) where n > 1")),
            ("empty_for_unknown", kind != "unknown_cell" ? [] : Sql("select file, row::varchar, 'unknown_cell', 1 from events where cell is null or cell not in (select cell from cells)")),
            // After the pairs: of neighbours the first is one row before, too.
            ("header_counted", [.. known.Select(k => Shifted(k, 1))]),
            ("counted_from_0", [.. known.Select(k => Shifted(k, -1))]),
        ];
        return mistakes.Where(m => m.Answer.Count > 0 && m.Answer.SetEquals(given)).Select(m => m.Name).FirstOrDefault();

        HashSet<string> Sql(string sql) => [.. country.Counts(sql).Keys];
    }

    private static HashSet<string> Of(HashSet<string> faults, string kind) => [.. faults.Where(f => f.EndsWith("|" + kind, StringComparison.Ordinal))];

    private static string Shifted(string fault, int by) => fault.Split('|') is [var file, var row, var kind]
        ? FormattableString.Invariant($"{file}|{long.Parse(row, CultureInfo.InvariantCulture) + by}|{kind}") : fault;

    // Learners may leave out the folder.
    private static string File_(string? name) => name is null ? "" : name.Contains('/', StringComparison.Ordinal) ? name : "inbox/events/" + name;

    private static DateOnly DayOf(string fault) =>
        DateOnly.TryParseExact(Path.GetFileName(fault.Split('|')[0]).Replace("cdr_", "", StringComparison.Ordinal).Replace(".csv.gz", "", StringComparison.Ordinal), "yyyyMMdd", out var day) ? day : default;
}
