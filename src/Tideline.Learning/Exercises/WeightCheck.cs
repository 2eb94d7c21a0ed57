using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B10: people behind subscribers, with an interval that holds what it says.</summary>
public sealed class WeightCheck : IExerciseCheck
{
    private const double MostBias = 0.05;
    private const double LeastHeld = 0.8;
    private const double MostHeld = 0.98;
    private const double MostWidth = 1.5;
    private const double SameNumber = 0.005;
    private const double NearlyAll = 0.9;

    private static readonly (string Name, SurveyEstimate.Way Way)[] _mistakes =
    [
        ("old_share", SurveyEstimate.Way.OldShare),
        ("change_turned", SurveyEstimate.Way.ChangeTurned),
        ("owners_for_sims", SurveyEstimate.Way.OwnersForSims),
        ("one_rate", SurveyEstimate.Way.OneRate),
        ("subscribers_for_people", SurveyEstimate.Way.SubscribersForPeople),
    ];

    public string Module => "B10";

    public string File => "estimate.csv";

    public IReadOnlyList<string> Columns => ["pcode", "people", "lower", "upper"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var survey = SurveyEstimate.Read(country.Folder);
        var given = handedIn.Rows.Where(r => r["pcode"] is not null).DistinctBy(r => r["pcode"], StringComparer.Ordinal)
            .Select(r => (PCode: r["pcode"]!, People: Number(r["people"]), Lower: Number(r["lower"]), Upper: Number(r["upper"])))
            .Where(r => r.People is not null && r.Lower is not null && r.Upper is not null)
            .ToDictionary(r => r.PCode, r => (People: r.People!.Value, Lower: r.Lower!.Value, Upper: r.Upper!.Value), StringComparer.Ordinal);
        string[] areas = [.. survey.PCodes, SurveyEstimate.Country];
        var absent = areas.Count(a => !given.ContainsKey(a));
        string[] districts = [.. survey.PCodes.Where(given.ContainsKey)];
        var (right, half, truth) = (survey.People(), survey.Half(), survey.Truth);
        var near = districts.Count(d => Near(given[d].People, right[d], 0.02));
        var bias = given.TryGetValue(SurveyEstimate.Country, out var all) ? (all.People / truth.Values.Sum()) - 1 : double.NaN;
        var mistake = districts.Length < NearlyAll * survey.PCodes.Count ? null
            : _mistakes.Where(m => districts.Count(d => Near(given[d].People, survey.People(m.Way)[d], SameNumber)) >= NearlyAll * districts.Length).Select(m => m.Name).FirstOrDefault();
        var held = districts.Length == 0 ? 0 : districts.Count(d => given[d].Lower <= truth[d] && truth[d] <= given[d].Upper) / (double)districts.Length;
        var width = districts.Length == 0 ? double.NaN : districts.Select(d => (given[d].Upper - given[d].Lower) / (2 * half[d])).Order().ElementAt(districts.Length / 2);
        var ofCounting = survey.HalfOfCounting();
        var counted = districts.Length > 0 && districts.All(d => Math.Abs(given[d].Upper - given[d].Lower - (2 * ofCounting[d])) <= Math.Max(2, 0.03 * ofCounting[d]));
        var whole = (all.Upper - all.Lower) / (2 * half[SurveyEstimate.Country]);
        var summed = districts.Length == survey.PCodes.Count && Near(all.Upper - all.Lower, districts.Sum(d => given[d].Upper - given[d].Lower), 0.02);
        return new(
        [
            new("rows", absent == 0 && handedIn.Rows.Count == areas.Length, FormattableString.Invariant($"{absent} areas have no three numbers, {handedIn.Rows.Count} rows")),
            new("districts", districts.Length > 0 && near >= 0.95 * survey.PCodes.Count, FormattableString.Invariant($"{near} of {survey.PCodes.Count} districts follow from the survey and the shares"), near >= 0.95 * survey.PCodes.Count ? null : mistake),
            new("national", Math.Abs(bias) <= MostBias, double.IsNaN(bias) ? "no row DY" : FormattableString.Invariant($"{Math.Abs(bias):P0} {(bias < 0 ? "below" : "above")} the truth")),
            new("held", held is >= LeastHeld and <= MostHeld, FormattableString.Invariant($"{held:P0} of the intervals hold the truth"), counted ? "counting_error_alone" : null),
            new("width", width is >= 1 / MostWidth and <= MostWidth, double.IsNaN(width) ? "none" : FormattableString.Invariant($"intervals are {width:0.0} times as wide as the survey gives"), counted ? "counting_error_alone" : null),
            new("national_width", whole is >= 1 / MostWidth and <= MostWidth, double.IsNaN(whole) ? "none" : FormattableString.Invariant($"{whole:0.0} times as wide as the districts' errors give"), summed ? "bounds_added" : null),
        ]);
    }

    private static bool Near(double given, double expected, double by) => Math.Abs(given - expected) <= Math.Max(1, by * expected);

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
