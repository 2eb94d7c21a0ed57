using Tideline.Synthetic.Draws;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Network;

/// <summary>Which sites fail on one calendar day, and from which second to which.</summary>
internal sealed class SiteOutages
{
    private const int SecondsOfDay = 86_400;
    private readonly (int From, int To)[] _down;
    private readonly bool _isRerouting;
    private readonly World _world;

    public SiteOutages(World world, int day)
    {
        var pattern = world.Scenario.Network;
        var onset = world.Calendar.Onset;
        _world = world;
        _isRerouting = pattern.ReroutedTehsils > 0 && day >= onset && day < onset + pattern.ReroutedDays;
        _down = new (int, int)[world.Sites.Count];
        for (var site = 0; site < _down.Length; site++)
        {
            var tehsil = world.Sites[site].Tehsil;
            var isDead = world.Dead.Contains(tehsil) && day >= onset && day < onset + pattern.DeadDays;
            var fails = world.SiteDepth(site) > 0 && day >= onset && day < onset + pattern.ExposedDownDays
                && Draw.Unit(world.Seed, Purpose.Outage, -1 - site) < pattern.ExposedSitesDown;
            var draws = Draw.Stream(Draw.Key(world.Seed, Purpose.Outage, site), Purpose.Outage, day);
            if (isDead || fails || IsRerouted(site))
            {
                _down[site] = (0, SecondsOfDay);
            }
            else if (draws.Happens(pattern.DailyOutages))
            {
                var from = draws.Below(SecondsOfDay);
                _down[site] = (from, Math.Min(SecondsOfDay, from + 1_800 + (int)draws.Exponential(14_000)));
            }
        }
    }

    /// <summary>Whether the traffic of a failed site is partly carried far away on this day.</summary>
    public bool IsRerouted(int site) => _isRerouting && _world.Rerouted.Contains(_world.Sites[site].Tehsil)
        && Draw.Unit(_world.Seed, Purpose.Reroute, site) < _world.Scenario.Network.ReroutedSites;

    public bool IsUp(int site, int second) => second < _down[site].From || second >= _down[site].To;
}
