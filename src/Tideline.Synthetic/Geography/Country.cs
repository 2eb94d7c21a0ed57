using System.Collections.Concurrent;
using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>The land of Darya. It is the same in every world: seeds change people, not places.</summary>
internal sealed class Country
{
    public const ulong Seed = 0xDA51A;
    private const double SpacingKm = 5.5;
    private const double TownReachKm = 26;
    private static readonly Lazy<Country> _darya = new(() => new Country());
    private readonly CountryDivisions _divisions;
    private readonly RegionOutlines _outlines;
    private readonly ConcurrentDictionary<string, IReadOnlyList<IReadOnlyList<PlanePoint>>> _rings = new(StringComparer.Ordinal);

    private Country()
    {
        Mesh = new HexMesh(SpacingKm, Seed);
        var inside = Outline.Faces(Mesh);
        var land = Enumerable.Range(0, inside.Length).Where(f => inside[f]).ToArray();
        FaceDensity = new double[inside.Length];
        foreach (var face in land)
        {
            FaceDensity[face] = Density.At(Mesh.Centres[face]);
        }

        _divisions = new CountryDivisions(Mesh, land, FaceDensity);
        TehsilOfFace = _divisions.TehsilOfFace;
        _outlines = new RegionOutlines(Mesh, TehsilOfFace);
        Tehsils = Settle();
        Places = _divisions.Places([.. Tehsils.Select(t => t.Rank)]);
    }

    public static Country Darya => _darya.Value;

    public HexMesh Mesh { get; }

    public double[] FaceDensity { get; }

    /// <summary>Index of the tehsil of each face; −1 outside the country.</summary>
    public int[] TehsilOfFace { get; }

    /// <summary>All areas, coarse to fine, then by p-code.</summary>
    public IReadOnlyList<Place> Places { get; }

    public IReadOnlyList<Tehsil> Tehsils { get; }

    /// <summary>Rings of one area, largest first.</summary>
    public IReadOnlyList<IReadOnlyList<PlanePoint>> Rings(Place place) => _rings.GetOrAdd(place.PCode, Trace);

    /// <summary>Whether a face and all around it belong to one tehsil, so that points in it are safely inside.</summary>
    public bool IsInner(int face)
    {
        for (var direction = 0; direction < HexMesh.Directions; direction++)
        {
            if (TehsilOfFace[Mesh.Neighbour(face, direction)] != TehsilOfFace[face])
            {
                return false;
            }
        }

        return true;
    }

    private IReadOnlyList<IReadOnlyList<PlanePoint>> Trace(string pcode)
    {
        var isPart = _divisions.TehsilCodes.Select(c => c.StartsWith(pcode, StringComparison.Ordinal)).ToArray();
        return _outlines.Rings(face => face >= 0 && TehsilOfFace[face] >= 0 && isPart[TehsilOfFace[face]]);
    }

    private Tehsil[] Settle()
    {
        var faces = Enumerable.Range(0, TehsilOfFace.Length).Where(f => TehsilOfFace[f] >= 0).ToLookup(f => TehsilOfFace[f]);
        var weights = new double[_divisions.TehsilCodes.Count];
        var towns = new PlanePoint[weights.Length];
        for (var t = 0; t < weights.Length; t++)
        {
            var town = Draw.Stream(Seed, Purpose.Town, t);
            weights[t] = faces[t].Sum(f => FaceDensity[f]) * PortableMath.Exp(0.35 * town.Normal());
            var middle = new PlanePoint(faces[t].Average(f => Mesh.Centres[f].East), faces[t].Average(f => Mesh.Centres[f].North));
            var inner = faces[t].Where(IsInner).ToArray();
            towns[t] = Mesh.Centres[(inner.Length > 0 ? inner : [.. faces[t]])
                .MaxBy(f => FaceDensity[f] - (Mesh.Centres[f].DistanceTo(middle) / TownReachKm))];
        }

        var ranks = _divisions.Ranks(weights);
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] *= ranks[t] switch { 0 => 3.2, 1 => 2.1, 2 => 1.35, _ => 1 };
        }

        var all = weights.Sum();
        return
        [
            .. weights.Select((w, t) => new Tehsil(
                t, _divisions.DistrictOfTehsil[t], _divisions.TehsilCodes[t], towns[t], _divisions.TownName(t, ranks[t]), w / all,
                ranks[t] switch { 0 => 0.8, 1 => 0.65, 2 => 0.42, _ => 0.24 }, ranks[t])),
        ];
    }
}
