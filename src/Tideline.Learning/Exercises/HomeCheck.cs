using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B6: homes by two windows of hours, and whether they agree.</summary>
public sealed class HomeCheck : IExerciseCheck
{
    private const double LeastRight = 0.9;
    private static readonly NightHomes _a = new(22, 5);
    private static readonly NightHomes _b = new(20, 7);
    private static readonly NightHomes _allDay = new(0, 24);

    public string Module => "B6";

    public string File => "homes.csv";

    public IReadOnlyList<string> Columns => ["subscriber", "home_a", "home_b", "agree"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var events = NightHomes.Read(country.Folder);
        var (a, b) = (_a.Of(events), _b.Of(events));
        var answers = new KeyedAnswers(handedIn, a.Keys, "subscriber");
        return new(
        [
            answers.Rows("rows"),
            Homes("home_a", a, _a, b),
            Homes("home_b", b, _b, a),
            answers.Column("agree", Agree(empty: "unknown"), ("empty_as_no", Agree(empty: "no")), ("empty_as_yes", Agree(empty: "yes"))),
            Truth(country, answers),
        ]);

        CriterionResult Homes(string column, Dictionary<string, string> right, NightHomes rule, Dictionary<string, string> other) => answers.Column(
            column, right, ("windows_exchanged", other), ("events_for_nights", (rule with { ByEvents = true, Least = 1 }).Of(events)), ("morning_as_own_night", (rule with { ByCalendarDay = true }).Of(events)),
            ("few_nights_kept", (rule with { Least = 1 }).Of(events)), ("whole_day", _allDay.Of(events)), ("utc_hours", (rule with { Shift = 5 }).Of(events)));

        Dictionary<string, string> Agree(string empty) => a.Keys.ToDictionary(
            s => s, s => a[s].Length == 0 || b[s].Length == 0 ? empty : a[s] == b[s] ? "yes" : "no", StringComparer.Ordinal);
    }

    // Of the homes that were found: who names none is not wrong about any.
    private static CriterionResult Truth(PracticeCountry country, KeyedAnswers answers)
    {
        var homes = PracticeTable.Read(country.Folder, HomeFiles.Truth);
        var found = homes.Where(h => answers.Text(h[0], "home_a").Length > 0).ToArray();
        var right = found.Count(h => answers.Text(h[0], "home_a") == h[1]);
        return new("accuracy", found.Length * 2 >= homes.Count && right >= LeastRight * found.Length, FormattableString.Invariant($"{right} of {found.Length} homes are true, of {homes.Count} subscribers"));
    }
}
