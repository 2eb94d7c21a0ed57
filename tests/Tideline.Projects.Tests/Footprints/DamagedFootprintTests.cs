using Tideline.Domain;

namespace Tideline.Projects.Tests.Footprints;

/// <summary>A damaged file is refused whole, with a sentence; it never ends a command otherwise, and is never read in part.</summary>
public sealed class DamagedFootprintTests : IDisposable
{
    private readonly FootprintFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("flood.geojson", "flood.geojson")]
    [InlineData("flood.gpkg", "flood.gpkg")]
    [InlineData("flood.shp", "flood.shp")]
    [InlineData("flood.shp", "flood.dbf")]
    public void A_file_that_was_cut_off_anywhere_is_refused(string name, string cut)
    {
        _folder.Write(name);
        var whole = File.ReadAllBytes(_folder.File(cut));
        // The last byte of a table of attributes is a mark that many programs leave out.
        foreach (var length in Enumerable.Range(0, 12).Select(i => whole.Length * i / 12).Append(whole.Length - 2))
        {
            File.WriteAllBytes(_folder.File(cut), whole[..length]);
            Assert.EndsWith("nothing was changed.", Assert.Throws<InputRefusedException>(() => _folder.Read(name)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("flood.geojson", "flood.geojson")]
    [InlineData("flood.gpkg", "flood.gpkg")]
    [InlineData("flood.shp", "flood.shp")]
    [InlineData("flood.shp", "flood.dbf")]
    [InlineData("flood.shp", "flood.prj")]
    public void A_byte_that_changed_anywhere_never_ends_otherwise_than_with_a_sentence(string name, string changed)
    {
        _folder.Write(name);
        var whole = File.ReadAllBytes(_folder.File(changed));
        var (refused, step) = (0, Math.Max(1, whole.Length / 50));
        for (var at = 0; at < whole.Length; at += step)
        {
            byte[] bytes = [.. whole];
            bytes[at] ^= 0xFF;
            File.WriteAllBytes(_folder.File(changed), bytes);
            try
            {
                Assert.True(_folder.Read(name).Geometry.IsValid);
            }
            catch (TidelineException e)
            {
                Assert.NotEmpty(e.Message);
                refused++;
            }
        }

        Assert.True(refused > 0, "nothing of it was ever looked at");
    }

    [Fact]
    public void A_shapefile_without_its_attributes_or_with_fewer_rows_is_refused()
    {
        _folder.Shapefile("a.shp", [("flooded", FootprintFolder.Square(67, 24, 1)), ("flooded", FootprintFolder.Square(69, 24, 1))], FootprintFolder.Wgs84);
        _folder.Shapefile("b.shp", [("flooded", FootprintFolder.Square(67, 24, 1))], FootprintFolder.Wgs84);
        File.Copy(_folder.File("b.dbf"), _folder.File("a.dbf"), overwrite: true);
        Assert.Contains("2 shapes but 1 rows of attributes", Said("a.shp"), StringComparison.Ordinal);
        File.Delete(_folder.File("a.dbf"));
        Assert.Contains("a.dbf is not beside it", Said("a.shp"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[]}}]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[67,24],[68,24]]]}}]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[67,24],[67,24],[67,24],[67,24]]]}}]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[67,24],["x",24],[68,25],[67,24]]]}}]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[1e999,24],[68,24],[68,25],[1e999,24]]]}}]}""")]
    public void GeoJson_that_holds_no_polygon_is_refused(string text)
    {
        File.WriteAllText(_folder.File("flood.geojson"), text);
        Assert.NotEmpty(Said("flood.geojson"));
    }

    private string Said(string name) => Assert.Throws<InputRefusedException>(() => _folder.Read(name)).Message;
}
