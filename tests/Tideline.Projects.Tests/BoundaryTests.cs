using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class BoundaryTests
{
    [Fact]
    public void Features_become_a_hierarchy_with_polygons()
    {
        using var project = new ReferenceFolder();

        var boundaries = project.Areas(ReferenceFolder.TwoDistricts);

        Assert.Equal(["01", "0101", "0102"], boundaries.Hierarchy.All.Select(a => a.PCode));
        Assert.Equal(("Area 0101", 2, "01"), (boundaries.Hierarchy["0101"].Name, boundaries.Hierarchy["0101"].AdminLevel, boundaries.Hierarchy["0101"].Parent));
        Assert.Equal(1, boundaries.Geometry["0101"].Area);
    }

    [Fact]
    public void The_version_is_that_of_the_content_not_of_the_file()
    {
        using var project = new ReferenceFolder();
        string[] features = [ReferenceFolder.Box("A", 1, null, 67, 24), ReferenceFolder.Box("B", 1, null, 68, 24)];

        var version = project.Areas(ReferenceFolder.Collection(features)).Version;

        Assert.Equal(8, version.Length);
        Assert.Equal(version, project.Areas(ReferenceFolder.Collection(features.Reverse()).Replace(",", " , ", StringComparison.Ordinal)).Version);
        Assert.NotEqual(version, project.Areas(ReferenceFolder.Collection(features[0], ReferenceFolder.Box("B", 1, null, 68, 24.1))).Version);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("gpkg")]
    [InlineData("shp")]
    public void Other_formats_give_the_same_boundaries(string extension)
    {
        using var project = new ReferenceFolder();
        var expected = project.Areas(ReferenceFolder.TwoDistricts);
        var path = project.Write("other/areas." + extension, "");
        File.Delete(path);
        switch (extension)
        {
            case "parquet": WriteParquet(expected, path); break;
            case "gpkg": WriteGeoPackage(expected, path); break;
            default: WriteShapefile(expected, path); break;
        }

        var read = BoundaryReader.Read(project.Folder, new TableSource { Files = "other/areas." + extension, Columns = new Dictionary<string, string> { ["admin_level"] = "level" } });

        Assert.Equal(expected.Hierarchy.All, read.Hierarchy.All);
        Assert.All(expected.Geometry, g => Assert.True(g.Value.EqualsTopologically(read.Geometry[g.Key])));
    }

    [Fact]
    public void Names_in_other_languages_are_read_from_Parquet_too()
    {
        using var project = new ReferenceFolder();
        var path = project.Write("other/areas.parquet", "");
        File.Delete(path);
        WriteParquet(project.Areas(ReferenceFolder.TwoDistricts), path);

        var read = BoundaryReader.Read(project.Folder, new TableSource { Files = "other/areas.parquet", Columns = new Dictionary<string, string> { ["admin_level"] = "level" } });

        Assert.All(read.Hierarchy.All, a => Assert.Equal($"نام {a.PCode}", read.Names[a.PCode]["ur"]));
    }

    [Fact]
    public void Real_overlaps_are_refused_with_both_p_codes_and_their_size()
    {
        using var project = new ReferenceFolder();

        var refused = Assert.Throws<InputRefusedException>(
            () => project.Areas(ReferenceFolder.Collection(ReferenceFolder.Box("A", 1, null, 67, 0), ReferenceFolder.Box("B", 1, null, 67.5, 0))));

        Assert.Contains("'A' and 'B'", refused.Message, StringComparison.Ordinal);
        Assert.Matches("overlap by 61[0-9]{2}", refused.Message);
    }

    [Fact]
    public void Slivers_and_shared_borders_are_no_overlap()
    {
        using var project = new ReferenceFolder();

        var boundaries = project.Areas(ReferenceFolder.Collection(ReferenceFolder.Box("A", 1, null, 67, 24), ReferenceFolder.Box("B", 1, null, 67.999995, 24)));

        Assert.Equal(2, boundaries.Geometry.Count);
    }

    [Theory]
    [InlineData("A,1,;A,1,", "occurs twice")]
    [InlineData("A,1,;B,2,Z", "parent 'Z'")]
    [InlineData("A,1,;B,1,A", "coarser")]
    [InlineData("A,0,;B,1,A;C,2,A", "no parent of admin_level 1")]
    [InlineData("A,0,;B,1,", "no parent of admin_level 0")]
    [InlineData(",1,", "pcode")]
    public void A_hierarchy_that_cannot_be_is_refused(string areas, string says)
    {
        using var project = new ReferenceFolder();
        var features = areas.Split(';').Select((a, i) => a.Split(',') is var p
            ? ReferenceFolder.Box(p[0], int.Parse(p[1], CultureInfo.InvariantCulture), p[2].Length == 0 ? null : p[2], 60 + i, 24) : "");

        Assert.Contains(says, Assert.Throws<InputRefusedException>(() => project.Areas(ReferenceFolder.Collection(features))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[67,24]}""", "no polygon")]
    [InlineData("null", "no polygon")]
    [InlineData("""{"type":"Polygon","coordinates":[[[500000,2700000],[600000,2700000],[600000,2800000],[500000,2700000]]]}""", "crs")]
    [InlineData("""{"type":"Polygon","coordinates":[[[67,24],[69,26],[69,24],[67,26],[67,24]]]}""", "invalid")]
    public void A_feature_without_a_usable_polygon_is_refused(string geometry, string says)
    {
        using var project = new ReferenceFolder();
        var feature = $$"""{"type":"Feature","properties":{"pcode":"A"},"geometry":{{geometry}}}""";

        Assert.Contains(says, Assert.Throws<InputRefusedException>(() => project.Areas(ReferenceFolder.Collection(feature))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spike_of_no_size_is_mended()
    {
        using var project = new ReferenceFolder();
        const string Spike = """{"type":"Feature","properties":{"pcode":"A"},"geometry":{"type":"Polygon","coordinates":[[[67,24],[68,24],[68,25],[68,26],[68,25],[67,25],[67,24]]]}}""";

        Assert.True(project.Areas(ReferenceFolder.Collection(Spike)).Geometry["A"].IsValid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""")]
    public void A_file_without_features_is_refused(string text)
    {
        using var project = new ReferenceFolder();

        Assert.Throws<InputRefusedException>(() => project.Areas(text));
    }

    private static void WriteParquet(Boundaries boundaries, string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var rows = boundaries.Hierarchy.All.Select(a =>
            $"('{a.PCode}', '{a.Name}', {a.AdminLevel}, {(a.Parent is null ? "null" : $"'{a.Parent}'")}, unhex('{Convert.ToHexString(new WKBWriter().Write(boundaries.Geometry[a.PCode]))}'), 'نام {a.PCode}')");
        command.CommandText = $"copy (select * from (values {string.Join(", ", rows)}) as t(pcode, name, level, parent, geometry, name_UR)) to '{path}' (format parquet)";
        command.ExecuteNonQuery();
    }

    private static void WriteGeoPackage(Boundaries boundaries, string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer, definition text);
            insert into gpkg_spatial_ref_sys values ('WGS 84', 4326, 'EPSG', 4326, '');
            create table gpkg_contents (table_name text, data_type text, srs_id integer);
            insert into gpkg_contents values ('areas', 'features', 4326);
            create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer);
            insert into gpkg_geometry_columns values ('areas', 'geom', 'POLYGON', 4326);
            create table areas (fid integer, geom blob, pcode text, name text, level integer, parent text);
            """;
        command.ExecuteNonQuery();
        foreach (var area in boundaries.Hierarchy.All)
        {
            command.CommandText = "insert into areas values (1, $geom, $pcode, $name, $level, $parent)";
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$geom", new GeoPackageGeoWriter().Write(boundaries.Geometry[area.PCode]));
            command.Parameters.AddWithValue("$pcode", area.PCode);
            command.Parameters.AddWithValue("$name", area.Name);
            command.Parameters.AddWithValue("$level", area.AdminLevel);
            command.Parameters.AddWithValue("$parent", (object?)area.Parent ?? DBNull.Value);
            command.ExecuteNonQuery();
        }
    }

    private static void WriteShapefile(Boundaries boundaries, string path) =>
        Shapefile.WriteAllFeatures(
            boundaries.Hierarchy.All.Select(a => new Feature(
                new MultiPolygon([(Polygon)boundaries.Geometry[a.PCode]]),
                new AttributesTable { { "pcode", a.PCode }, { "name", a.Name }, { "level", a.AdminLevel }, { "parent", a.Parent ?? "" } })),
            path);
}
