using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;

namespace Tideline.Synthetic.Tests;

public sealed class GeographyTests(FloodFolder flood)
{
    private const double Sliver = 1e-9;
    private static readonly JsonSerializerOptions _geoJson = new() { Converters = { new GeoJsonConverterFactory() } };
    private readonly List<IFeature> _areas = [.. Read(flood.Folder.FullPath("reference/areas.geojson"))];

    [Fact]
    public void There_are_4_provinces_12_divisions_40_districts_and_160_tehsils()
    {
        Assert.Equal([1, 4, 40, 160], Enumerable.Range(0, 4).Select(level => AtLevel(level).Count()));
        Assert.Equal(12, AtLevel(2).Select(a => Text(a, "division")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(AtLevel(1), a => Assert.Null(a.Attributes["division"]));
    }

    [Fact]
    public void Every_code_extends_the_code_of_its_parent()
    {
        var codes = _areas.Select(a => Text(a, "pcode")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(_areas.Count, codes.Count);
        foreach (var area in _areas.Where(a => Level(a) > 0))
        {
            Assert.Contains(Text(area, "parent"), codes);
            Assert.Equal(Text(area, "parent"), Text(area, "pcode")[..^2]);
        }
    }

    [Fact]
    public void Names_are_given_once_at_each_level_and_stand_in_Urdu_script_too()
    {
        for (var level = 0; level < 4; level++)
        {
            Assert.Distinct(AtLevel(level).Select(a => Text(a, "name")), StringComparer.Ordinal);
        }

        Assert.All(_areas, a => Assert.All(Text(a, "name_ur"), letter => Assert.True(letter is >= '؀' and <= 'ۿ' or ' ')));
    }

    [Fact]
    public void Every_polygon_is_valid_and_has_no_holes() =>
        Assert.All(_areas, a =>
        {
            var polygon = Assert.IsType<Polygon>(a.Geometry);
            Assert.True(polygon.IsValid);
            Assert.Equal(0, polygon.NumInteriorRings);
        });

    [Fact]
    public void The_children_of_an_area_fill_it_without_overlap()
    {
        foreach (var parent in _areas.Where(a => Level(a) < 3))
        {
            var children = AtLevel(Level(parent) + 1).Where(a => Text(a, "parent") == Text(parent, "pcode")).Select(a => a.Geometry).ToList();
            Assert.Equal(parent.Geometry.Area, children.Sum(c => c.Area), Sliver);
            Assert.InRange(UnaryUnionOp.Union(children).SymmetricDifference(parent.Geometry).Area, 0, Sliver);
        }
    }

    [Fact]
    public void Towns_and_cells_stand_in_tehsils()
    {
        var tehsils = AtLevel(3).ToDictionary(a => Text(a, "pcode"), a => a.Geometry, StringComparer.Ordinal);
        Assert.All(flood.Folder.Rows("reference/towns.csv"), t => Assert.True(tehsils[t[4]].Contains(Point(t[2], t[3]))));
        var country = AtLevel(0).Single().Geometry;
        Assert.All(flood.Folder.Rows("reference/cells.csv").DistinctBy(c => (c[1], c[2])), c => Assert.True(country.Contains(Point(c[1], c[2]))));
    }

    [Fact]
    public void The_country_is_about_600_by_900_kilometres()
    {
        var frame = AtLevel(0).Single().Geometry.EnvelopeInternal;
        Assert.InRange(frame.Width * 97.4, 480, 640);
        Assert.InRange(frame.Height * 110.9, 780, 920);
    }

    [Fact]
    public void The_flood_reaches_8_to_12_districts_and_follows_the_river()
    {
        var footprint = Read(flood.Folder.FullPath("reference/footprint.geojson")).Single().Geometry;
        Assert.True(footprint.IsValid);
        Assert.InRange(AtLevel(2).Count(d => d.Geometry.Intersection(footprint).Area > 0.01 * d.Geometry.Area), 8, 12);
        var river = Read(flood.Folder.FullPath("reference/rivers.geojson")).Single(r => Text(r, "name") == "Sonmar").Geometry;
        Assert.InRange(river.Intersection(footprint).Length / river.Length, 0.3, 0.45);
    }

    [Fact]
    public void Renumbered_cells_stay_where_they_were()
    {
        var cells = flood.Folder.Rows("reference/cells.csv").ToList();
        var ended = cells.Where(c => c[4].Length > 0).ToList();
        Assert.NotEmpty(ended);
        Assert.Equal(ended.Count, cells.Count(c => c[3].Length > 0));
        Assert.All(ended, old => Assert.Contains(cells, c => c[3].Length > 0 && c[1] == old[1] && c[2] == old[2]));
    }

    private static FeatureCollection Read(string path) =>
        JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(path), _geoJson)!;

    private static Point Point(string longitude, string latitude) => new(
        double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture));

    private IEnumerable<IFeature> AtLevel(int level) => _areas.Where(a => Level(a) == level);

    private static int Level(IFeature area) => Convert.ToInt32(area.Attributes["admin_level"], CultureInfo.InvariantCulture);

    private static string Text(IFeature area, string property) => (string)area.Attributes[property];
}
