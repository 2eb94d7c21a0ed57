using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Tideline.Projects.Reference;

/// <summary>Reads the features of a GeoPackage, which is an SQLite database (OGC 12-128).</summary>
internal static class GeoPackage
{
    /// <returns>The features of its only layer, and the coordinate system that the file itself names.</returns>
    /// <exception cref="InvalidDataException">It is no GeoPackage, or has not exactly one layer of features.</exception>
    public static (IReadOnlyList<IFeature> Features, string? Crs) Read(string file)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
            using var connection = new SqliteConnection(source.ToString());
            connection.Open();
            var (table, geometry, crs) = Layer(connection);
            return (Features(connection, table, geometry), crs);
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException($"no GeoPackage: {e.Message}", e);
        }
    }

    private static (string Table, string Geometry, string? Crs) Layer(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select g.table_name, g.column_name, s.organization, s.organization_coordsys_id
            from gpkg_geometry_columns g
            join gpkg_contents c on c.table_name = g.table_name and c.data_type = 'features'
            left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
            order by g.table_name
            """;
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw new InvalidDataException("no layer of features in the GeoPackage");
        }

        var organization = reader.IsDBNull(2) ? "" : reader.GetString(2);
        var layer = (reader.GetString(0), reader.GetString(1),
            organization.Equals("EPSG", StringComparison.OrdinalIgnoreCase) ? FormattableString.Invariant($"EPSG:{reader.GetInt32(3)}") : null);
        return reader.Read() ? throw new InvalidDataException("several layers in the GeoPackage; keep the one that is meant") : layer;
    }

    private static List<IFeature> Features(SqliteConnection connection, string table, string geometryColumn)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        using var reader = command.ExecuteReader();
        var geometries = new GeoPackageGeoReader();
        var features = new List<IFeature>();
        while (reader.Read())
        {
            var attributes = new AttributesTable();
            Geometry? geometry = null;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.GetName(i).Equals(geometryColumn, StringComparison.OrdinalIgnoreCase))
                {
                    geometry = reader.IsDBNull(i) ? null : geometries.Read(reader.GetFieldValue<byte[]>(i));
                }
                else
                {
                    attributes.Add(reader.GetName(i), reader.IsDBNull(i) ? null : reader.GetValue(i));
                }
            }

            features.Add(new Feature(geometry, attributes));
        }

        return features;
    }
}
