using System.Globalization;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B9 from its task: who is alone with known points, and what noise costs.</summary>
[Collection(nameof(OneCountry))]
public sealed class LeakageTests(LearnTests.Country country)
{
    [Fact]
    public async Task Leakage_measured_by_the_task_is_right() => await country.Passes("B9", Answers().Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key},{a.Value}")).Prepend("question,answer"));

    [Fact]
    public void More_points_tell_more_and_coarser_ones_less()
    {
        var answers = Answers();
        Assert.True(answers["unique_hour_4"] > answers["unique_hour_2"] && answers["unique_hour_4"] > answers["unique_day_4"]);
    }

    [Theory]
    [InlineData("unique_hour_3", "other_resolution")]
    [InlineData("unique_day_3", "other_resolution")]
    [InlineData("unique_hour_3", "last_point_alone")]
    [InlineData("unique_hour_3", "place_forgotten")]
    [InlineData("unique_hour_3", "all_but_unique")]
    [InlineData("epsilon_12", "epsilons_added")]
    [InlineData("epsilon_4", "rho_for_epsilon")]
    [InlineData("epsilon_52", "decimal_logarithm")]
    [InlineData("sigma", "sum_for_root")]
    [InlineData("sigma", "variance_for_sigma")]
    [InlineData("sigma", "one_area_each")]
    [InlineData("rho_for_error", "error_for_sigma")]
    [InlineData("rho_for_error", "one_area_each")]
    [InlineData("weeks", "reserve_spent")]
    [InlineData("weeks", "rounded_up")]
    public void A_known_mistake_about_leakage_is_named(string criterion, string misconception)
    {
        var plan = Plan();
        var (rho, areas, error) = ((double)plan["rho_per_week"], (double)plan["areas_per_subscriber"], (double)plan["largest_error"]);
        var wrong = (criterion, misconception) switch
        {
            ("unique_hour_3", "other_resolution") => Unique(3, 10),
            (_, "other_resolution") => Unique(3, 13),
            (_, "last_point_alone") => Unique(3, 13, from: 3),
            (_, "place_forgotten") => Unique(3, 13, place: false),
            (_, "all_but_unique") => 300 - Unique(3, 13),
            (_, "epsilons_added") => 12 * (rho + (2 * Math.Sqrt(rho * 6 * Math.Log(10)))),
            (_, "rho_for_epsilon") => 4 * rho,
            (_, "decimal_logarithm") => (52 * rho) + (2 * Math.Sqrt(52 * rho * 6)),
            (_, "sum_for_root") => areas / Math.Sqrt(2 * rho),
            (_, "variance_for_sigma") => areas / (2 * rho),
            ("sigma", _) => Math.Sqrt(0.5 / rho),
            (_, "error_for_sigma") => areas / 2 / Math.Pow(error, 2),
            (_, "one_area_each") => 0.5 / Math.Pow(error / 1.96, 2),
            (_, "reserve_spent") => (double)Math.Floor(plan["budget"] / plan["rho_per_week"]),
            _ => Answers()["weeks"] + 1,
        };
        country.Names("B9", criterion, misconception, ["question,answer", string.Create(CultureInfo.InvariantCulture, $"{criterion},{wrong}")]);
    }

    private Dictionary<string, double> Answers()
    {
        var plan = Plan();
        var rho = (double)plan["rho_per_week"];
        var answers = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var p = 1; p <= 4; p++)
        {
            answers[FormattableString.Invariant($"unique_hour_{p}")] = Unique(p, 13);
            answers[FormattableString.Invariant($"unique_day_{p}")] = Unique(p, 10);
        }

        foreach (var weeks in (int[])[4, 12, 52])
        {
            answers[FormattableString.Invariant($"epsilon_{weeks}")] = (weeks * rho) + (2 * Math.Sqrt(weeks * rho * Math.Log(1_000_000)));
        }

        answers["sigma"] = Math.Sqrt((double)plan["areas_per_subscriber"] / (2 * rho));
        answers["rho_for_error"] = (double)plan["areas_per_subscriber"] / (2 * Math.Pow((double)plan["largest_error"] / 1.96, 2));
        // In decimal fractions, as money is counted.
        answers["weeks"] = (double)Math.Floor(plan["budget"] * (1 - plan["reserved_share"]) / plan["rho_per_week"]);
        return answers;
    }

    // Everybody is compared with everybody, point by point.
    private int Unique(int points, int digits, int from = 1, bool place = true)
    {
        var visits = country.Table("leakage/visits.csv").GroupBy(v => v["subscriber"], v => Point(v)).Select(g => g.ToHashSet(StringComparer.Ordinal)).ToArray();
        return country.Table("leakage/known.csv").GroupBy(k => k["subscriber"]).Count(
            k => k.Where(p => int.Parse(p["point"], CultureInfo.InvariantCulture) is var n && n >= from && n <= points).Select(Point).ToArray() is var known && visits.Count(v => known.All(v.Contains)) == 1);

        string Point(IReadOnlyDictionary<string, string> row) => row["hour"][..digits] + (place ? row["pcode"] : "");
    }

    private Dictionary<string, decimal> Plan() => country.Table("leakage/plan.csv").ToDictionary(p => p["name"], p => decimal.Parse(p["value"], NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
