using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class PeopleTests
{
    private readonly World _world = new(Scenario.Named("flood"), 1_000, 5);

    [Fact]
    public void Members_of_a_displaced_household_spend_those_nights_together()
    {
        var household = new HouseholdNights(_world);
        var nights = new Nights(_world.Calendar.Days);
        var displaced = 0;
        foreach (var home in Households(_world.Hazard.ExposedTehsils.Order().Take(8), 60))
        {
            household.Plan(home);
            displaced += household.Flight.Count > 0 ? 1 : 0;
            for (var member = 0; member < home.Size; member++)
            {
                household.Spend(nights, member);
                foreach (var stay in household.Flight)
                {
                    for (var day = stay.First; day <= Math.Min(stay.Last, _world.Calendar.Days - 1); day++)
                    {
                        Assert.Equal(stay.Site, nights.Sites[day]);
                    }
                }
            }
        }

        Assert.True(displaced > 20);
    }

    [Fact]
    public void Homes_outside_the_footprint_are_never_left()
    {
        var household = new HouseholdNights(_world);
        var safe = Enumerable.Range(0, _world.Country.Tehsils.Count).Where(t => !_world.Hazard.ExposedTehsils.Contains(t));
        foreach (var home in Households(safe, 20))
        {
            household.Plan(home);
            Assert.Empty(household.Flight);
        }
    }

    [Fact]
    public void People_differ_in_their_nights_away_from_hardly_any_to_two_in_five()
    {
        var household = new HouseholdNights(_world);
        var nights = new Nights(_world.Calendar.Days);
        var away = new List<double>();
        foreach (var home in Households([0, 40, 80], 300))
        {
            household.Plan(home);
            household.Spend(nights, 0);
            away.Add(nights.Sites[.._world.Calendar.Onset].ToArray().Count(s => s != home.HomeSite) / (double)_world.Calendar.Onset);
        }

        away.Sort();
        Assert.InRange(away.Average(), 0.04, 0.12);
        Assert.InRange(away[away.Count / 4], 0, 0.015);
        Assert.InRange(away[away.Count * 95 / 100], 0.2, 0.75);
    }

    [Fact]
    public void Households_have_about_six_people()
    {
        var homes = Households([3, 30, 100], 500).ToList();
        Assert.InRange(homes.Average(h => h.Size), 5.2, 6.2);
        Assert.All(homes, h => Assert.InRange(h.Adults, 1, h.Size));
        Assert.Equal(Household.AdultShare, homes.Sum(h => h.Adults) / (double)homes.Sum(h => h.Size), 0.02);
    }

    private IEnumerable<Household> Households(IEnumerable<int> tehsils, int each) =>
        tehsils.SelectMany(t => Enumerable.Range(0, each).Select(n => Household.Create(_world, t, n)));
}
