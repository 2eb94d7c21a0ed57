using System.Globalization;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class TruthTests(FloodFolder flood)
{
    private readonly GeneratedFolder _folder = flood.Folder;

    [Fact]
    public void Nobody_appears_or_vanishes()
    {
        var people = _folder.Rows("reference/population.csv").Sum(r => Whole(r[1]));
        Assert.Equal(_folder.Summary.People, people);
        Assert.InRange(people, 35_900, 36_800);
        Assert.All(
            _folder.Rows("truth/population.csv").GroupBy(r => r[0], StringComparer.Ordinal),
            day => Assert.Equal(people, day.Sum(r => Whole(r[2]))));
    }

    [Fact]
    public void Residents_are_the_true_population_and_about_the_wanted_subscribers()
    {
        var population = _folder.Rows("reference/population.csv").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        var residents = _folder.Rows("truth/residents.csv").ToList();
        Assert.All(residents, r => Assert.Equal(population[r[0]], r[1]));
        Assert.InRange(residents.Sum(r => Whole(r[2])), 1_100, 1_300);
    }

    [Fact]
    public void Returns_only_grow_and_never_pass_departures()
    {
        foreach (var home in _folder.Rows("truth/returns.csv").GroupBy(r => r[0], StringComparer.Ordinal))
        {
            var rows = home.Select(r => (Day: Whole(r[1]), Left: Whole(r[2]), Back: Whole(r[3]))).ToList();
            Assert.Equal(-3, rows[0].Day);
            Assert.All(rows, r => Assert.InRange(r.Back, 0, r.Left));
            Assert.All(rows.Zip(rows.Skip(1)), pair =>
            {
                Assert.Equal(pair.First.Day + 1, pair.Second.Day);
                Assert.True(pair.Second.Left >= pair.First.Left && pair.Second.Back >= pair.First.Back);
            });
        }
    }

    [Fact]
    public void Spells_hold_everybody_who_left_and_return_when_the_returns_do()
    {
        var returns = _folder.Rows("truth/returns.csv").GroupBy(r => r[0], StringComparer.Ordinal).ToDictionary(h => h.Key, h => h.Last(), StringComparer.Ordinal);
        var spells = _folder.Rows("truth/spells.csv").ToLookup(r => r[0], StringComparer.Ordinal);
        Assert.NotEmpty(returns);
        Assert.All(returns, home =>
        {
            Assert.Equal(Whole(home.Value[3]), spells[home.Key].Sum(r => Whole(r[2])));
            Assert.Equal(Whole(home.Value[2]), spells[home.Key].Sum(r => Whole(r[2]) + Whole(r[3])));
        });

        // Who is still away left within the evacuation and the two weeks after the onset.
        var away = _folder.Rows("truth/spells.csv").Where(r => r[3] != "0").Select(r => Whole(r[1])).ToList();
        Assert.InRange(away.Max() - away.Min(), 10, 17);
        Assert.Equal(50, away.Max());
        Assert.All(_folder.Rows("truth/spells.csv"), r => Assert.True(Whole(r[1]) > 0 || r[2] == "0"));
    }

    [Fact]
    public void Every_area_is_urban_or_rural_and_most_are_rural()
    {
        var kinds = _folder.Rows("truth/area_kind.csv").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        Assert.Equal(_folder.Rows("truth/residents.csv").Select(r => r[0]).Order(StringComparer.Ordinal), kinds.Keys.Order(StringComparer.Ordinal));
        Assert.All(kinds.Values, k => Assert.Contains(k, (string[])["urban", "rural"]));
        Assert.InRange(kinds.Values.Count(k => k == "urban"), 10, 40);
    }

    [Fact]
    public void Those_abroad_have_no_host_area_and_are_not_present()
    {
        using var folder = new GeneratedFolder(Scenario.Named("cross-border"), 600);
        var rows = folder.Rows("truth/displacement.csv").Where(r => r[0] == "2025-09-01").ToList();
        var abroad = rows.Where(r => r[3].Length == 0).Sum(r => Number(r[4]));
        Assert.InRange(abroad / rows.Sum(r => Number(r[4])), 0.2, 0.4);
        var missing = folder.Rows("truth/population.csv").Where(r => string.CompareOrdinal(r[0], "2025-09-01") >= 0 && string.CompareOrdinal(r[0], "2025-09-07") <= 0)
            .GroupBy(r => r[0], StringComparer.Ordinal).Average(d => folder.Summary.People - d.Sum(r => Whole(r[2])));
        Assert.Equal(abroad, missing, 0.01 * abroad);
    }

    [Fact]
    public void Weeks_run_from_the_Monday_before_evacuation_and_are_whole()
    {
        var weeks = _folder.Rows("truth/displacement.csv").Select(r => (r[0], r[1])).Distinct().Order().ToList();
        Assert.Equal(("2025-08-18", "2025-08-24"), weeks[0]);
        Assert.Equal(("2025-10-06", "2025-10-12"), weeks[^1]);
        Assert.Equal(8, weeks.Count);
    }

    [Fact]
    public void The_displaced_are_those_who_left_less_those_who_returned()
    {
        // People who leave a second time (a few percent) are in the stock but not in first departures.
        var stock = _folder.Rows("truth/displacement.csv").Where(r => r[0] == "2025-09-01").Sum(r => Number(r[4]));
        var balance = _folder.Rows("truth/returns.csv").Where(r => Whole(r[1]) is >= 6 and <= 12).Sum(r => Whole(r[2]) - Whole(r[3])) / 7.0;
        Assert.InRange(stock, balance - 0.1, balance * 1.06);
    }

    [Fact]
    public void A_quarter_of_the_strongly_exposed_leave_some_stay_within_their_tehsil_and_half_return_in_four_weeks()
    {
        var population = _folder.Rows("reference/population.csv").ToDictionary(r => r[0], r => Whole(r[1]), StringComparer.Ordinal);
        var rows = _folder.Rows("truth/displacement.csv").Where(r => r[0] == "2025-09-01").ToList();
        var shares = rows.GroupBy(r => r[2], StringComparer.Ordinal).Select(h => h.Sum(r => Number(r[4])) / population[h.Key]).ToList();
        Assert.InRange(shares.Where(s => s > 0.1).Average(), 0.15, 0.35);
        Assert.InRange(rows.Where(r => r[2] == r[3]).Sum(r => Number(r[4])) / rows.Sum(r => Number(r[4])), 0.03, 0.14);
        var day28 = _folder.Rows("truth/returns.csv").Where(r => r[1] == "28").ToList();
        Assert.InRange(day28.Sum(r => Number(r[3])) / day28.Sum(r => Number(r[2])), 0.4, 0.6);
    }

    [Fact]
    public void Without_an_event_there_is_nothing_to_tell_but_the_emergency_is_declared_alike()
    {
        using var calm = new GeneratedFolder(Scenario.Named("no-event"), 150);
        Assert.Empty(calm.Rows("truth/displacement.csv"));
        Assert.Empty(calm.Rows("truth/returns.csv"));
        Assert.Equal(File.ReadAllText(_folder.FullPath("project.yaml")), File.ReadAllText(calm.FullPath("project.yaml")));
        Assert.Equal(File.ReadAllText(_folder.FullPath("reference/footprint.geojson")), File.ReadAllText(calm.FullPath("reference/footprint.geojson")));
    }

    [Fact]
    public void Total_evacuation_leaves_tehsils_without_anybody()
    {
        using var empty = new GeneratedFolder(Scenario.Named("total-evacuation"), 600);
        var onset = empty.Rows("truth/population.csv").Where(r => r[0] is "2025-08-26" or "2025-08-30").ToList();
        Assert.Equal(3, onset.Where(r => r[2] == "0").Select(r => r[1]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(onset.Where(r => r[2] == "0"), r => Assert.Equal("0", r[3]));
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
