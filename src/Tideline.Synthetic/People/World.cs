using System.Collections.Concurrent;
using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Geography;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.People;

/// <summary>What all people share: the land, the calendar, the hazard and the traits of places in one seed.</summary>
internal sealed class World
{
    private readonly Cumulative[] _ties;
    private readonly double[] _siteDepth;
    private readonly bool[] _plain;
    private readonly double[] _districtChurn;
    private readonly ConcurrentDictionary<int, int> _farSite = new();

    public World(Scenario scenario, int subscribers, ulong seed)
    {
        Scenario = scenario;
        Seed = seed;
        Calendar = new Calendar(scenario);
        Hazard = new HazardFootprint(scenario.Footprint, Country);
        _ties = Ties(Country);
        _siteDepth = [.. Sites.Select(s => Hazard.Depth(s.At, s.Tehsil))];
        var worst = Country.Tehsils
            .OrderByDescending(t => SitePlan.OfTehsil[t.Index].Sum(s => Sites[s].Weight * Math.Min(1, _siteDepth[s])))
            .ThenBy(t => t.Index).Select(t => t.Index).ToArray();
        Evacuated = worst.Take(scenario.Displacement.EvacuatedTehsils).ToHashSet();
        Dead = worst.Take(scenario.Network.DeadTehsils).ToHashSet();
        Rerouted = worst.Take(scenario.Network.ReroutedTehsils).ToHashSet();
        _plain = [.. SitePlan.OfTehsil.Select(sites => sites.Any(s => _siteDepth[s] > 0))];
        _districtChurn = [.. Enumerable.Range(0, Country.Tehsils.Max(t => t.District) + 1).Select(ChurnOf)];
        Districts = DistrictTraits.For(this, subscribers);
        CampSites = [.. Country.Tehsils.Where(t => t.Rank < 3).Select(t => SitePlan.OfTehsil[t.Index][^1]).Where(s => _siteDepth[s] <= 0)];
    }

    /// <summary>Stands for a site where somebody is outside the country.</summary>
    public const int Abroad = -1;

    public Scenario Scenario { get; }

    public ulong Seed { get; }

    public Calendar Calendar { get; }

    public Country Country { get; } = Country.Darya;

    public SitePlan SitePlan { get; } = SitePlan.Darya;

    public IReadOnlyList<Site> Sites => SitePlan.Sites;

    public HazardFootprint Hazard { get; }

    /// <summary>Tehsils that everybody leaves.</summary>
    public IReadOnlySet<int> Evacuated { get; }

    /// <summary>Tehsils whose cells all fail at the onset and whose people stay.</summary>
    public IReadOnlySet<int> Dead { get; }

    /// <summary>Tehsils whose traffic is partly carried by far sites after the onset, and whose people stay.</summary>
    public IReadOnlySet<int> Rerouted { get; }

    public IReadOnlyList<DistrictTraits> Districts { get; }

    /// <summary>Where relief camps stand: a settlement on dry ground near each district's capital.</summary>
    public IReadOnlyList<int> CampSites { get; }

    /// <summary>Tehsil of a site; <see cref="AbroadPlace"/> for <see cref="Abroad"/>.</summary>
    public int PlaceOf(int site) => site == Abroad ? AbroadPlace : Sites[site].Tehsil;

    /// <summary>Whether the people of a tehsil stay at home whatever happens.</summary>
    public bool Stays(int tehsil) => Dead.Contains(tehsil) || Rerouted.Contains(tehsil);

    public bool IsPoor(in Household household) =>
        Scenario.Sims.Poor > 0 && Draw.Unit(household.Key, Purpose.Poverty) < Scenario.Sims.Poor;

    /// <summary>Factor on the churn of all SIMs of a household; 1 where the scenario has none.</summary>
    public double ChurnFactor(in Household household)
    {
        var spread = Scenario.Sims.HouseholdChurn;
        var own = spread > 0 ? PortableMath.Exp(spread * Draw.Stream(household.Key, Purpose.ChurnTraits).Normal()) : 1;
        return own * _districtChurn[Country.Tehsils[household.Tehsil].District];
    }

    /// <summary>The site that carries the traffic of a failed one: the nearest of another tehsil beyond the scenario's distance.</summary>
    public int FarSite(int site) => _farSite.GetOrAdd(site, s => Sites
        .Where(o => o.Tehsil != Sites[s].Tehsil && o.At.DistanceTo(Sites[s].At) >= Scenario.Network.ReroutedKm)
        .MinBy(o => o.At.DistanceTo(Sites[s].At))!.Index);

    public double SiteDepth(int site) => _siteDepth[site];

    /// <summary>Whether the hazard touches the tehsil.</summary>
    public bool IsPlain(int tehsil) => _plain[tehsil];

    public bool IsUnsafe(int site) => _siteDepth[site] > 0 || Evacuated.Contains(Sites[site].Tehsil);

    /// <summary>A site in a tehsil that people of this one have ties with: gravity, m^0.8 / d^1.5, some at home.</summary>
    public int TiedSite(int tehsil, ref DrawStream draws) => SitePlan.HomeSite(_ties[tehsil].At(draws.Unit()), draws.Unit());

    /// <summary>The place, after all tehsils, of those outside the country.</summary>
    public int AbroadPlace => Country.Tehsils.Count;

    private double ChurnOf(int district)
    {
        var spread = Scenario.Sims.DistrictChurn;
        return spread > 0 ? PortableMath.Exp(spread * Draw.Stream(Seed, Purpose.ChurnTraits, district).Normal()) : 1;
    }

    private static Cumulative[] Ties(Country country)
    {
        var tehsils = country.Tehsils;
        return
        [
            .. tehsils.Select(from =>
            {
                var pull = tehsils.Select(to => to == from
                    ? 0
                    : PortableMath.Pow(to.PeopleShare, 0.8) / PortableMath.Pow(from.Town.DistanceTo(to.Town) + 5, 1.5)).ToArray();
                pull[from.Index] = 0.12 * pull.Sum();
                return new Cumulative(pull);
            }),
        ];
    }
}
