using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>Reads what is compressed or packed in tables: every column of Parquet, DuckDB and SQLite files.</summary>
internal sealed class CanaryTables(CanaryNeedles needles) : IDisposable
{
    private readonly Lazy<DuckDBConnection> _connection = new(() =>
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection;
    });

    /// <summary>Those of Parquet files of the same columns in which anything is found.</summary>
    /// <returns>Null where one of them cannot be read.</returns>
    public IReadOnlyList<string>? Parquet(IReadOnlyList<string> files)
    {
        try
        {
            var scan = $"read_parquet([{string.Join(", ", files.Select(Quoted))}], union_by_name = true, hive_partitioning = false, filename = 'tideline_scanned_file')";
            return Found(scan, "tideline_scanned_file");
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    /// <summary>Tables of a DuckDB database in which anything is found.</summary>
    public IReadOnlyList<string> DuckDb(string file)
    {
        Run($"attach {Quoted(file)} as scanned (read_only)");
        try
        {
            var tables = Read("select schema_name || '.' || table_name from duckdb_tables() where database_name = 'scanned'");
            return [.. tables.Where(t => Found($"scanned.{t}", Quoted(t)).Count > 0)];
        }
        finally
        {
            Run("detach scanned");
        }
    }

    /// <summary>Tables of an SQLite database in which anything is found.</summary>
    public IReadOnlyList<string> Sqlite(string file)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(source.ToString());
        connection.Open();
        List<string> tables = [];
        using var list = connection.CreateCommand();
        list.CommandText = "select name from sqlite_master where type = 'table'";
        using (var names = list.ExecuteReader())
        {
            while (names.Read())
            {
                tables.Add(names.GetString(0));
            }
        }

        return [.. tables.Where(t => Holds(connection, t))];
    }

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }
    }

    private bool Holds(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from \"{table}\"";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var bytes = reader.GetValue(i) is byte[] blob ? blob : Encoding.UTF8.GetBytes(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "");
                if (needles.In(bytes).Any())
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What an expression says of the rows that hold a form in any column.</summary>
    private List<string> Found(string scan, string says)
    {
        using var command = _connection.Value.CreateCommand();
        command.CommandText = $"select column_name, column_type from (describe select * from {scan})";
        List<string> conditions = [];
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                var column = $"\"{reader.GetString(0).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                if (column.Trim('"') != says)
                {
                    conditions.Add(reader.GetString(1) == "BLOB"
                        ? $"regexp_matches(hex({column}), '{needles.HexPattern}')"
                        : $"regexp_matches({column}::varchar, {Quoted(needles.TextPattern)})");
                }
            }
        }

        return conditions.Count == 0 ? [] : Read($"select distinct {says} from {scan} where {string.Join(" or ", conditions)}");
    }

    private List<string> Read(string select)
    {
        using var command = _connection.Value.CreateCommand();
        command.CommandText = select;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Run(string statement)
    {
        using var command = _connection.Value.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
