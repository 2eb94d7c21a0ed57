using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Layers;

namespace Tideline.Projects.Tests;

public sealed class LayerTests
{
    private const string Bridges = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"what":"Bridge at Sukh","state":"gone"},"geometry":{"type":"Point","coordinates":[67.12345678,24.5]}},
          {"type":"Feature","properties":{"what":"Bridge at Dera","state":"whole"},"geometry":{"type":"Point","coordinates":[67.2,24.6]}},
          {"type":"Feature","properties":{"what":"Canal road","state":"gone"},"geometry":{"type":"LineString","coordinates":[[67,24],[67.00001,24.00001],[67.5,24.5]]}},
          {"type":"Feature","properties":{"what":"Nowhere","state":"gone"},"geometry":null}]}
        """;

    [Fact]
    public void A_layer_is_read_with_its_words_and_drawn_more_coarsely()
    {
        using var folder = new ReferenceFolder();
        folder.Write("reference/bridges.geojson", Bridges);

        var layer = LayerReader.Read(Layer("files: { files: reference/bridges.geojson, where: { state: [gone] } }"), folder.Folder);

        Assert.Equal(["Bridge at Sukh", "Canal road"], layer.Features.Select(f => f.Label));
        Assert.Equal(67.1235, layer.Features[0].Shape.Coordinate.X);
        Assert.Equal(2, layer.Features[1].Shape.NumPoints);
        Assert.Contains("feature 4 is empty and was left out", Assert.Single(layer.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_points_is_a_layer_too()
    {
        using var folder = new ReferenceFolder();
        folder.Write("reference/roads.csv", "what,longitude,latitude\nKhan pass,67.1,24.5\n,67.2,24.6\n");

        var layer = LayerReader.Read(Layer("files: reference/roads.csv"), folder.Folder);

        Assert.Equal(["Khan pass", null], layer.Features.Select(f => f.Label));
        Assert.Equal((67.1, 24.5), (layer.Features[0].Shape.Coordinate.X, layer.Features[0].Shape.Coordinate.Y));
    }

    [Theory]
    [InlineData("what,longitude,latitude\nKhan pass,far,24.5\n", "no number")]
    [InlineData("what,longitude,latitude\nKhan pass,700000,2700000\n", "'crs'")]
    [InlineData("what,x,y\nKhan pass,67,24\n", "longitude")]
    [InlineData("what,longitude,latitude\n", "no rows")]
    public void A_table_that_cannot_be_drawn_is_refused_and_says_why(string text, string said)
    {
        using var folder = new ReferenceFolder();
        folder.Write("reference/roads.csv", text);
        Assert.Contains(said, Assert.Throws<InputRefusedException>(() => LayerReader.Read(Layer("files: reference/roads.csv"), folder.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_in_metres_are_drawn_where_their_coordinate_system_says()
    {
        using var folder = new ReferenceFolder();
        // The central meridian of zone 42 is 69° east, and its false easting 500 km.
        folder.Write("reference/roads.csv", "what,longitude,latitude\nKhan pass,500000,2710000\n");

        var place = Assert.Single(LayerReader.Read(Layer("files: { files: reference/roads.csv, crs: EPSG:32642 }"), folder.Folder).Features).Shape.Coordinate;

        Assert.Equal(69.0, place.X, 3);
        Assert.InRange(place.Y, 24.4, 24.6);
    }

    [Fact]
    public void A_file_larger_than_memory_should_hold_is_refused_before_it_is_read()
    {
        using var folder = new ReferenceFolder();
        folder.Write("reference/roads.csv", "what,longitude,latitude\nKhan pass,67.1,24.5\n");
        using (var file = new FileStream(folder.Folder.Resolve("reference/roads.csv"), FileMode.Open))
        {
            // Of no blocks on the disk.
            file.SetLength((64L << 20) + 1);
        }

        Assert.Contains("64 MB", Assert.Throws<InputRefusedException>(() => LayerReader.Read(Layer("files: reference/roads.csv"), folder.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_a_map_can_show_is_refused()
    {
        using var folder = new ReferenceFolder();
        folder.Write("reference/roads.csv", "what,longitude,latitude\n" + string.Concat(Enumerable.Repeat("Khan pass,67.1,24.5\n", 5_001)));
        Assert.Contains("5001 features", Assert.Throws<InputRefusedException>(() => LayerReader.Read(Layer("files: reference/roads.csv"), folder.Folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: broken", "'layers[0].kind' is 'broken'; it is one of damage, access")]
    [InlineData("id: Bridges", "lower-case letters")]
    [InlineData("as_of: yesterday", "as_of")]
    [InlineData("colour: red", "colour")]
    [InlineData("files: { files: a.xyz, format: kml }", "csv")]
    public void A_fault_names_the_key(string changed, string said) =>
        Assert.Contains(said, Assert.Throws<ConfigurationException>(() => Layer(changed)).Message, StringComparison.Ordinal);

    private static LayerConfiguration Layer(string changed)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "bridges",
            ["kind"] = "damage",
            ["name"] = "Damaged bridges",
            ["name_ur"] = "ٹوٹے پل",
            ["files"] = "reference/bridges.geojson",
            ["label"] = "what",
            ["source"] = "National Highway Authority",
            ["as_of"] = "2025-09-12",
        };
        keys[changed.Split(':')[0]] = changed[(changed.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return MinimalProject.Parse($"layers:\n  - {string.Join("\n    ", keys.Select(k => $"{k.Key}: {k.Value.Trim()}"))}").Layers.Single();
    }
}
