using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Tideline.Domain;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb;

/// <summary>The default engine: DuckDB in process, over Parquet, with bounded memory and a spill folder.</summary>
public sealed class DuckDbEngine : IEngine
{
    private readonly DuckDbSession _session;

    // DuckDB replaces a table by a table and a view by a view, but neither by the other.
    private readonly HashSet<string> _views = new(StringComparer.Ordinal);

    public DuckDbEngine(DuckDbLimits limits)
    {
        _session = DuckDbSession.Open(limits);
        Version = Read("select library_version from pragma_version()", r => r.GetString(0)).Single();
    }

    public string Name => "duckdb";

    public string Version { get; }

    public IDialect Dialect { get; } = new DuckDbDialect();

    public void OpenEvents(IReadOnlyList<string> parts) => Open("event_part", parts);

    public void OpenDays(string table, IReadOnlyList<string> files) => Open(table, files);

    public void Create(string table, string select)
    {
        DropView(table);
        Execute(table, $"create or replace table {table} as\n{select}");
    }

    public void Drop(string table)
    {
        DropView(table);
        Execute(table, $"drop table if exists {table}");
    }

    public void SaveDays(string table, string orderBy, string folder) => Execute(
        table,
        $"copy (select * from {table} order by local_day, {orderBy}) to {Text(folder)} "
        + "(format parquet, compression zstd, partition_by (local_day), overwrite_or_ignore)");

    public void SaveEmpty(string table, string file) => Execute(
        table, $"copy (select * exclude (local_day) from {table} where false) to {Text(file)} (format parquet)");

    public void Load(string table, IReadOnlyList<(string Name, ColumnType Type)> columns, IEnumerable<object[]> rows)
    {
        var definition = string.Join(", ", columns.Select(c => $"{c.Name} {TypeName(c.Type)} not null"));
        DropView(table);
        Execute(table, $"create or replace table {table} ({definition})");
        using var appender = _session.Connection.CreateAppender(table);
        foreach (var values in rows)
        {
            var row = appender.CreateRow();
            foreach (var value in values)
            {
                _ = value switch
                {
                    int n => row.AppendValue(n),
                    long n => row.AppendValue(n),
                    ulong n => row.AppendValue(n),
                    string text => row.AppendValue(text),
                    DateOnly date => row.AppendValue(date),
                    _ => throw new ArgumentException($"A value of table '{table}' has a type that no column has.", nameof(rows)),
                };
            }

            row.EndRow();
        }
    }

    public IEnumerable<T> Read<T>(string select, Func<DbDataReader, T> row)
    {
        using var command = _session.Connection.CreateCommand();
        command.CommandText = select;
        using var reader = ExecuteReader(command);
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    public IEnumerable<(ulong Subscriber, List<long> Days)> ReadTimelines()
    {
        using var command = _session.Connection.CreateCommand();
        command.CommandText = "select subscriber, days from timeline";
        command.UseStreamingMode = true;
        using var reader = (DuckDBDataReader)ExecuteReader(command);
        while (reader.Read())
        {
            yield return (reader.GetFieldValue<ulong>(0), reader.GetFieldValue<List<long>>(1));
        }
    }

    public void Dispose() => _session.Dispose();

    private static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Integer => "integer",
        ColumnType.BigInteger => "bigint",
        ColumnType.Text => "varchar",
        ColumnType.Date => "date",
        ColumnType.UnsignedBigInteger => "ubigint",
    };

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static DbDataReader ExecuteReader(DuckDBCommand command)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (DuckDBException e)
        {
            throw Failure("a query", e);
        }
    }

    private static EngineException Failure(string what, DuckDBException e) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"DuckDB failed at {what}: {e.Message.Split('\n')[0]} Nothing of it was kept; run the command again when the cause is gone."), e);

    private void Open(string table, IReadOnlyList<string> files)
    {
        Drop(table);
        Execute(
            table,
            $"create view {table} as select * from read_parquet([{string.Join(", ", files.Select(Text))}], "
            + "hive_partitioning = true, hive_types = {'local_day': date})");
        _views.Add(table);
    }

    private void DropView(string table)
    {
        if (_views.Remove(table))
        {
            Execute(table, $"drop view {table}");
        }
    }

    private void Execute(string table, string sql)
    {
        try
        {
            _session.Execute(sql);
        }
        catch (DuckDBException e)
        {
            throw Failure($"table '{table}'", e);
        }
    }
}
