using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class NetworkTests
{
    [Fact]
    public void Sites_are_3_to_8_kilometres_apart_in_the_middle_and_closer_in_towns()
    {
        var sites = SitePlan.Darya.Sites;
        var country = Median(sites.Where(s => !s.IsTown));
        Assert.InRange(Median(sites), 2.5, 8);
        Assert.InRange(country, 4, 8);
        Assert.True(Median(sites.Where(s => s.IsTown)) < country);
        Assert.All(sites, s => Assert.True(s.Near.All(n => sites[n].At.DistanceTo(s.At) > 1.4), $"site {s.Index} is too near another"));

        static double Median(IEnumerable<Site> some)
        {
            var distances = some.Where(s => s.Near.Length > 0).Select(s => SitePlan.Darya.Sites[s.Near[0]].At.DistanceTo(s.At)).Order().ToArray();
            return distances[distances.Length / 2];
        }
    }

    [Fact]
    public void In_an_outage_no_cell_of_the_dead_tehsils_works_and_their_people_stay()
    {
        var world = new World(Scenario.Named("outage"), 300, 3);
        Assert.Equal(2, world.Dead.Count);
        var household = new HouseholdNights(world);
        foreach (var tehsil in world.Dead)
        {
            foreach (var day in Enumerable.Range(world.Calendar.Onset, 6))
            {
                var outages = new SiteOutages(world, day);
                Assert.All(world.SitePlan.OfTehsil[tehsil], s => Assert.False(outages.IsUp(s, 43_200)));
            }

            for (var number = 0; number < 300; number++)
            {
                household.Plan(Household.Create(world, tehsil, number));
                Assert.Empty(household.Flight);
            }
        }

        var after = new SiteOutages(world, world.Calendar.Onset + 6);
        Assert.Contains(world.SitePlan.OfTehsil[world.Dead.First()], s => after.IsUp(s, 43_200));
    }

    [Fact]
    public void Some_site_is_always_down_for_some_hours_and_most_work()
    {
        var world = new World(Scenario.Named("no-event"), 300, 3);
        var down = Enumerable.Range(0, 30).Select(day => new SiteOutages(world, day))
            .Select(o => world.Sites.Count(s => !o.IsUp(s.Index, 43_200))).ToList();
        Assert.InRange(down.Sum(), 1, 30 * world.Sites.Count / 200);
    }

    [Fact]
    public void Cell_ids_are_given_once_and_change_on_one_local_day()
    {
        var world = new World(Scenario.Named("flood"), 300, 3);
        var plan = new CellPlan(world);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var cell = 0; cell < plan.Count; cell++)
        {
            var before = System.Text.Encoding.ASCII.GetString(plan.IdOn(cell, plan.RenumberedOn - 1));
            var after = System.Text.Encoding.ASCII.GetString(plan.IdOn(cell, plan.RenumberedOn));
            Assert.True(ids.Add(before));
            Assert.Equal(plan.IsRenumbered(cell), before != after);
            Assert.True(before == after || ids.Add(after));
        }
    }
}
