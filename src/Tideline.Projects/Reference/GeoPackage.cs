using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Reads the features of a GeoPackage, which is an SQLite database (OGC 12-128).</summary>
internal static class GeoPackage
{
    /// <param name="layer">The layer that is meant; null: its only one.</param>
    /// <returns>The features of the layer, and the coordinate system that the file itself names.</returns>
    /// <exception cref="InvalidDataException">It is no GeoPackage, is damaged, or has not exactly one such layer of features.</exception>
    public static (IReadOnlyList<IFeature> Features, string? Crs) Read(string file, string? layer = null)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
            using var connection = new SqliteConnection(source.ToString());
            connection.Open();
            DemandWhole(connection, file);
            var (table, geometry, crs) = Layer(connection, layer);
            return (Features(connection, table, geometry), crs);
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException($"no GeoPackage: {e.Message}", e);
        }
    }

    // A damaged page elsewhere than in the layer is none of our concern, but nobody can tell which it is.
    private static void DemandWhole(SqliteConnection connection, string file)
    {
        long Pragma(string name)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma {name}";
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        // SQLite reads zeros where the last page is short.
        if (new FileInfo(file).Length % Pragma("page_size") != 0)
        {
            throw new InvalidDataException("the GeoPackage is cut off");
        }

        using var check = connection.CreateCommand();
        check.CommandText = "pragma quick_check(1)";
        if (check.ExecuteScalar() as string is not "ok")
        {
            throw new InvalidDataException("the GeoPackage is damaged");
        }
    }

    private static (string Table, string Geometry, string? Crs) Layer(SqliteConnection connection, string? wanted)
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
        var layers = new List<(string Table, string Geometry, string? Crs)>();
        while (reader.Read())
        {
            var organization = reader.IsDBNull(2) ? "" : reader.GetString(2);
            layers.Add((reader.GetString(0), reader.GetString(1),
                organization.Equals("EPSG", StringComparison.OrdinalIgnoreCase) ? FormattableString.Invariant($"EPSG:{reader.GetInt32(3)}") : null));
        }

        var names = Quotable.Names(layers.Select(l => l.Table));
        return layers switch
        {
            [] => throw new InvalidDataException("no layer of features in the GeoPackage"),
            _ when wanted is not null => layers.Find(l => l.Table == wanted) is { Table: not null } layer
                ? layer : throw new InvalidDataException($"the GeoPackage has no layer '{wanted}'; it has {names}"),
            [var only] => only,
            _ => throw new InvalidDataException($"several layers in the GeoPackage ({names}); keep the one that is meant, or name it with layer"),
        };
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
