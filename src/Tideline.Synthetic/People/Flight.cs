using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.People;

/// <summary>What the emergency does to a household: when it leaves, where it stays, when it returns.</summary>
internal static class Flight
{
    private const int NearKm = 70;
    private const double ShortKm = 5;
    private const int Nowhere = -2;

    /// <summary>Fills the stays away from home because of the emergency, in order; none where it stays at home.</summary>
    public static void Plan(World world, in Household household, ReadOnlySpan<int> ties, double frailty, List<Stay> stays)
    {
        stays.Clear();
        FirstWave(world, household, ties, frailty, stays);
        SecondWave(world, household, ties, frailty, stays);
        var pattern = world.Scenario.Displacement;
        if (pattern.ShortMoves > 0 && Draw.Unit(household.Key, Purpose.ShortMove) < pattern.ShortMoves)
        {
            Relocate(stays, Neighbour(world, household));
        }
        else if (pattern.AcrossBorder > 0 && Draw.Unit(household.Key, Purpose.Border) < pattern.AcrossBorder)
        {
            Relocate(stays, World.Abroad);
        }
    }

    private static void FirstWave(World world, in Household household, ReadOnlySpan<int> ties, double frailty, List<Stay> stays)
    {
        var everybody = world.Evacuated.Contains(household.Tehsil);
        var draws = Draw.Stream(household.Key, Purpose.Leave);
        if (!draws.Happens(everybody ? 1 : Probability(world, household)))
        {
            return;
        }

        draws = Draw.Stream(household.Key, Purpose.Journey);
        var first = world.Calendar.Onset + Departure(world.Scenario.Displacement, everybody, ref draws);
        var returns = world.Scenario.Returns;
        var end = first + Duration(returns, frailty, everybody, ref draws);
        var host = Destination(world, household, ties, everybody, ref draws);
        if (draws.Happens(returns.OnwardShare))
        {
            var onward = first + 2 + (int)draws.Exponential(11);
            if (onward < end)
            {
                stays.Add(new Stay(first, onward - 1, host));
                first = onward;
                host = Destination(world, household, ties, everybody: true, ref draws);
            }
        }

        stays.Add(new Stay(first, end - 1, host));
        if (draws.Happens(returns.AgainShare))
        {
            var again = end + 3 + draws.Below(12);
            stays.Add(new Stay(again, again + Duration(returns, frailty, longer: false, ref draws) - 1, host));
        }
    }

    private static void SecondWave(World world, in Household household, ReadOnlySpan<int> ties, double frailty, List<Stay> stays)
    {
        var pattern = world.Scenario.Displacement;
        var day = world.Calendar.Onset + pattern.SecondWaveDay;
        if (pattern.SecondWaveDay == 0 || (stays.Count > 0 && stays[^1].Last >= day - 1))
        {
            return;
        }

        var draws = Draw.Stream(household.Key, Purpose.SecondWave);
        if (draws.Happens(stays.Count > 0 ? pattern.SecondWaveOfReturned : pattern.SecondWaveOfOthers * Probability(world, household)))
        {
            var first = day + draws.Below(2);
            var host = stays.Count > 0 ? stays[^1].Site : Destination(world, household, ties, everybody: false, ref draws);
            stays.Add(new Stay(first, first + Duration(world.Scenario.Returns, frailty, longer: true, ref draws) - 1, host));
        }
    }

    /// <summary>Lets all stays be at one site; where there is none, the household stays at home.</summary>
    private static void Relocate(List<Stay> stays, int site)
    {
        if (site == Nowhere)
        {
            stays.Clear();
        }

        for (var i = 0; i < stays.Count; i++)
        {
            stays[i] = stays[i] with { Site = site };
        }
    }

    private static int Neighbour(World world, in Household household)
    {
        var home = world.Sites[household.HomeSite];
        foreach (var dry in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var near in home.Near)
            {
                if (world.Sites[near].At.DistanceTo(home.At) < ShortKm && world.IsUnsafe(near) != dry)
                {
                    return near;
                }
            }
        }

