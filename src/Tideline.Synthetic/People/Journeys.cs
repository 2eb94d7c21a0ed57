using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.People;

/// <summary>Ordinary nights away: weekly work, visits and feasts.</summary>
internal static class Journeys
{
    private const double DaysOfYear = 365;
    private const int UnsafeDays = 24;

    /// <summary>How people differ: share of people, trips a year, mean nights of a trip. Away shares run from nearly 0 to 0.4.</summary>
    private static readonly (double Share, double Trips, double Nights)[] _kinds =
        [(0.34, 0.8, 1.6), (0.34, 4, 2.4), (0.21, 10, 3.2), (0.09, 18, 4.5), (0.02, 26, 6)];

    private static readonly Cumulative _kind = new([.. _kinds.Select(k => k.Share)]);

    /// <summary>Visits that most of the household makes together.</summary>
    public static void OfFamily(World world, in Household household, ReadOnlySpan<int> ties, List<Stay> stays)
    {
        stays.Clear();
        var draws = Draw.Stream(household.Key, Purpose.FamilyTrips);
        Visits(world, ref draws, 0.35, ties, stays);
    }

    public static void OfMember(World world, in Household household, int member, ReadOnlySpan<int> ties, List<Stay> stays)
    {
        stays.Clear();
        var draws = Draw.Stream(household.Key, Purpose.OwnTrips, member);
        Visits(world, ref draws, member < household.Adults ? 0.85 : 0.25, ties, stays);
    }

    /// <summary>A household goes to its first tie for a feast, a day or two early and late.</summary>
    public static void ForFeasts(World world, in Household household, ReadOnlySpan<int> ties, List<Stay> stays)
    {
        stays.Clear();
        for (var f = 0; f < world.Calendar.Feasts.Count; f++)
        {
            var draws = Draw.Stream(household.Key, Purpose.Feast, f);
            if (draws.Happens(world.Scenario.Travel.FeastExodus))
            {
                var feast = world.Calendar.Feasts[f];
                Offer(world, new Stay(feast.First - 1 - draws.Below(2), feast.Last + draws.Below(3), ties[0]), stays);
            }
        }
    }

    /// <summary>Weeks of work elsewhere in the same season of every year, from the plain that the hazard lies in.</summary>
    public static void ForHarvest(World world, in Household household, int member, List<Stay> stays)
    {
        stays.Clear();
        var share = world.Scenario.Travel.Harvest;
        var draws = Draw.Stream(household.Key, Purpose.Harvest, member);
        if (share <= 0 || !world.IsPlain(household.Tehsil) || !draws.Happens(share))
        {
            return;
        }

        var site = world.TiedSite(household.Tehsil, ref draws);
        for (var day = world.Calendar.Onset; day > -DaysOfYear; day -= (int)DaysOfYear)
        {
            var first = day - 3 + draws.Below(14);
            Offer(world, new Stay(first, first + 27 + draws.Below(14), site), stays);
        }
    }

    /// <summary>Site of the weekly work away from home; −1: none.</summary>
    public static int WeeklyWork(World world, in Household household, int member)
    {
        var draws = Draw.Stream(household.Key, Purpose.Commute, member);
        if (!draws.Happens(world.Scenario.Travel.WeeklyCommuters))
        {
            return -1;
        }

        var site = world.TiedSite(household.Tehsil, ref draws);
        return world.Sites[site].Tehsil == household.Tehsil ? -1 : world.SitePlan.OfTehsil[world.Sites[site].Tehsil][0];
    }

    /// <summary>Nights of Monday to Friday, save for a week off now and then.</summary>
    public static void Weeks(World world, in Household household, int member, int site, List<Stay> stays)
    {
        stays.Clear();
        for (var monday = 0; monday < world.Calendar.Days; monday += 7)
        {
            if (Draw.Unit(Draw.Key(household.Key, Purpose.Commute, 100 + member), Purpose.Commute, monday) > 0.1)
            {
                // Work goes on through floods, but not where everybody has left.
                var week = new Stay(monday, monday + 4, site);
                if (!IsDuringHazard(world, week) || !world.Evacuated.Contains(world.Sites[site].Tehsil))
                {
                    stays.Add(week);
                }
            }
        }
    }

    private static void Visits(World world, ref DrawStream draws, double factor, ReadOnlySpan<int> ties, List<Stay> stays)
    {
        var kind = _kinds[_kind.At(draws.Unit())];
        var yearly = kind.Trips * factor * world.Scenario.Travel.Trips;
        if (yearly <= 0)
        {
            return;
        }

        var day = draws.Exponential(DaysOfYear / yearly);
        while (day < world.Calendar.Days)
        {
            var first = (int)day;

            // Visits begin towards the weekend more often than not.
            first += draws.Happens(0.5) ? (11 - Calendar.Weekday(first)) % 7 : 0;
            var nights = draws.Geometric(kind.Nights);
            var tie = draws.Unit();
            var site = ties[tie < 0.55 ? 0 : tie < 0.85 ? 1 : 2];
            Offer(world, new Stay(first, first + nights - 1, site), stays);
            day = first + nights + draws.Exponential(DaysOfYear / yearly);
        }
    }

    /// <summary>Nobody visits where the hazard is.</summary>
    private static void Offer(World world, Stay stay, List<Stay> stays)
    {
        var isHit = world.Scenario.Displacement.Strength > 0 && world.IsUnsafe(stay.Site) && IsDuringHazard(world, stay);
        if (!isHit)
        {
            stays.Add(stay);
        }
    }

    private static bool IsDuringHazard(World world, Stay stay) =>
        stay.Last >= world.Calendar.Onset - 3 && stay.First <= world.Calendar.Onset + UnsafeDays;
}
