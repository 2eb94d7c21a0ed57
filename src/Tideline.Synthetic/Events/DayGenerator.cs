using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Events;

/// <summary>All events of one calendar day, from the SIMs and where their holders spend the nights around it.</summary>
internal sealed class DayGenerator(World world, Population population)
{
    private const double QuietFactor = 0.12;
    private const double RoamerActive = 0.45;

    /// <summary>Days differ for one person: most are half as busy or as busy as usual, some far busier.</summary>
    private static readonly (double UpTo, double Factor)[] _moods = [(0.38, 0.4), (0.8, 1.0), (1.0, 2.17)];

    /// <summary>Fills the events of a calendar day in order of SIM. Before the first and after the last local day
    /// nothing is recorded: the first file begins and the last one ends at 05:00.</summary>
    public void Fill(int day, List<EventRow> rows)
    {
        rows.Clear();
        var outages = new SiteOutages(world, day);
        for (var sim = 0; sim < population.Sims.Length; sim++)
        {
            ref readonly var life = ref population.Sims[sim];
            if (day < life.FirstDay || day > life.LastDay + (life.LastDay == world.Calendar.Days - 1 ? 1 : 0))
            {
                continue;
            }

            var draws = Draw.Stream(life.Key, Purpose.Day, day);
            switch (life.Kind)
            {
                case SimKind.Meter:
                    Meter(day, sim, life, outages, ref draws, rows);
                    break;
                case SimKind.Tracker:
                    Tracker(day, sim, life, outages, ref draws, rows);
                    break;
                case SimKind.Roamer:
                    Roamer(day, sim, life, outages, ref draws, rows);
                    break;
                default:
                    Person(day, sim, life, outages, ref draws, rows);
                    break;
            }
        }
    }

    private void Person(int day, int sim, in Sim life, SiteOutages outages, ref DrawStream draws, List<EventRow> rows)
    {
        var mood = draws.Unit();
        var factor = DayClock.Factor(Calendar.Weekday(day)) * (mood < _moods[0].UpTo ? _moods[0].Factor : mood < _moods[1].UpTo ? _moods[1].Factor : _moods[2].Factor);
        if (Draw.Unit(life.Key, Purpose.QuietWeek, (day + (int)(life.Key % 7)) / 7) < world.Scenario.Activity.QuietWeeks)
        {
            factor *= QuietFactor;
        }

        if (life.IsExposed && day >= world.Calendar.Onset)
        {
            factor *= world.Scenario.Activity.AfterOnset;
        }

        var burst = world.Scenario.Activity.BurstSize;
        var bursts = PoissonTable.Count(PoissonTable.Level(life.Rate * factor / burst), draws.Unit());
        if (bursts == 0)
        {
            return;
        }

        var (before, after) = NightsAround(life, day);
        for (var b = 0; b < bursts; b++)
        {
            var second = DayClock.Second(ref draws);
            var events = draws.Geometric(burst);
            for (var e = 0; e < events && second < DayClock.SecondsOfDay; e++)
            {
                var site = Whereabouts.At(world, life, day, second, before, after, ref draws);
                Record(day, second, sim, life.Key, site, outages, ref draws, rows);
                second += 20 + draws.Below(900);
            }
        }
    }

    private void Meter(int day, int sim, in Sim life, SiteOutages outages, ref DrawStream draws, List<EventRow> rows)
    {
        var interval = (int)life.Rate;
        for (var second = (int)(life.Key % (ulong)interval); second < DayClock.SecondsOfDay; second += interval)
        {
            Record(day, second, sim, life.Key, life.HomeSite, outages, ref draws, rows);
        }
    }

    private void Tracker(int day, int sim, in Sim life, SiteOutages outages, ref DrawStream draws, List<EventRow> rows)
    {
        var route = world.SitePlan.OfTehsil[world.Sites[life.HomeSite].Tehsil];
        for (var second = 7 * 3_600; second < 18 * 3_600; second += (int)life.Rate - 20 + draws.Below(40))
        {
            var stop = (int)(Draw.Key(life.Key, Purpose.Work, (day * 24) + (second / 3_600)) % (ulong)route.Length);
            Record(day, second, sim, life.Key, route[stop], outages, ref draws, rows);
        }
    }

    /// <summary>On fewer than half of the days, a handful of events at once, near one place.</summary>
    private void Roamer(int day, int sim, in Sim life, SiteOutages outages, ref DrawStream draws, List<EventRow> rows)
    {
        if (!draws.Happens(RoamerActive))
        {
            return;
        }

        var near = world.Sites[life.HomeSite].Near;
        var second = DayClock.Second(ref draws);
        for (var events = draws.Geometric(life.Rate); events > 0 && second < DayClock.SecondsOfDay; events--)
        {
            var site = near.Length > 0 && draws.Happens(0.3) ? near[draws.Below(near.Length)] : life.HomeSite;
            Record(day, second, sim, life.Key, site, outages, ref draws, rows);
            second += 10 + draws.Below(300);
        }
    }

    private void Record(
        int day, int second, int sim, ulong key, int site, SiteOutages outages, ref DrawStream draws, List<EventRow> rows)
    {
        var isBeforeData = day == 0 && second < DayClock.DayStarts;
        var isAfterData = day == world.Calendar.Days && second >= DayClock.DayStarts;
        var serving = Serving.Site(world, site, second, outages, ref draws);
        var sector = Serving.Sector(key, serving, ref draws);
        var detail = (uint)(draws.Next() >> 32);
        if (serving >= 0 && !isBeforeData && !isAfterData)
        {
            rows.Add(new EventRow(second, sim, (serving * Network.Site.Sectors) + sector, detail));
        }
    }

    private (int Before, int After) NightsAround(in Sim life, int day)
    {
        int before = life.HomeSite, after = life.HomeSite;
        foreach (var change in population.Nights.AsSpan(life.FirstNight, life.Nights))
        {
            if (change.Day > day)
            {
                break;
            }

            before = change.Day < day || day == 0 ? change.Site : before;
            after = change.Site;
        }

        return (before, after);
    }
}
