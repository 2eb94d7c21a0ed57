using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

/// <summary>How the failure modes move people, household by household.</summary>
public sealed class MovementScenarioTests
{
    [Theory]
    [InlineData("step-5", 0.05)]
    [InlineData("step-20", 0.20)]
    [InlineData("step-60", 0.60)]
    public void A_step_moves_its_share_of_every_exposed_tehsil_at_the_onset_for_good(string name, double share)
    {
        var world = new World(Scenario.Named(name), 300, 3);
        var flights = Flights(world, world.Hazard.ExposedTehsils).ToList();
        var gone = flights.Where(f => f.Stays.Count > 0).ToList();
        Assert.Equal(share, gone.Count / (double)flights.Count, 0.02);
        Assert.All(gone, f => Assert.InRange(f.Stays[0].First - world.Calendar.Onset, 0, 1));
        Assert.All(gone, f => Assert.True(f.Stays[^1].Last >= world.Calendar.Days));
    }

    [Fact]
    public void A_drift_empties_a_tenth_of_the_exposed_homes_evenly_over_half_a_year()
    {
        var world = new World(Scenario.Named("drought-drift"), 300, 3);
        var flights = Flights(world, world.Hazard.ExposedTehsils).ToList();
        var days = flights.Where(f => f.Stays.Count > 0).Select(f => f.Stays[0].First - world.Calendar.Onset).Order().ToList();
        Assert.Equal(0.1, days.Count / (double)flights.Count, 0.015);
        Assert.Equal(91, days[days.Count / 2], 20.0);
        Assert.InRange(days[^1], 160, 182);
    }

    [Fact]
    public void Short_moves_end_less_than_five_kilometres_from_home()
    {
        var world = new World(Scenario.Named("short-moves"), 300, 3);
        var gone = Flights(world, world.Hazard.ExposedTehsils).Where(f => f.Stays.Count > 0).ToList();
        Assert.True(gone.Count > 200);
        Assert.All(gone, f => Assert.All(
            f.Stays,
            s => Assert.InRange(world.Sites[s.Site].At.DistanceTo(world.Sites[f.Household.HomeSite].At), 0.1, 5)));
    }

    [Fact]
    public void A_third_of_those_who_leave_cross_the_border_and_are_nowhere_in_the_country()
    {
        var world = new World(Scenario.Named("cross-border"), 300, 3);
        var gone = Flights(world, world.Hazard.ExposedTehsils).Where(f => f.Stays.Count > 0).ToList();
        var abroad = gone.Where(f => f.Stays[0].Site == World.Abroad).ToList();
        Assert.Equal(0.3, abroad.Count / (double)gone.Count, 0.05);
        Assert.All(abroad, f => Assert.All(f.Stays, s => Assert.Equal(World.Abroad, s.Site)));
    }

    [Fact]
    public void In_the_second_wave_returned_households_leave_again_and_others_for_the_first_time()
    {
        var world = new World(Scenario.Named("second-wave"), 300, 3);
        var wave = world.Calendar.Onset + 25;
        var flights = Flights(world, world.Hazard.ExposedTehsils).ToList();
        var again = flights.Where(f => f.Stays.Count > 1 && f.Stays[^1].First is var first && first >= wave && first <= wave + 1
            && f.Stays[^2].Last < wave - 1).ToList();
        var late = flights.Count(f => f.Stays.Count == 1 && f.Stays[0].First >= wave);
        var early = flights.Count(f => f.Stays.Count > 0 && f.Stays[0].First < wave);
        Assert.InRange(again.Count / (double)early, 0.15, 0.45);
        Assert.InRange(late / (double)(flights.Count - early), 0.05, 0.3);
        Assert.All(again, f => Assert.True(f.Stays[^1].First > f.Stays[^2].Last));
    }

