using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tideline.Exchange.Exports;

namespace Tideline.Exchange.Tests.Exports;

public sealed class GeoPackageExportTests : IDisposable
{
    private readonly PublishedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void The_database_says_what_the_standard_asks_for()
    {
        var file = Write();
        Assert.Equal(0x47504B47L, Queries.Sqlite(file, "pragma application_id")[0]["application_id"]);
        Assert.Equal("ok", Queries.Sqlite(file, "pragma integrity_check")[0]["integrity_check"]);
        Assert.Empty(Queries.Sqlite(file, "pragma foreign_key_check"));
        Assert.Equal([-1L, 0L, 4326L], Queries.Sqlite(file, "select srs_id from gpkg_spatial_ref_sys order by 1").Select(r => (long)r["srs_id"]!));
        Assert.Equal(
            [("areas", "features"), ("observations", "attributes")],
            Queries.Sqlite(file, "select * from gpkg_contents order by 1").Select(r => ((string)r["table_name"]!, (string)r["data_type"]!)));
        var column = Assert.Single(Queries.Sqlite(file, "select * from gpkg_geometry_columns"));
        Assert.Equal(("areas", "geom", "MULTIPOLYGON", 4326L), (column["table_name"], column["column_name"], column["geometry_type_name"], column["srs_id"]));
    }

    [Fact]
    public void Every_area_has_a_valid_multipolygon_within_the_bounds_of_the_layer()
    {
        var file = Write();
        var bounds = Queries.Sqlite(file, "select min_x, min_y, max_x, max_y from gpkg_contents where table_name = 'areas'")[0];
        var layer = new Envelope((double)bounds["min_x"]!, (double)bounds["max_x"]!, (double)bounds["min_y"]!, (double)bounds["max_y"]!);
        var rows = Queries.Sqlite(file, "select geom, pcode from areas");
        Assert.Equal(19, rows.Count);
        Assert.All(rows, row =>
        {
            var blob = (byte[])row["geom"]!;
            Assert.Equal("GP"u8.ToArray(), blob[..2]);
            Assert.Equal(4326, BitConverter.ToInt32(blob, 4));
            // Longitude and latitude alone: with heights that are no numbers GDAL drops the outline.
            Assert.Equal(1, (blob[3] >> 1) & 7);
            // Behind the header of 8 bytes and the envelope that its flags name stands plain WKB.
            var envelope = new[] { 0, 32, 48, 48, 64 }[(blob[3] >> 1) & 7];
            var geometry = new WKBReader().Read(blob[(8 + envelope)..]);
            Assert.IsType<MultiPolygon>(geometry);
            Assert.True(double.IsNaN(geometry.Coordinate.Z));
            Assert.Equal(6, BitConverter.ToInt32(blob, 8 + envelope + 1));
            Assert.True(geometry.IsValid);
            Assert.True(layer.Contains(geometry.EnvelopeInternal));
        });
    }

    [Fact]
    public void Figures_are_those_of_the_release_and_null_where_hidden()
    {
        var file = Write();
        var release = _project.Open(_project.Register.Proposed[0]);
        var rows = Queries.Sqlite(file, "select * from observations order by fid");
        Assert.Equal(release.Observations.Count, rows.Count);
        Assert.All(rows.Zip(release.Observations), pair => Assert.Equal(
            (pair.Second.Area, (double?)pair.Second.Value, Domain.Cubes.ObservationStatusCodes.Code(pair.Second.Status)), (pair.First["area"], (double?)pair.First["value"], pair.First["status"])));
        Assert.NotEmpty(Queries.Sqlite(file, "select 1 from areas where displaced_stock_status = 'Q' and displaced_stock is null"));
        Assert.Empty(Queries.Sqlite(file, "select 1 from areas where displaced_stock_status = 'Q' and displaced_stock is not null"));
        Assert.Equal(
            rows.Count, Queries.Sqlite(file, "select 1 from observations o join areas a on a.pcode = o.area").Count);
    }

    [Fact]
    public void The_same_release_gives_the_same_bytes()
    {
        var release = _project.Open(_project.Published());
        Assert.Equal(GeoPackageFile.Of(release), GeoPackageFile.Of(release));
    }

    private string Write() => _project.Save("displacement.gpkg", _project.Export(ExportFormat.GeoPackage)["geopackage/displacement.gpkg"]);
}
