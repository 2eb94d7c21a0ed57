using System.Globalization;
using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>Divides the country into 4 provinces, 12 divisions, 40 districts and 160 tehsils, from the top down.</summary>
internal sealed class CountryDivisions
{
    private const int DivisionsOfProvince = 3;
    private static readonly PlaceName[] _provinces =
        [new("Barfistan", "برفستان"), new("Rohistan", "روہستان"), new("Nahristan", "نہرستان"), new("Sahilan", "ساحلان")];

    private readonly HexMesh _mesh;
    private readonly double[] _weight;
    private readonly Names _names = new();
    private readonly List<PlaceName> _districtNames = [];
    private readonly List<Place> _places = [];

    public CountryDivisions(HexMesh mesh, IReadOnlyList<int> land, double[] density)
    {
        _mesh = mesh;

        // Crowded areas are smaller, but by less than their density: the root of it serves as weight.
        _weight = [.. density.Select(d => Math.Sqrt(d + 0.05))];
        TehsilOfFace = new int[mesh.Centres.Length];
        Array.Fill(TehsilOfFace, -1);
        _places.Add(new Place("DY", new PlaceName("Darya", "دریا"), 0, null, null));
        var provinces = Split(land, 4, 11);
        for (var p = 0; p < provinces.Count; p++)
        {
            DivideProvince(provinces[p], p);
        }
    }

    public int[] TehsilOfFace { get; }

    public List<string> TehsilCodes { get; } = [];

    public List<int> DistrictOfTehsil { get; } = [];

    /// <summary>The town of the greatest tehsil is the capital of its district, province or the country.</summary>
    public int[] Ranks(double[] weights)
    {
        var ranks = Enumerable.Repeat(3, weights.Length).ToArray();
        foreach (var (length, rank) in new[] { ("DY0000".Length, 2), ("DY00".Length, 1), ("DY".Length, 0) })
        {
            foreach (var group in Enumerable.Range(0, weights.Length).GroupBy(t => TehsilCodes[t][..length], StringComparer.Ordinal))
            {
                ranks[group.MaxBy(t => weights[t])] = rank;
            }
        }

        return ranks;
    }

    /// <summary>Capitals of districts carry the district's name.</summary>
    public PlaceName TownName(int tehsil, int rank) =>
        rank < 3 ? _districtNames[DistrictOfTehsil[tehsil]] : _places.Find(p => p.PCode == TehsilCodes[tehsil])!.Name;

    /// <summary>All areas, coarse to fine, then by p-code; the tehsil of a district's capital is its "Sadar".</summary>
    public IReadOnlyList<Place> Places(int[] ranks)
    {
        var seats = Enumerable.Range(0, ranks.Length).Where(t => ranks[t] < 3)
            .ToDictionary(t => TehsilCodes[t], t => _districtNames[DistrictOfTehsil[t]], StringComparer.Ordinal);
        return
        [
            .. _places.Select(p => seats.TryGetValue(p.PCode, out var seat)
                    ? p with { Name = new PlaceName(seat.Latin + " Sadar", seat.Urdu + " صدر") }
                    : p)
                .OrderBy(p => p.Level).ThenBy(p => p.PCode, StringComparer.Ordinal),
        ];
    }

    private void DivideProvince(IReadOnlyList<int> faces, int p)
    {
        var province = Code("DY", p);
        _places.Add(new Place(province, _provinces[p], 1, "DY", null));
        var divisions = Split(faces, DivisionsOfProvince, 100 + p);
        var inProvince = 0;
        for (var v = 0; v < divisions.Count; v++)
        {
            // Eight divisions of three districts and four of four make forty.
            var districts = Split(divisions[v], v == 1 ? 4 : 3, 1000 + (10 * p) + v);
            string? division = null;
            foreach (var district in districts)
            {
                var name = _names.Next();
                division ??= name.Latin;
                var code = Code(province, inProvince++);
                _places.Add(new Place(code, name, 2, province, division));
                DivideDistrict(district, code, name, division);
            }
        }
    }

    private void DivideDistrict(IReadOnlyList<int> faces, string district, PlaceName name, string division)
    {
        var number = _districtNames.Count;
        _districtNames.Add(name);

        // 4, 3, 5, 4, 3, 5 … 4: forty districts have 160 tehsils.
        var tehsils = Split(faces, (number % 3) switch { 0 => 4, 1 => 3, _ => 5 }, 10_000 + number);
        for (var t = 0; t < tehsils.Count; t++)
        {
            var code = Code(district, t);
            _places.Add(new Place(code, _names.Next(), 3, district, division));
            foreach (var face in tehsils[t])
            {
                TehsilOfFace[face] = TehsilCodes.Count;
            }

            TehsilCodes.Add(code);
            DistrictOfTehsil.Add(number);
        }
    }

    /// <summary>Parts from north to south.</summary>
    private List<int[]> Split(IReadOnlyList<int> faces, int parts, int part)
    {
        var label = RegionGrowth.Split(_mesh, faces, f => _weight[f], parts, Draw.Key(Country.Seed, Purpose.Split, part));
        return
        [
            .. Enumerable.Range(0, faces.Count).GroupBy(i => label[i], i => faces[i]).Select(g => g.ToArray())
                .OrderByDescending(g => g.Average(f => _mesh.Centres[f].North)),
        ];
    }

    private static string Code(string parent, int index) =>
        parent + (index + 1).ToString("00", CultureInfo.InvariantCulture);
}
