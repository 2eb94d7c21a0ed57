using System.Data.Common;
using DuckDB.NET.Data;
using Tideline.Domain;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb;

/// <summary>The default engine: DuckDB in process, over Parquet, with bounded memory and a spill folder.</summary>
/// <remarks>Every statement and every reading of rows ends with an <see cref="EngineException"/> where DuckDB fails, and
/// with an <see cref="OperationCanceledException"/> soon after the engine's token is cancelled.</remarks>
public sealed class DuckDbEngine : IEngine
{
    private readonly DuckDbSession _session;
    private readonly CancellationToken _cancellation;

    // DuckDB replaces a table by a table and a view by a view, but neither by the other.
    private readonly HashSet<string> _views = new(StringComparer.Ordinal);

    /// <param name="limits">Memory, threads and spill folder.</param>
    /// <param name="cancellation">Interrupts the running statement; the engine is of no use afterwards.</param>
    /// <exception cref="EngineException">The database cannot be opened.</exception>
    public DuckDbEngine(DuckDbLimits limits, CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        _session = DuckDbSession.Open(limits);
        Version = Read("select library_version from pragma_version()", r => r.GetString(0)).Single();
    }

    public string Name => "duckdb";

    public string Version { get; }

    public IDialect Dialect { get; } = new DuckDbDialect();

    public IServerDays? SubscriberDays => null;

    public HeldEvents? HeldEvents => null;

    public void OpenEvents(IReadOnlyList<string> parts) => Open("event_part", parts);

    public IReadOnlyList<bool> AreApart(IReadOnlyList<IReadOnlyList<string>> days)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var times = Read(
            PartTimes.Select($"[{string.Join(", ", days.SelectMany(d => d).Select(Text))}]"),
            r => new PartTimes(r.GetString(0), r.IsDBNull(1) ? null : r.GetDateTime(1), r.IsDBNull(2) ? null : r.GetDateTime(2)))
            .ToDictionary(p => p.File, StringComparer.Ordinal);
        return [.. days.Select(parts => PartTimes.AreApart(parts.Select(times.GetValueOrDefault)))];
    }

    public void OpenDays(string table, IReadOnlyList<string> files) => Open(table, files);

    public void Create(string table, string select)
    {
        DropView(table);
        Execute(table, $"create or replace table {table} as\n{select}");
    }

    /// <remarks>Lists cannot spill: a range holds as many rows as may be in memory at once.</remarks>
    public void CreateBySubscriber(IReadOnlyList<(string Table, string Select)> steps, string source, long rows)
    {
        var (table, select) = steps[^1];
        Drop(table);
        foreach (var range in SubscriberRange.Of(rows))
        {
            // Names of a statement's own go before those of the database: the source stands for the range alone.
            var own = string.Concat(steps.SkipLast(1).Select(s => $",\n{s.Table} as ({s.Select})"));
            var into = range.First == 0 ? $"create table {table} as" : $"insert into {table}";
            Execute(table, $"{into}\nwith {source} as (select * from main.{source} where {range.Condition}){own}\n{select}");
        }
    }

    public void Define(string table, string select)
    {
        Drop(table);
        Execute(table, $"create view {table} as\n{select}");
        _views.Add(table);
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
        Guard($"table '{table}'", () => Append(table, rows));
    }

    public IEnumerable<T> Read<T>(string select, Func<DbDataReader, T> row) => Rows(select, streaming: false, row);

    /// <summary>Reads rows without holding them; no other statement may run meanwhile.</summary>
    public IEnumerable<T> Stream<T>(string select, Func<DbDataReader, T> row) => Rows(select, streaming: true, row);

    public IEnumerable<(ulong Subscriber, List<long> Days)> ReadTimelines() => Rows(
        "select subscriber, days from timeline",
        streaming: true,
        r => (r.GetFieldValue<ulong>(0), r.GetFieldValue<List<long>>(1)));

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
        using var command = _session.Connection.CreateCommand();
        command.CommandText = sql;
        using var interruption = new Interruption(command, _cancellation);
        Guard($"table '{table}'", command.ExecuteNonQuery);
    }

    private int Append(string table, IEnumerable<object[]> rows)
    {
        using var appender = _session.Connection.CreateAppender(table);
        var count = 0;
        foreach (var values in rows)
        {
            _cancellation.ThrowIfCancellationRequested();
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
            count++;
        }

        return count;
    }

    private IEnumerable<T> Rows<T>(string select, bool streaming, Func<DbDataReader, T> row)
    {
        const string what = "a query";
        using var command = _session.Connection.CreateCommand();
        command.CommandText = select;
        command.UseStreamingMode = streaming;
        using var interruption = new Interruption(command, _cancellation);
        using var reader = Guard(what, command.ExecuteReader);
        Func<bool> next = reader.Read;
        while (Guard(what, next))
        {
            yield return row(reader);
        }
    }

    private T Guard<T>(string what, Func<T> work)
    {
        _cancellation.ThrowIfCancellationRequested();
        try
        {
            var result = work();

            // An interrupted stream may look like one that ended: what it gave so far must not pass for the whole.
            _cancellation.ThrowIfCancellationRequested();
            return result;
        }
        catch (DuckDBException e) when (_cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was interrupted.", e, _cancellation);
        }
        catch (DuckDBException e)
        {
            throw DuckDbFailure.At(what, e);
        }
    }
}
