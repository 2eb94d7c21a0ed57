using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Geography;

namespace Tideline.Synthetic.Network;

/// <summary>All sites of the operator: several in a town, few in the country. The same in every world.</summary>
internal sealed class SitePlan
{
    private const double NearKm = 16;
    private static readonly Lazy<SitePlan> _darya = new(() => new SitePlan(Country.Darya));

    private SitePlan(Country country)
    {
        var sites = new List<Site>();
        foreach (var tehsil in country.Tehsils)
        {
            Plan(country, tehsil, sites);
        }

        Sites = [.. sites.Select(s => s with { Near = NearestTo(s, sites) })];
        OfTehsil = [.. country.Tehsils.Select(t => Sites.Where(s => s.Tehsil == t.Index).Select(s => s.Index).ToArray())];
        Homes = [.. OfTehsil.Select(indices => new Cumulative([.. indices.Select(i => Sites[i].Weight)]))];
    }

    public static SitePlan Darya => _darya.Value;

    public IReadOnlyList<Site> Sites { get; }

    /// <summary>Sites by tehsil; the first is the middle of the town.</summary>
    public IReadOnlyList<int[]> OfTehsil { get; }

    /// <summary>By tehsil: draws a position in <see cref="OfTehsil"/> by where people live.</summary>
    public IReadOnlyList<Cumulative> Homes { get; }

    public int HomeSite(int tehsil, double unit) => OfTehsil[tehsil][Homes[tehsil].At(unit)];

    private static void Plan(Country country, Tehsil tehsil, List<Site> sites)
    {
        var draws = Draw.Stream(Country.Seed, Purpose.Sites, tehsil.Index);
        var own = new List<PlanePoint> { tehsil.Town };
        var townSites = tehsil.Rank switch { 0 => 9, 1 => 6, 2 => 4, _ => 3 };
        for (var tries = 0; own.Count < townSites && tries < 400; tries++)
        {
            Offer(new PlanePoint(tehsil.Town.East + draws.Between(-5, 5), tehsil.Town.North + draws.Between(-5, 5)), 2.0);
        }

        townSites = own.Count;
        var faces = Enumerable.Range(0, country.TehsilOfFace.Length)
            .Where(f => country.TehsilOfFace[f] == tehsil.Index && country.IsInner(f) && country.Mesh.Centres[f].DistanceTo(tehsil.Town) < 24)
            .ToArray();
        var face = new Cumulative([.. faces.Select(f => country.FaceDensity[f])]);
        for (var tries = 0; own.Count < townSites + 7 && tries < 600; tries++)
        {
            var centre = country.Mesh.Centres[faces[face.At(draws.Unit())]];
            Offer(new PlanePoint(centre.East + draws.Between(-1.6, 1.6), centre.North + draws.Between(-1.6, 1.6)), 4.2);
        }

        for (var i = 0; i < own.Count; i++)
        {
            var isTown = i < townSites;
            var share = isTown ? tehsil.UrbanShare / townSites : (1 - tehsil.UrbanShare) / Math.Max(1, own.Count - townSites);
            sites.Add(new Site(sites.Count, tehsil.Index, own[i], isTown, share * draws.Between(0.6, 1.4), []));
        }

        void Offer(PlanePoint p, double apartKm)
        {
            if (own.All(o => o.DistanceTo(p) >= apartKm))
            {
                own.Add(p);
            }
        }
    }

    private static int[] NearestTo(Site site, List<Site> sites) =>
    [
        .. sites.Where(s => s.Index != site.Index && s.At.DistanceTo(site.At) < NearKm)
            .OrderBy(s => s.At.DistanceTo(site.At)).Take(6).Select(s => s.Index),
    ];
}
