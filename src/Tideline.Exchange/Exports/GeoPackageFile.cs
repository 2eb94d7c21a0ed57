using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Release.Files;

namespace Tideline.Exchange.Exports;

/// <summary>
/// An OGC GeoPackage (12-128): the layer <c>areas</c> has a multipolygon for each area and the stocks of the last released week; the table
/// <c>observations</c> has every row of the release, to be joined by p-code. Null where no number may be shown.
/// </summary>
internal static class GeoPackageFile
{
    public const string Name = "displacement.gpkg";

    private static readonly string[] _mapped = [Indicator.DisplacedStock.Name, Indicator.DisplacedHosted.Name];

    public static byte[] Of(PublishedRelease release)
    {
        var folder = Directory.CreateTempSubdirectory("tideline-gpkg-");
        try
        {
            var file = Path.Combine(folder.FullName, Name);
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
            {
                connection.Open();
                Run(connection, "pragma journal_mode = off");
                using var transaction = connection.BeginTransaction();
                Define(connection, release);
                Areas(connection, release);
                Observations(connection, release);
                transaction.Commit();
            }

            return File.ReadAllBytes(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Define(SqliteConnection connection, PublishedRelease release)
    {
        var bounds = new Envelope();
        foreach (var area in release.Areas)
        {
            bounds.ExpandToInclude(area.Geometry.EnvelopeInternal);
        }

        Run(connection, $"""
            pragma application_id = 1196444487;
            pragma user_version = 10300;
            create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
            insert into gpkg_spatial_ref_sys values
                ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
                ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
                ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees');
            create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique, description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double, srs_id integer references gpkg_spatial_ref_sys (srs_id));
            create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null references gpkg_spatial_ref_sys (srs_id), z tinyint not null, m tinyint not null, primary key (table_name, column_name), unique (table_name), foreign key (table_name) references gpkg_contents (table_name));
            create table areas (fid integer primary key autoincrement not null, geom multipolygon, pcode text not null unique, name text, admin_level integer, parent text, {string.Join(", ", _mapped.Select(m => $"{m} double, {m}_lower double, {m}_upper double, {m}_status text, {m}_period_start date, {m}_period_end date"))});
            create table observations (fid integer primary key autoincrement not null, indicator text not null, area text not null, counterpart_area text, period_start date not null, period_end date not null, value double, lower double, upper double, unit text not null, status text not null, definition text not null, emergency text not null, vintage date not null);
            """);
        // A time of the clock would give the same release other bytes.
        var stamp = release.Manifest.Vintage + "T00:00:00.000Z";
        Insert(connection, "gpkg_contents", "areas", "features", "areas", $"Areas with the last released week of {release.Id}", stamp, bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY, 4326);
        Insert(connection, "gpkg_contents", "observations", "attributes", "observations", $"Every figure of {release.Id}; no value is not 0", stamp, null, null, null, null, null);
        Insert(connection, "gpkg_geometry_columns", "areas", "geom", "MULTIPOLYGON", 4326, 0, 0);
    }

    private static void Areas(SqliteConnection connection, PublishedRelease release)
    {
        // Without it heights and measures are written too, as no numbers, and readers drop the outline.
        var writer = new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY };
        var latest = _mapped.Select(name => Latest(release, name)).ToList();
        foreach (var (i, area) in release.Areas.Index())
        {
            var polygons = area.Geometry is MultiPolygon many ? many : area.Geometry.Factory.CreateMultiPolygon([.. Parts(area.Geometry)]);
            polygons.SRID = 4326;
            Insert(
                connection, "areas",
                [
                    i + 1, writer.Write(polygons), area.PCode, area.Name, area.AdminLevel, area.Parent,
                    .. latest.Select(l => l.GetValueOrDefault(area.PCode)).SelectMany(o => new object?[]
                    {
                        (double?)o?.Value, (double?)o?.Lower, (double?)o?.Upper, o?.Status.Code(), Iso(o?.PeriodStart), Iso(o?.PeriodEnd),
                    }),
                ]);
        }
    }

    private static IEnumerable<Polygon> Parts(Geometry geometry) => Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>();

    private static void Observations(SqliteConnection connection, PublishedRelease release)
    {
        foreach (var (i, o) in release.Observations.Index())
        {
            Insert(
                connection, "observations", i + 1, o.Indicator, o.Area, o.CounterpartArea, Iso(o.PeriodStart), Iso(o.PeriodEnd), (double?)o.Value, (double?)o.Lower,
                (double?)o.Upper, o.Unit.Word(), o.Status.Code(), o.Definition, o.Emergency, Iso(o.Vintage));
        }
    }

    private static Dictionary<string, Tideline.Release.Observations.Observation> Latest(PublishedRelease release, string indicator)
    {
        var rows = release.Observations.Where(o => o.Indicator == indicator).ToList();
        return rows.Count == 0 ? [] : rows.Where(o => o.PeriodEnd == rows.Max(r => r.PeriodEnd)).ToDictionary(o => o.Area, StringComparer.Ordinal);
    }

    private static string? Iso(NodaTime.LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection connection, string table, params IReadOnlyList<object?> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"insert into {table} values ({string.Join(", ", values.Select((_, i) => FormattableString.Invariant($"$v{i}")))})";
        foreach (var (i, value) in values.Index())
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"$v{i}"), value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
