using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Events;

/// <summary>Where a person is at one second of a day.</summary>
internal static class Whereabouts
{
    private const int LeavesAt = 8 * 3_600;
    private const int BackAt = 18 * 3_600;
    private const int TravelsAt = 13 * 3_600;

    /// <returns>A site, or <see cref="World.Abroad"/>.</returns>
    /// <param name="before">Site of the night that ends on this day.</param>
    /// <param name="after">Site of the night that begins on this day.</param>
    public static int At(World world, in Sim life, int day, int second, int before, int after, ref DrawStream draws)
    {
        var unit = draws.Unit();
        if (before == World.Abroad && after == World.Abroad)
        {
            return World.Abroad;
        }

        var isDaytime = second is >= LeavesAt and < BackAt;
        if (before != after)
        {
            // The hour of travel differs by person and day within three hours of one o'clock.
            var travels = TravelsAt + (int)((Draw.Unit(life.Key, Purpose.Journey, day) - 0.5) * 21_600);
            return second < travels ? before : after;
        }

        if (!isDaytime)
        {
            return before;
        }

        var sites = world.SitePlan.OfTehsil[world.Sites[before].Tehsil];
        var works = before == life.HomeSite && life.WorkSite >= 0 && Calendar.Weekday(day) < 6;
        return works && unit < 0.62 ? life.WorkSite : unit > 0.88 ? sites[0] : before;
    }
}

/// <summary>Which site and sector serve an event.</summary>
internal static class Serving
{
    private const double ByNeighbour = 0.07;
    private const double ReachesNeighbour = 0.35;
    private const double ReachKm = 14;

    /// <summary>Mostly the nearest site; where it is down, each neighbour within reach may serve instead; −1: nobody does.</summary>
    public static int Site(World world, int nearest, int second, SiteOutages outages, ref DrawStream draws)
    {
        if (nearest == World.Abroad)
        {
            return -1;
        }

        var site = world.Sites[nearest];
        if (outages.IsRerouted(nearest) && draws.Happens(world.Scenario.Network.ReroutedTraffic))
        {
            return world.FarSite(nearest);
        }

        if (outages.IsUp(nearest, second) && (site.Near.Length == 0 || !draws.Happens(ByNeighbour)))
        {
            return nearest;
        }

        foreach (var neighbour in site.Near)
        {
            if (outages.IsUp(neighbour, second) && world.Sites[neighbour].At.DistanceTo(site.At) < ReachKm && draws.Happens(ReachesNeighbour))
            {
                return neighbour;
            }
        }

        return outages.IsUp(nearest, second) ? nearest : -1;
    }

    /// <summary>The sector that faces the person's place, now and then another.</summary>
    public static int Sector(ulong key, int site, ref DrawStream draws) =>
        draws.Happens(0.8) ? (int)(Draw.Key(key, Purpose.Sector, site) % Network.Site.Sectors) : draws.Below(Network.Site.Sectors);
}
