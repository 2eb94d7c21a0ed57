using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Geography;

/// <summary>Where the hazard is and how deep: the polygon that is declared, and the depth that people meet.</summary>
internal sealed class HazardFootprint
{
    private const double Deepest = 2.4;
    private const double SpacingKm = 3.2;
    private readonly FootprintShape _shape;
    private readonly IReadOnlyList<PlanePoint> _reach;
    private readonly HashSet<int> _exposed = [];

    public HazardFootprint(FootprintShape shape, Country country)
    {
        _shape = shape;
        _reach = shape.RadiusKm > 0
            ? []
            : (Rivers.All.FirstOrDefault(r => r.Name == shape.River)
                ?? throw new SyntheticException(
                    $"There is no river '{shape.River}' in Darya{Nearest.Hint(shape.River, Rivers.All.Select(r => r.Name))}."))
                .Reach(shape.From, shape.To);
        var mesh = new HexMesh(SpacingKm, Country.Seed + 99);
        var onLand = country.Rings(country.Places[0])[0];
        var label = new int[mesh.Centres.Length];
        for (var face = 0; face < label.Length; face++)
        {
            label[face] = RawDepth(mesh.Centres[face]) > 0 && Plane.Contains(onLand, mesh.Centres[face]) ? 0 : -1;
        }

        Rings = [.. new RegionOutlines(mesh, label).Rings(f => f >= 0 && label[f] == 0).Where(r => Plane.SignedArea(r) > 0)];
        if (Rings.Count == 0)
        {
            throw new SyntheticException("The scenario's footprint covers no land of Darya; move or enlarge it.");
        }

        for (var face = 0; face < country.TehsilOfFace.Length; face++)
        {
            if (country.TehsilOfFace[face] >= 0 && RawDepth(country.Mesh.Centres[face]) > 0)
            {
                _exposed.Add(country.TehsilOfFace[face]);
            }
        }
    }

    /// <summary>Outer rings, not closed, largest first.</summary>
    public IReadOnlyList<IReadOnlyList<PlanePoint>> Rings { get; }

    /// <summary>Tehsils that the hazard reaches.</summary>
    public IReadOnlySet<int> ExposedTehsils => _exposed;

    /// <summary>Metres of water, or the like of it for other hazards: 0 outside, up to 2.4.</summary>
    public double Depth(PlanePoint p, int tehsil) => _exposed.Contains(tehsil) ? RawDepth(p) : 0;

    private double RawDepth(PlanePoint p)
    {
        var roughness = 1 + (0.45 * Noise.At(Country.Seed + 31, p, 48)) + (0.15 * Noise.At(Country.Seed + 32, p, 14));
        var (distance, reach) = _shape.RadiusKm > 0
            ? (p.DistanceTo(new PlanePoint(_shape.EastKm, _shape.NorthKm)), _shape.RadiusKm * roughness)
            : (Plane.DistanceToLine(_reach, p), _shape.HalfWidthKm * roughness);
        return distance >= reach ? 0 : Deepest * (1 - (distance / reach));
    }
}
