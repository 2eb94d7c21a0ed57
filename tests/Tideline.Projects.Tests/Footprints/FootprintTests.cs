using NetTopologySuite.Geometries;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests.Footprints;

public sealed class FootprintTests : IDisposable
{
    private readonly FootprintFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("flood.geojson")]
    [InlineData("flood.gpkg")]
    [InlineData("flood.shp")]
    public void Every_format_gives_the_same_polygons_with_their_holes(string name)
    {
        var footprint = _folder.Read(_folder.Write(name));
        Assert.True(footprint.Geometry.EqualsTopologically(FootprintFolder.Flood), "other polygons");
        Assert.Empty(footprint.Remarks);
        Assert.Equal(2, footprint.Parts);
        Assert.InRange(footprint.AreaKm2, 36_000, 37_500);
    }

    [Theory]
    [InlineData("metres.geojson")]
    [InlineData("metres.gpkg")]
    [InlineData("metres.shp")]
    public void Metres_become_degrees_where_the_file_says_its_coordinate_system(string name)
    {
        var metres = FootprintFolder.InUtm(FootprintFolder.Square(68.5, 24, 0.5));
        switch (Path.GetExtension(name))
        {
            case ".shp": _folder.Shapefile(name, [("flooded", metres)], FootprintFolder.Utm42); break;
            case ".gpkg": _folder.GeoPackage(name, 32642, ("extent", [("flooded", metres)])); break;
            default: _folder.GeoJson(name, [("flooded", metres)], "urn:ogc:def:crs:EPSG::32642"); break;
        }

        Assert.Equal(FootprintFolder.Square(68.5, 24, 0.5).EnvelopeInternal.ToString(), Rounded(_folder.Read(name).Geometry.EnvelopeInternal));

        static string Rounded(Envelope box) => new Envelope(Math.Round(box.MinX, 6), Math.Round(box.MaxX, 6), Math.Round(box.MinY, 6), Math.Round(box.MaxY, 6)).ToString();
    }

    [Fact]
    public void Metres_without_a_coordinate_system_are_told_by_their_bounds_and_read_when_it_is_named()
    {
        _folder.Shapefile("flood.shp", [("flooded", FootprintFolder.InUtm(FootprintFolder.Square(68.5, 24, 0.5)))], prj: null);
        var refused = Assert.Throws<InputRefusedException>(() => _folder.Read("flood.shp"));
        Assert.Contains("outside longitude and latitude (x from 4", refused.Message, StringComparison.Ordinal);
        Assert.Contains("crs: EPSG:", refused.Message, StringComparison.Ordinal);

        Assert.Equal(68.5, _folder.Read("flood.shp", new() { Crs = "EPSG:32642" }).Geometry.EnvelopeInternal.MinX, 6);
    }

    [Fact]
    public void A_shapefile_without_or_with_another_geographic_system_is_read_and_said()
    {
        _folder.Shapefile("bare.shp", [("flooded", FootprintFolder.Flood)], prj: null);
        Assert.Contains("no .prj", Assert.Single(_folder.Read("bare.shp").Remarks), StringComparison.Ordinal);

        _folder.Shapefile("kalianpur.shp", [("flooded", FootprintFolder.Flood)], FootprintFolder.Wgs84.Replace("WGS_1984", "Kalianpur_1962", StringComparison.Ordinal));
        Assert.Contains("GCS_Kalianpur_1962", Assert.Single(_folder.Read("kalianpur.shp").Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bow.geojson")]
    [InlineData("bow.gpkg")]
    [InlineData("bow.shp")]
    public void A_polygon_that_crosses_itself_keeps_both_lobes_and_is_said(string name)
    {
        var bow = new Polygon(new LinearRing([new(67, 24), new(69, 26), new(69, 24), new(67, 26), new(67, 24)])) { SRID = 4326 };
        switch (Path.GetExtension(name))
        {
            case ".shp": _folder.Shapefile(name, [("flooded", bow)], FootprintFolder.Wgs84); break;
            case ".gpkg": _folder.GeoPackage(name, 4326, ("extent", [("flooded", bow)])); break;
            default: _folder.GeoJson(name, [("flooded", bow)]); break;
        }

        var footprint = _folder.Read(name);
        Assert.True(footprint.Geometry.IsValid);
        Assert.Equal(2, footprint.Geometry.Area, 6);
        Assert.Contains("was mended (it crosses or touches itself near 68 25)", footprint.Remarks[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_wound_the_wrong_way_in_a_shapefile_stays_a_hole()
    {
        _folder.Shapefile("flood.shp", [("flooded", new Polygon(FootprintFolder.Ring(67, 24, 2), [FootprintFolder.Ring(67.5, 24.5, 1)]))], FootprintFolder.Wgs84);
        ShapeBytes.Reverse(_folder.File("flood.shp"), ring: 1);
        var footprint = _folder.Read("flood.shp");
        Assert.Equal(3, footprint.Geometry.Area, 6);
        Assert.Contains("flood.shp has rings that cross or are wound against the rule", Assert.Single(footprint.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Rings_that_are_all_wound_the_wrong_way_are_the_same_polygon()
    {
        _folder.Shapefile("flood.shp", [("flooded", new Polygon(FootprintFolder.Ring(67, 24, 2), [FootprintFolder.Ring(67.5, 24.5, 1)]))], FootprintFolder.Wgs84);
        ShapeBytes.Reverse(_folder.File("flood.shp"), ring: 0);
        ShapeBytes.Reverse(_folder.File("flood.shp"), ring: 1);
        var footprint = _folder.Read("flood.shp");
        Assert.Equal(3, footprint.Geometry.Area, 6);
        Assert.Contains("flood.shp has rings that cross or are wound against the rule", Assert.Single(footprint.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_polygon_drawn_within_another_is_its_hole_and_is_said()
    {
        var nested = new MultiPolygon([FootprintFolder.Square(67, 24, 2), FootprintFolder.Square(67.5, 24.5, 1)]);
        _folder.GeoJson("flood.geojson", [("flooded", nested)]);
        var footprint = _folder.Read("flood.geojson");
        Assert.Equal(3, footprint.Geometry.Area, 6);
        Assert.Contains("a polygon within another was taken as its hole", Assert.Single(footprint.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_features_and_lines_are_left_out_and_said()
    {
        _folder.GeoJson("flood.geojson", [("flooded", FootprintFolder.Square(67, 24, 1)), ("gauge", new Point(67, 24)), ("river", new LineString([new(67, 24), new(68, 25)])), ("dry", Polygon.Empty)]);
        var footprint = _folder.Read("flood.geojson");
        Assert.Equal(1, footprint.Geometry.Area, 9);
        Assert.Equal(3, footprint.Remarks.Count);
        Assert.Contains("(LineString)", footprint.Remarks[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_and_values_of_attributes_choose_what_counts()
    {
        (string, Geometry)[] classes = [("flooded", FootprintFolder.Square(67, 24, 1)), ("cloud", FootprintFolder.Square(69, 24, 1)), ("wet", FootprintFolder.Square(71, 24, 1))];
        _folder.GeoPackage("sat.gpkg", 4326, ("scene", [("frame", FootprintFolder.Square(60, 20, 20))]), ("water", classes));

        Assert.Contains("scene, water", Assert.Throws<InputRefusedException>(() => _folder.Read("sat.gpkg")).Message, StringComparison.Ordinal);
        Assert.Contains("no layer 'waters'", Assert.Throws<InputRefusedException>(() => _folder.Read("sat.gpkg", new() { Layer = "waters" })).Message, StringComparison.Ordinal);
        Assert.Equal(3, _folder.Read("sat.gpkg", new() { Layer = "water" }).Geometry.Area, 6);

        var chosen = _folder.Read("sat.gpkg", Where("class", "flooded", "WET"));
        Assert.Equal(2, chosen.Geometry.Area, 6);
        Assert.Equal("'where' chose 2 of 3 features.", Assert.Single(chosen.Remarks));
        Assert.Contains("none of its 3 features", Assert.Throws<InputRefusedException>(() => _folder.Read("sat.gpkg", Where("class", "ice"))).Message, StringComparison.Ordinal);
        Assert.Contains("no feature has the attribute 'kind'", Assert.Throws<InputRefusedException>(() => _folder.Read("sat.gpkg", Where("kind", "flooded"))).Message, StringComparison.Ordinal);

        static FootprintOptions Where(string key, params string[] values) => new() { Layer = "water", Where = new Dictionary<string, IReadOnlyList<string>> { [key] = values } };
    }

    [Fact]
    public void Several_files_are_one_footprint()
    {
        _folder.GeoJson("day-1.geojson", [("flooded", FootprintFolder.Square(67, 24, 1))]);
        _folder.GeoJson("day-2.geojson", [("flooded", FootprintFolder.Square(67.5, 24, 1))]);
        Assert.Equal(1.5, _folder.Read("day-*.geojson").Geometry.Area, 9);
    }

    [Fact]
    public void Longitude_and_latitude_exchanged_are_named_as_the_fault()
    {
        var boundaries = _folder.Reference.Areas(ReferenceFolder.TwoDistricts);
        _folder.GeoJson("exchanged.geojson", [("flooded", FootprintFolder.Square(24.2, 67.2, 0.5))]);
        _folder.GeoJson("elsewhere.geojson", [("flooded", FootprintFolder.Square(10, 50, 1))]);
        Assert.Contains("longitude and latitude exchanged", Refused("exchanged.geojson"), StringComparison.Ordinal);
        Assert.Contains("It lies in longitude 10 to 11 and latitude 50 to 51, the areas in longitude 67 to 69 and latitude 24 to 25", Refused("elsewhere.geojson"), StringComparison.Ordinal);

        string Refused(string file) => Assert.Throws<InputRefusedException>(
            () => EmergencyResolver.Resolve(Flooded(file), new ReferenceData([], boundaries, null, []), _folder.Project)).Message;
    }

    [Fact]
    public void What_was_mended_goes_along_with_the_emergency()
    {
        var boundaries = _folder.Reference.Areas(ReferenceFolder.TwoDistricts);
        _folder.Shapefile("bare.shp", [("flooded", FootprintFolder.Square(67, 24, 0.5))], prj: null);
        var resolved = EmergencyResolver.Resolve(Flooded("bare.shp"), new ReferenceData([], boundaries, null, []), _folder.Project);
        Assert.Equal(["0101"], resolved.ExposedAreas);
        Assert.Contains("no .prj", Assert.Single(resolved.FootprintRemarks), StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_a_footprint_are_all_those_that_change_it()
    {
        _folder.Write("flood.shp");
        _folder.Write("day.geojson");
        Assert.Equal(["flood.shp", "flood.shx", "flood.dbf", "flood.prj"], FootprintReader.FilesOf(_folder.Project, Flooded("flood.shp")).Where(f => !f.EndsWith(".cpg", StringComparison.Ordinal)));
        Assert.Equal(["./day.geojson"], FootprintReader.FilesOf(_folder.Project, Flooded("./day.geojson")));
        Assert.Equal(["day.geojson"], FootprintReader.FilesOf(_folder.Project, Flooded("d*.geojson")));
        Assert.Empty(FootprintReader.FilesOf(_folder.Project, Flooded("none.geojson")));
    }

    private static EmergencyConfiguration Flooded(string footprint) => new()
    {
        Id = "flood",
        Hazard = Domain.Emergencies.Hazard.Flood,
        Onset = new(2025, 8, 26),
        EvacuationStarts = new(2025, 8, 23),
        Ends = new(2025, 9, 9),
        Footprint = footprint,
    };
}
