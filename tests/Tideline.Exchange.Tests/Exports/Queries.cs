using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Tideline.Exchange.Tests.Exports;

/// <summary>Readers that are not ours: DuckDB for CSV, SQLite for GeoPackage.</summary>
internal static class Queries
{
    /// <summary>Columns and rows of a CSV file as DuckDB reads them with its own guesses.</summary>
    /// <param name="skip">Lines under which the table begins.</param>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows) Csv(string file, int skip = 0)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant($"select * from read_csv('{file}', header = true, comment = '', skip = {skip})");
        return Read(command.ExecuteReader());
    }

    /// <summary>Rows of a query on an SQLite database.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Sqlite(string file, string query)
    {
        using var connection = new SqliteConnection($"DataSource={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return Read(command.ExecuteReader()).Rows;
    }

    private static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows) Read(System.Data.Common.DbDataReader reader)
    {
        using (reader)
        {
            string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            var rows = new List<IReadOnlyDictionary<string, object?>>();
            while (reader.Read())
            {
                rows.Add(columns.Index().ToDictionary(c => c.Item, c => reader.IsDBNull(c.Index) ? null : reader.GetValue(c.Index)));
            }

            return (columns, rows);
        }
    }
}