        return Nowhere;
    }

    private static double Probability(World world, in Household household)
    {
        var even = world.Scenario.Displacement.EvenShare;
        var isReached = even > 0 ? world.Hazard.ExposedTehsils.Contains(household.Tehsil) : world.Hazard.Depth(household.Home, household.Tehsil) > 0;
        if (!isReached || world.Stays(household.Tehsil))
        {
            return 0;
        }

        var poor = world.IsPoor(household) ? world.Scenario.Sims.PoorDisplacement : 1;
        return Math.Min(1, poor * (even > 0 ? even : ByDepth(world, household)));
    }

    private static double ByDepth(World world, in Household household)
    {
        var depth = world.Hazard.Depth(household.Home, household.Tehsil);
        // Neighbours decide alike: a settlement is warned, or has boats, or has not.
        var neighbours = 0.5 + Draw.Unit(world.Seed, Purpose.SiteTraits, household.HomeSite);
        var pattern = world.Scenario.Displacement;
        return Math.Min(1, pattern.Strength * neighbours * PortableMath.Logistic(4 * (depth - pattern.HalfDepthM)));
    }

    /// <summary>Days from the onset.</summary>
    private static int Departure(DisplacementPattern pattern, bool everybody, ref DrawStream draws)
    {
        var unit = draws.Unit();
        if (unit < pattern.AnticipatoryShare)
        {
            return pattern.LeadDays > 0 ? -pattern.LeadDays : -1 - draws.Below(3);
        }

        if (everybody || unit < pattern.AnticipatoryShare + pattern.AtOnsetShare)
        {
            return everybody || draws.Happens(0.75) ? 0 : 1;
        }

        var later = pattern.LaterDays > 30 ? draws.Below(pattern.LaterDays) : (int)draws.Exponential(pattern.LaterDays / 3.0);
        return 1 + Math.Min(later, pattern.LaterDays - 1);
    }

    private static int Duration(ReturnPattern returns, double frailty, bool longer, ref DrawStream draws)
    {
        if (draws.Happens(returns.NeverShare))
        {
            return 10_000;
        }

        var mean = draws.Happens(returns.FastShare) ? returns.FastMeanDays : returns.SlowMeanDays;
        return (longer ? 10 : 1) + (int)Math.Min(9_000, draws.Exponential(mean) * frailty);
    }

    private static int Destination(World world, in Household household, ReadOnlySpan<int> ties, bool everybody, ref DrawStream draws)
    {
        var pattern = world.Scenario.Displacement;
        var within = everybody ? 0 : pattern.WithinTehsil;
        var unit = draws.Unit() * (pattern.ToRelatives + pattern.ToTowns + pattern.ToNearCamps + pattern.ToFarCamps + within);
        if (unit < within)
        {
            return Higher(world, household, draws.Unit()) is var higher and >= 0 ? higher : Town(world, household, ref draws);
        }

        unit -= within;
        if (unit < pattern.ToRelatives)
        {
            foreach (var tie in ties)
            {
                if (!world.IsUnsafe(tie) && world.Sites[tie].Tehsil != household.Tehsil)
                {
                    return tie;
                }
            }

            return Town(world, household, ref draws);
        }

        unit -= pattern.ToRelatives;
        return unit < pattern.ToTowns ? Town(world, household, ref draws)
            : Camp(world, household, unit < pattern.ToTowns + pattern.ToNearCamps, ref draws);
    }

    private static int Town(World world, in Household household, ref DrawStream draws)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var tehsil = world.Sites[world.TiedSite(household.Tehsil, ref draws)].Tehsil;
            var sites = world.SitePlan.OfTehsil[tehsil];
            var site = sites[draws.Below(Math.Min(3, sites.Length))];
            if (tehsil != household.Tehsil && !world.IsUnsafe(site))
            {
                return site;
            }
        }

        return Camp(world, household, near: true, ref draws);
    }

    /// <summary>One of the three nearest camps outside the tehsil, or any camp beyond.</summary>
    private static int Camp(World world, Household household, bool near, ref DrawStream draws)
    {
        var elsewhere = world.CampSites.Where(c => world.Sites[c].Tehsil != household.Tehsil)
            .OrderBy(c => world.Sites[c].At.DistanceTo(household.Home)).ToArray();
        if (near)
        {
            return elsewhere[draws.Below(Math.Min(3, elsewhere.Length))];
        }

        var far = elsewhere.Where(c => world.Sites[c].At.DistanceTo(household.Home) > NearKm).Take(8).ToArray();
        return far.Length > 0 ? far[draws.Below(far.Length)] : elsewhere[^1];
    }

    /// <summary>Another settlement of the tehsil: a dry one, else the least deep; −1: there is no other.</summary>
    private static int Higher(World world, Household household, double unit)
    {
        var others = world.SitePlan.OfTehsil[household.Tehsil].Where(s => s != household.HomeSite).OrderBy(world.SiteDepth).ToArray();
        var dry = others.Count(s => !world.IsUnsafe(s));
        return others.Length == 0 ? -1 : others[(int)(unit * dry)];
    }
}
