using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Truth;

namespace Tideline.Synthetic.People;

/// <summary>Everybody: the SIMs in a fixed order, and the sums by home tehsil.</summary>
internal sealed class Population
{
    private Population(World world, TehsilPopulation[] tehsils, int subscribers)
    {
        Tehsils = tehsils;
        PresentPeople = new DailyStock(tehsils.Length + 1, world.Calendar.Days);
        PresentSubscribers = new DailyStock(tehsils.Length + 1, world.Calendar.Days);
        var sims = new List<Sim>();
        var nights = new List<NightChange>();
        foreach (var tehsil in tehsils)
        {
            var offset = nights.Count;
            sims.AddRange(tehsil.Sims.Select(s => s with { FirstNight = s.FirstNight + offset }));
            nights.AddRange(tehsil.Nights);
            PresentPeople.Add(tehsil.PresentPeople);
            PresentSubscribers.Add(tehsil.PresentSubscribers);
        }

        var devices = (int)Math.Round(subscribers * world.Scenario.Sims.Devices);
        for (var device = 0; device < devices; device++)
        {
            var sim = Device(world, device) with { FirstNight = nights.Count, Nights = 1 };
            nights.Add(new NightChange(0, sim.HomeSite));
            sims.Add(sim);
        }

        var roamers = (int)Math.Round(subscribers * world.Scenario.Sims.Roamers);
        for (var roamer = 0; roamer < roamers; roamer++)
        {
            var sim = Roamer(world, roamer) with { FirstNight = nights.Count, Nights = 1 };
            nights.Add(new NightChange(0, sim.HomeSite));
            sims.Add(sim);
        }

        Sims = [.. sims];
        Nights = [.. nights];
    }

    public IReadOnlyList<TehsilPopulation> Tehsils { get; }

    public Sim[] Sims { get; }

    public NightChange[] Nights { get; }

    public DailyStock PresentPeople { get; }

    public DailyStock PresentSubscribers { get; }

    public static Population Create(World world, int subscribers, ParallelOptions parallel)
    {
        var people = subscribers * world.Scenario.Sims.PeoplePerSubscriber;
        var tehsils = new TehsilPopulation[world.Country.Tehsils.Count];
        Parallel.For(
            0,
            tehsils.Length,
            parallel,
            () => new PopulationBuilder(world),
            (t, _, builder) =>
            {
                tehsils[t] = builder.Build(t, (long)Math.Round(people * world.Country.Tehsils[t].PeopleShare));
                return builder;
            },
            _ => { });
        return new Population(world, tehsils, subscribers);
    }

    /// <summary>A number of another operator, in the exposed tehsils, from the day after the onset.</summary>
    private static Sim Roamer(World world, int number)
    {
        var key = Draw.Key(world.Seed, Purpose.Roamer, number);
        var draws = new DrawStream(key);
        var exposed = world.Hazard.ExposedTehsils.Order().ToArray();
        var shares = new Cumulative([.. exposed.Select(t => world.Country.Tehsils[t].PeopleShare)]);
        var site = world.SitePlan.HomeSite(exposed[shares.At(draws.Unit())], draws.Unit());
        var first = world.Calendar.Onset + 1;
        var last = Math.Min(first + world.Scenario.Sims.RoamerDays - 1, world.Calendar.Days - 2);
        return new Sim(key, SimKind.Roamer, site, -1, 0, 1, first, last, world.Scenario.Activity.MeanEvents, IsExposed: false);
    }

    /// <summary>Nine meters to one tracker, where people are.</summary>
    private static Sim Device(World world, int number)
    {
        var key = Draw.Key(world.Seed, Purpose.Device, number);
        var draws = new DrawStream(key);
        var shares = new Cumulative([.. world.Country.Tehsils.Select(t => t.PeopleShare)]);
        var site = world.SitePlan.HomeSite(shares.At(draws.Unit()), draws.Unit());
        var isTracker = number % 10 == 9;
        var interval = draws.Below(4) switch { 0 => 3_600, 1 => 10_800, 2 => 21_600, _ => 43_200 };
        return new Sim(
            key, isTracker ? SimKind.Tracker : SimKind.Meter, site, -1, 0, 1, 0, world.Calendar.Days - 1,
            isTracker ? 140 : interval, IsExposed: false);
    }
}
