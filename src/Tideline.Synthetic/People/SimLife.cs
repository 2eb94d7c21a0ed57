using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.People;

/// <summary>How a SIM is used and when it stops.</summary>
internal static class SimLife
{
    private const double MostEvents = 30;

    public static Sim Create(
        World world, in Household household, ulong key, int firstDay, double churn, bool isSecond, IReadOnlyList<Stay> flight)
    {
        var draws = new DrawStream(key);
        var activity = world.Scenario.Activity;
        var spread = activity.RateSpread;
        var rate = activity.MeanEvents * PortableMath.Exp((spread * draws.Normal()) - (spread * spread / 2)) * (isSecond ? 0.6 : 1.07);
        return new Sim(
            key, SimKind.Person, household.HomeSite, WorkSite(world, household, ref draws), 0, 0, firstDay,
            LastDay(world, key, firstDay, churn, flight), Math.Min(rate, MostEvents),
            world.Hazard.ExposedTehsils.Contains(household.Tehsil));
    }

    private static int WorkSite(World world, in Household household, ref DrawStream draws)
    {
        var unit = draws.Unit();
        var sites = world.SitePlan.OfTehsil[household.Tehsil];
        var near = world.Sites[household.HomeSite].Near;
        return unit < 0.38 ? -1
            : unit < 0.72 ? sites[draws.Below(Math.Min(3, sites.Length))]
            : unit < 0.86 || near.Length == 0 ? sites[draws.Below(sites.Length)]
            : near[draws.Below(near.Length)];
    }

    /// <summary>A SIM stops when the churn it has met passes an exponential threshold of its own.</summary>
    private static int LastDay(World world, ulong key, int firstDay, double churn, IReadOnlyList<Stay> flight)
    {
        var pattern = world.Scenario.Sims;
        var left = Draw.Stream(key, Purpose.Churn).Exponential(1);
        var daily = pattern.MonthlyChurn * churn / 30;
        for (var day = firstDay; day < world.Calendar.Days; day++)
        {
            left -= daily * (IsDisplaced(flight, day) ? pattern.DisplacedChurn : 1);
            if (left < 0)
            {
                return day;
            }
        }

        return world.Calendar.Days - 1;
    }

    private static bool IsDisplaced(IReadOnlyList<Stay> flight, int day)
    {
        for (var i = 0; i < flight.Count; i++)
        {
            if (flight[i].First <= day && day <= flight[i].Last)
            {
                return true;
            }
        }

        return false;
    }
}