    [Fact]
    public void Reversed_returns_concern_only_those_who_had_returned()
    {
        var world = new World(Scenario.Named("returns-reversed"), 300, 3);
        var day = world.Calendar.Onset + 20;
        var flights = Flights(world, world.Hazard.ExposedTehsils).Where(f => f.Stays.Count > 0).ToList();
        var returned = flights.Where(f => f.Stays[0].First < day && f.Stays.TrueForAll(s => s.Last < day - 1 || s.First >= day)).ToList();
        Assert.True(returned.Count > 100);
        Assert.Equal(0.85, returned.Count(f => f.Stays[^1].First is var first && first >= day && first <= day + 1) / (double)returned.Count, 0.08);
        Assert.All(flights, f => Assert.True(f.Stays[0].First < day));
    }

    [Fact]
    public void Anticipatory_evacuation_is_three_days_before_the_onset()
    {
        var world = new World(Scenario.Named("anticipatory"), 300, 3);
        var days = Flights(world, world.Hazard.ExposedTehsils).Where(f => f.Stays.Count > 0)
            .Select(f => f.Stays[0].First - world.Calendar.Onset).ToList();
        Assert.Equal(0.9, days.Count(d => d == -3) / (double)days.Count, 0.04);
        Assert.DoesNotContain(-2, days);
    }

    [Fact]
    public void The_poor_leave_twice_as_often_and_hold_two_fifths_of_the_phones()
    {
        var world = new World(Scenario.Named("poor-without-phones"), 300, 3);
        var flights = Flights(world, world.Hazard.ExposedTehsils).ToLookup(f => world.IsPoor(f.Household));
        Assert.Equal(0.5, flights[true].Count() / (double)(flights[true].Count() + flights[false].Count()), 0.03);
        Assert.Equal(2, Share(flights[true]) / Share(flights[false]), 0.35);

        static double Share(IEnumerable<(Household Household, List<Stay> Stays)> some) =>
            some.Count(f => f.Stays.Count > 0) / (double)some.Count();
    }

    [Fact]
    public void Where_traffic_is_rerouted_people_stay_and_appear_at_a_site_far_away()
    {
        var world = new World(Scenario.Named("rerouted"), 300, 3);
        Assert.Equal(2, world.Rerouted.Count);
        Assert.All(Flights(world, world.Rerouted), f => Assert.Empty(f.Stays));
        var during = new Network.SiteOutages(world, world.Calendar.Onset + 1);
        var after = new Network.SiteOutages(world, world.Calendar.Onset + 5);
        var failed = world.Rerouted.SelectMany(t => world.SitePlan.OfTehsil[t]).Where(during.IsRerouted).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, s => Assert.False(during.IsUp(s, 43_200) || after.IsRerouted(s)));
        Assert.All(failed, s => Assert.InRange(world.Sites[world.FarSite(s)].At.DistanceTo(world.Sites[s].At), 40, 60));
    }

    [Fact]
    public void Churn_is_alike_within_a_household_and_a_district_and_differs_between_them()
    {
        var world = new World(Scenario.Named("correlated-churn"), 300, 3);
        var logs = Enumerable.Range(0, world.Country.Tehsils.Count)
            .Select(t => (world.Country.Tehsils[t].District, Mean: Enumerable.Range(0, 200)
                .Average(n => Math.Log(world.ChurnFactor(Household.Create(world, t, n)))))).ToList();
        var households = Enumerable.Range(0, 200).Select(n => Math.Log(world.ChurnFactor(Household.Create(world, 0, n)))).ToList();
        Assert.InRange(Spread(logs.GroupBy(l => l.District).Select(d => d.Average(l => l.Mean))), 0.55, 1.05);
        Assert.InRange(Spread(households), 0.65, 0.95);
        Assert.Equal(1, new World(Scenario.Named("flood"), 300, 3).ChurnFactor(Household.Create(world, 0, 0)));

        static double Spread(IEnumerable<double> some)
        {
            var values = some.ToList();
            return Math.Sqrt(values.Average(v => Math.Pow(v - values.Average(), 2)));
        }
    }

    private static IEnumerable<(Household Household, List<Stay> Stays)> Flights(World world, IEnumerable<int> tehsils)
    {
        var nights = new HouseholdNights(world);
        foreach (var tehsil in tehsils.Order().Take(12))
        {
            for (var number = 0; number < 250; number++)
            {
                var household = Household.Create(world, tehsil, number);
                nights.Plan(household);
                yield return (household, [.. nights.Flight]);
            }
        }
    }
}
