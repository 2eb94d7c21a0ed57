using System.Globalization;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B10 from its task: people behind subscribers.</summary>
[Collection(nameof(OneCountry))]
public sealed class WeightTests(LearnTests.Country country)
{
    [Fact]
    public async Task People_estimated_by_the_task_are_right() => await country.Passes("B10", Estimate(Weighted()));

    [Theory]
    [InlineData("districts", "old_share")]
    [InlineData("districts", "change_turned")]
    [InlineData("districts", "owners_for_sims")]
    [InlineData("districts", "one_rate")]
    [InlineData("districts", "subscribers_for_people")]
    [InlineData("width", "counting_error_alone")]
    [InlineData("held", "counting_error_alone")]
    [InlineData("national_width", "bounds_added")]
    public void A_known_mistake_in_weights_is_named(string criterion, string misconception) => country.Names("B10", criterion, misconception, Estimate(misconception switch
    {
        "old_share" => Weighted(change: _ => 1),
        "change_turned" => Weighted(change: c => 1 / c),
        "owners_for_sims" => Weighted(value: sims => Math.Min(1, sims)),
        "one_rate" => Weighted(one: true),
        "subscribers_for_people" => Weighted(value: _ => 1),
        "counting_error_alone" => Weighted(counting: true),
        _ => Weighted(),
    }, added: misconception == "bounds_added"));

    [Fact]
    public void Intervals_far_wider_than_the_survey_makes_them_do_not_pass_though_they_hold_the_truth()
    {
        var lines = Estimate(Weighted().ToDictionary(p => p.Key, p => (p.Value.People, p.Value.Half * 2)));
        Assert.Subset(Failed(lines).ToHashSet(StringComparer.Ordinal), new HashSet<string>(["national_width", "width"], StringComparer.Ordinal));
    }

    private IEnumerable<string> Failed(IEnumerable<string> lines)
    {
        var check = (Learning.Checks.IExerciseCheck)Learning.Exercises.ExerciseShelf.Of("B10");
        var file = Path.Combine(country.Work, check.File);
        File.WriteAllLines(file, lines);
        return check.Check(country.Practice("B10"), Learning.Checks.HandedIn.Read(file, check.Columns)).Criteria.Where(c => !c.IsPassed).Select(c => c.Id);
    }

    private Dictionary<string, (double People, double Half)> Weighted(Func<double, double>? change = null, Func<double, double>? value = null, bool one = false, bool counting = false)
    {
        var share = country.Table("weights/share.csv").ToDictionary(r => r["province"] + r["quarter"], r => Number(r["share"]), StringComparer.Ordinal);
        var survey = country.Table("weights/survey.csv").Select(r => (PCode: r["pcode"], Sims: (value ?? (s => s))(Number(r["sims"])))).ToArray();
        return country.Table("weights/subscribers.csv").ToDictionary(r => r["pcode"], r =>
        {
            double[] asked = [.. survey.Where(s => one || s.PCode == r["pcode"]).Select(s => s.Sims)];
            var mean = asked.Sum() / asked.Length;
            var moved = share[r["province"] + "2025Q3"] / share[r["province"] + "2025Q1"];
            var people = Number(r["subscribers"]) / mean / (change ?? (c => c))(moved);
            var variance = (asked.Sum(a => a * a) - (asked.Length * mean * mean)) / (asked.Length - 1);
            return (people, 1.645 * people * (counting ? 1 / Math.Sqrt(Number(r["subscribers"])) : Math.Sqrt(variance / asked.Length) / mean));
        }, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Estimate(Dictionary<string, (double People, double Half)> weighted, bool added = false)
    {
        var half = added ? weighted.Values.Sum(w => w.Half) : Math.Sqrt(weighted.Values.Sum(w => w.Half * w.Half));
        return ["pcode,people,lower,upper", .. weighted.Append(new("DY", (weighted.Values.Sum(w => w.People), half)))
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key},{w.Value.People:0},{w.Value.People - w.Value.Half:0},{w.Value.People + w.Value.Half:0}"))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
