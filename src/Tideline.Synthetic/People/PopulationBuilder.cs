using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Truth;

namespace Tideline.Synthetic.People;

/// <summary>Makes the people of one tehsil, household by household, keeping only SIMs and sums.</summary>
internal sealed class PopulationBuilder(World world)
{
    private readonly int _days = world.Calendar.Days;
    private readonly HouseholdNights _household = new(world);
    private readonly Nights _nights = new(world.Calendar.Days);
    private readonly Nights _otherNights = new(world.Calendar.Days);

    public TehsilPopulation Build(int tehsil, long people)
    {
        // One place more than there are tehsils: abroad.
        var result = new TehsilPopulation(tehsil, world.Country.Tehsils.Count + 1, _days);
        for (var number = 0L; result.People < people; number++)
        {
            var household = Household.Create(world, tehsil, number);
            result.People += household.Size;
            Settle(household, result);
        }

        result.PresentPeople.Add(tehsil, 0, _days - 1, result.People);
        return result;
    }

    private void Settle(in Household household, TehsilPopulation result)
    {
        _household.Plan(household);
        CountFlight(household, result);
        for (var member = 0; member < household.Size; member++)
        {
            _household.Spend(_nights, member);
            CountPresence(result.PresentPeople, household.Tehsil, 0, _days - 1);
            if (member < household.Adults)
            {
                HandOutSims(household, member, result);
                HandOutInCamps(household, member, result);
            }
        }
    }

    private void CountFlight(in Household household, TehsilPopulation result)
    {
        var flight = _household.Flight;
        if (flight.Count == 0)
        {
            return;
        }

        foreach (var stay in flight)
        {
            result.DisplacedPeople.Add(world.PlaceOf(stay.Site), stay.First, stay.Last, household.Size);
        }

        result.Left[Math.Min(flight[0].First, _days - 1)] += household.Size;
        var back = flight[0].Last + 1;
        for (var i = 1; i < flight.Count && flight[i].First == back; i++)
        {
            back = flight[i].Last + 1;
        }

        if (back < _days)
        {
            result.Returned[back] += household.Size;
            result.ReturnedAfter[back - flight[0].First] += household.Size;
        }
        else if (flight[0].First < _days)
        {
            result.StillAwayAfter[_days - 1 - flight[0].First] += household.Size;
        }
    }

    /// <summary>Moves one person between tehsils on the nights away; being at home is counted elsewhere.</summary>
    private void CountPresence(DailyStock present, int home, int from, int to)
    {
        if (!_nights.IsAway)
        {
            return;
        }

        var sites = _nights.Sites;
        for (var day = from; day <= to;)
        {
            var tehsil = world.PlaceOf(sites[day]);
            var first = day;
            while (day <= to && world.PlaceOf(sites[day]) == tehsil)
            {
                day++;
            }

            if (tehsil != home)
            {
                present.Add(home, first, day - 1, -1);
                present.Add(tehsil, first, day - 1, 1);
            }
        }
    }

    private void HandOutSims(in Household household, int member, TehsilPopulation result)
    {
        var pattern = world.Scenario.Sims;
        var share = HolderShare(household);
        var draws = Draw.Stream(household.Key, Purpose.Holder, member);
        var holds = draws.Happens(share);
        var arrives = draws.Happens(share * (pattern.MonthlyChurn + pattern.MonthlyGrowth) * _days / 30);
        var firstDay = draws.Below(_days);
        if (!holds && !arrives)
        {
            return;
        }

        if (draws.Happens(pattern.Shared) && household.Adults > 1)
        {
            var other = member == 0 ? 1 : 0;
            var key = Draw.Key(household.Key, Purpose.SharedWeek, member);
            _household.Spend(_otherNights, other);
            _nights.TakeWeeks(_otherNights, monday => Draw.Unit(key, Purpose.SharedWeek, monday) < 0.35);
        }

        var firstNight = result.Nights.Count;
        var changes = _nights.AddChanges(result.Nights);
        var sims = draws.Happens(pattern.SecondSim) ? 2 : 1;
        for (var number = 0; number < sims; number++)
        {
            var simKey = Draw.Key(household.Key, Purpose.Sim, (member * 2) + number);
            var sim = SimLife.Create(world, household, simKey, holds ? 0 : firstDay, _household.Churn, isSecond: number == 1, _household.Flight)
                with
            { FirstNight = firstNight, Nights = changes };
            result.Sims.Add(sim);
            CountSim(sim, household.Tehsil, result);
        }
    }

    /// <summary>A SIM that a displaced adult gets some days after arriving. Its holder was displaced before it, so that
    /// the truth counts the SIM as present, but not as a subscriber whom the emergency moved.</summary>
    private void HandOutInCamps(in Household household, int member, TehsilPopulation result)
    {
        var pattern = world.Scenario.Sims;
        if (pattern.CampSims == 0 || _household.Flight.Count == 0 || _household.Flight[0].Site == World.Abroad)
        {
            return;
        }

        var draws = Draw.Stream(household.Key, Purpose.CampSim, member);
        var from = _household.Flight[0].First + 1 + draws.Below(5);
        if (draws.Happens(HolderShare(household) * pattern.CampSims) && from < _days)
        {
            _household.Spend(_nights, member);
            var firstNight = result.Nights.Count;
            var nights = _nights.AddChanges(result.Nights);
            var key = Draw.Key(household.Key, Purpose.CampSim, 1_000 + member);
            var sim = SimLife.Create(world, household, key, from, _household.Churn, isSecond: false, _household.Flight)
                with
            { FirstNight = firstNight, Nights = nights };
            result.Sims.Add(sim);
            result.PresentSubscribers.Add(household.Tehsil, sim.FirstDay, sim.LastDay, 1);
            CountPresence(result.PresentSubscribers, household.Tehsil, sim.FirstDay, sim.LastDay);
        }
    }

    private double HolderShare(in Household household) =>
        world.Districts[world.Country.Tehsils[household.Tehsil].District].HolderShare
        * (world.IsPoor(household) ? world.Scenario.Sims.PoorOwnership : 1);

    private void CountSim(in Sim sim, int tehsil, TehsilPopulation result)
    {
        result.PresentSubscribers.Add(tehsil, sim.FirstDay, sim.LastDay, 1);
        CountPresence(result.PresentSubscribers, tehsil, sim.FirstDay, sim.LastDay);
        result.SubscribersAtOnset += sim.FirstDay <= world.Calendar.Onset && sim.LastDay >= world.Calendar.Onset ? 1 : 0;
        foreach (var stay in _household.Flight)
        {
            result.DisplacedSubscribers.Add(
                world.PlaceOf(stay.Site), Math.Max(stay.First, sim.FirstDay), Math.Min(stay.Last, sim.LastDay), 1);
        }
    }
}
