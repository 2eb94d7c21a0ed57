using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B11: displaced subscribers by home district and week, and where they stay; held against what really happened.</summary>
public sealed class DisplacedCheck : IExerciseCheck
{
    private const double LeastCorrelation = 0.95;
    private const double MostError = 0.15;
    private const double LeastCommon = 0.7;
    private const double NearlyAll = 0.9;

    private static readonly (string Name, FloodEstimate.Way Way)[] _mistakes =
    [
        ("ordinary_not_taken_off", FloodEstimate.Way.NotLessOrdinary),
        ("arrivals_for_departures", FloodEstimate.Way.ArrivalsForDepartures),
        ("home_of_all_nights", FloodEstimate.Way.HomeOfAllNights),
        ("nights_for_people", FloodEstimate.Way.NightsForPeople),
        ("unseen_as_displaced", FloodEstimate.Way.UnseenAsDisplaced),
    ];

    public string Module => "B11";

    public string File => "displaced.csv";

    public IReadOnlyList<string> Columns => ["week", "home", "host", "displaced", "status"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var flood = FloodEstimate.Read(country.Folder);
        string[] expected = [.. FloodEstimate.Weeks.SelectMany(w => flood.Districts.Select(d => $"{w}|{d}"))];
        var totals = handedIn.Rows.Where(r => r["host"] is null).Select(r => (Key: $"{r["week"]}|{r["home"]}", Row: r)).DistinctBy(r => r.Key, StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.Row, StringComparer.Ordinal);
        var absent = expected.Count(k => !totals.ContainsKey(k));
        var beside = totals.Keys.Except(expected, StringComparer.Ordinal).Count();
        var blind = flood.NotObservable.Where(totals.ContainsKey).ToArray();
        var labelled = blind.Count(k => totals[k]["status"] == "L" && totals[k]["displaced"] is null);
        var alarms = totals.Count(t => t.Value["status"] == "L" && !flood.NotObservable.Contains(t.Key));
        var zeros = blind.Count(k => Number(totals[k]["displaced"]) == 0);
        var outage = labelled == flood.NotObservable.Count && alarms == 0;
        var numbers = totals.Where(t => !flood.NotObservable.Contains(t.Key) && Number(t.Value["displaced"]) is not null).ToDictionary(t => t.Key, t => Number(t.Value["displaced"])!.Value, StringComparer.Ordinal);
        var (error, correlation) = flood.Against(numbers);
        var mistake = error > MostError || correlation < LeastCorrelation ? Mistake(flood, numbers) : null;
        var given = Flows(handedIn, "home", "host", flood);
        var turned = Flows(handedIn, "host", "home", flood);
        var common = Common(given, flood);
        return new(
        [
            new("rows", absent == 0 && beside == 0, FormattableString.Invariant($"{absent} districts and weeks are absent, {beside} were not asked for")),
            new("outage", outage, FormattableString.Invariant($"{labelled} of {flood.NotObservable.Count} not observable rows are marked and empty, {alarms} others are marked"), outage ? null : zeros > 0 ? "outage_as_0" : labelled < blind.Length ? "outage_as_displacement" : null),
            new("correlation", correlation >= LeastCorrelation, double.IsNaN(correlation) ? "numbers are missing" : FormattableString.Invariant($"correlation with the truth {correlation:0.00}"), correlation < LeastCorrelation ? mistake : null),
            new("error", error <= MostError, double.IsNaN(error) ? "numbers are missing" : FormattableString.Invariant($"mean error {error:P0} where 16 or more were displaced"), error > MostError ? mistake : null),
            new("flows", common >= LeastCommon, FormattableString.Invariant($"{common:P0} of the displaced are where they were"), common < LeastCommon && Common(turned, flood) >= LeastCommon ? "hosts_turned" : null),
        ]);
    }

    private static string? Mistake(FloodEstimate flood, Dictionary<string, double> numbers)
    {
        foreach (var (name, way) in _mistakes)
        {
            var wrong = flood.Displaced(way);
            if (numbers.Count(n => Math.Abs(n.Value - wrong.GetValueOrDefault(n.Key)) <= Math.Max(1, 0.02 * Math.Abs(wrong.GetValueOrDefault(n.Key)))) >= NearlyAll * numbers.Count)
            {
                return name;
            }
        }

        return null;
    }

    private static Dictionary<string, double> Flows(HandedIn handedIn, string home, string host, FloodEstimate flood) => handedIn.Rows
        .Where(r => r["host"] is not null && r[home] != r[host] && !flood.NotObservable.Contains($"{r["week"]}|{r[home]}") && Number(r["displaced"]) is > 0)
        .GroupBy(r => $"{r["week"]}|{r[home]}|{r[host]}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => Number(r["displaced"])!.Value), StringComparer.Ordinal);

    // Twice what both have, over the sum of both.
    private static double Common(Dictionary<string, double> given, FloodEstimate flood)
    {
        var truth = flood.Flows.Where(f => !flood.NotObservable.Contains(f.Key[..f.Key.LastIndexOf('|')])).ToDictionary(StringComparer.Ordinal);
        return 2 * truth.Sum(t => Math.Min(t.Value, given.GetValueOrDefault(t.Key))) / (truth.Values.Sum() + given.Values.Sum());
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
