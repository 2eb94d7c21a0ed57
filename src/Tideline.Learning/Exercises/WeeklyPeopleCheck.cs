using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B7: subscribers seen by district and week, as they may be published: each number exact, hidden below 16.</summary>
public sealed class WeeklyPeopleCheck : IExerciseCheck
{
    // The files begin on a Saturday and end on a Tuesday, so that the first and the last week are partial.
    private const int First = 20250628;
    private const int Last = 20250805;
    private const long Threshold = 16;
    private const double NearlyAll = 0.95;
    private const string FirstWeek = "2025-06-30";
    private const string LastWeek = "2025-07-28";

    public string Module => "B7";

    public string File => "people.csv";

    public IReadOnlyList<string> Columns => ["week", "pcode", "people"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        country.ReadEvents(First, Last);
        var right = Weekly(country, "count(distinct subscriber)", "time - interval 5 hour");
        string[] expected = [.. from week in Weeks() from pcode in country.Counts("select pcode, 1 from cells where pcode is not null group by pcode").Keys select $"{week}|{pcode}"];
        var rows = handedIn.Rows.Where(r => r["week"] is not null && r["pcode"] is not null).Select(r => (Key: $"{r["week"]}|{r["pcode"]}", Text: r["people"])).ToArray();
        var given = rows.DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Text, StringComparer.Ordinal);
        var shown = given.Where(g => g.Value is not null)
            .Select(g => (g.Key, Is: long.TryParse(g.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n), Number: n)).ToArray();
        var partial = given.Keys.Count(k => string.CompareOrdinal(k, FirstWeek) < 0 || string.CompareOrdinal(k, LastWeek + "|~") > 0);
        var absent = expected.Count(k => !given.ContainsKey(k));
        var publishable = right.Where(r => r.Value >= Threshold).ToDictionary(StringComparer.Ordinal);
        var correct = publishable.Count(p => shown.Any(s => s.Key == p.Key && s.Is && s.Number == p.Value));
        var below = shown.Count(s => s.Is && right.ContainsKey(s.Key) && right[s.Key] < Threshold && s.Number != 0);
        var zero = shown.Count(s => s.Is && s.Number == 0);
        var hidden = publishable.Keys.Count(k => given.ContainsKey(k) && given[k] is null);
        return new(
        [
            new("weeks", partial == 0 && rows.Length > 0, FormattableString.Invariant($"{partial} rows of weeks that are not whole"), partial > 0 ? "partial_week" : null),
            new("rows", absent == 0 && rows.Length == given.Count, rows.Length > given.Count ? "a district has a week twice" : FormattableString.Invariant($"{absent} rows are absent"), absent > 0 && rows.Length > 0 ? "gap_left_out" : null),
            new("people", correct == publishable.Count, FormattableString.Invariant($"{correct} of {publishable.Count} numbers are right"), correct == publishable.Count ? null : Misconception(country, shown, publishable)),
            new("suppressed", below == 0 && zero == 0 && rows.Length > 0, FormattableString.Invariant($"{below} numbers below the threshold are shown, {zero} zeros"), zero > 0 ? "suppressed_as_0" : below > 0 ? "threshold_missed" : null),
            new("not_hidden", hidden == 0 && rows.Length > 0, FormattableString.Invariant($"{hidden} numbers are hidden that may be shown"), hidden > 0 ? "threshold_too_high" : null),
        ]);
    }

    private static string? Misconception(PracticeCountry country, (string Key, bool Is, long Number)[] shown, Dictionary<string, long> publishable)
    {
        var numbers = shown.Where(s => s.Is && publishable.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => s.Number, StringComparer.Ordinal);
        if (numbers.Count < publishable.Count * NearlyAll)
        {
            return null;
        }

        double[] factors = [.. numbers.Select(n => n.Value / (double)publishable[n.Key])];
        if (factors.Min() > 1.2 && factors.Max() < factors.Min() * 1.02)
        {
            return "scaled_before_threshold";
        }

        (string Name, IReadOnlyDictionary<string, long> Answer)[] mistakes =
        [
            ("rows_for_people", Weekly(country, "count(*)", "time - interval 5 hour")),
            ("notations_counted", Weekly(country, "count(distinct raw_subscriber)", "time - interval 5 hour")),
            ("calendar_day", Weekly(country, "count(distinct subscriber)", "time")),
            ("utc_day", Weekly(country, "count(distinct subscriber)", "time - interval 10 hour")),
        ];
        return mistakes.Where(m => numbers.Count(n => m.Answer.GetValueOrDefault(n.Key) == n.Value) >= NearlyAll * numbers.Count).Select(m => m.Name).FirstOrDefault();
    }

    private static IReadOnlyDictionary<string, long> Weekly(PracticeCountry country, string counted, string shifted) => country.Counts($"""
        select strftime(date_trunc('week', {shifted}), '%Y-%m-%d') as week, pcode, {counted}
        from events join cells using (cell)
        where time is not null and subscriber is not null and pcode is not null
            and date_trunc('week', {shifted}) between date '{FirstWeek}' and date '{LastWeek}'
        group by all
        """);

    private static IEnumerable<string> Weeks()
    {
        for (var day = DateOnly.ParseExact(FirstWeek, "yyyy-MM-dd", CultureInfo.InvariantCulture); day <= DateOnly.ParseExact(LastWeek, "yyyy-MM-dd", CultureInfo.InvariantCulture); day = day.AddDays(7))
        {
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
