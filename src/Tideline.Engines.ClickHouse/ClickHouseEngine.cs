using System.Data.Common;
using System.Globalization;
using Tideline.Domain;
using Tideline.Engines.ClickHouse.Connection;
using Tideline.Engines.ClickHouse.Rows;
using Tideline.Engines.ClickHouse.Tables;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.ClickHouse;

/// <summary>
/// A ClickHouse cluster: tables of single subscribers lie on the shards, each subscriber on one, and every step runs on each
/// shard's own tables. Tables without subscribers are made on the shards in parts, gathered, and held by a DuckDB in process.
/// </summary>
/// <remarks>Every failure of a shard ends with an <see cref="EngineException"/> that names it; nothing partial is
/// returned. Cancelling ends the statements on the servers.</remarks>
public sealed class ClickHouseEngine : IEngine
{
    private readonly Cluster _cluster;
    private readonly RunLock? _lock;
    private readonly DuckDbEngine _here;
    private readonly EventParts _events;
    private readonly HeldRows? _held;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, TableKind> _kinds = new(StringComparer.Ordinal);

    /// <param name="options">The cluster.</param>
    /// <param name="limits">Of the DuckDB that gathers.</param>
    /// <param name="cancellation">Ends running statements; the engine is of no use afterwards.</param>
    /// <exception cref="EngineException">A shard cannot be used, or another run is at work.</exception>
    public ClickHouseEngine(ClickHouseOptions options, DuckDbLimits limits, CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        _lock = options.LockFile is { } file ? RunLock.Take(file) : null;
        try
        {
            _here = new DuckDbEngine(limits, cancellation);
            _cluster = Cluster.Open(options, cancellation);
            StoredTable.DefineRecords(_cluster);
            _events = new EventParts(_cluster, _here, cancellation);
            _held = options.Held is { } table ? new HeldRows(_cluster, table, cancellation) : null;
        }
        catch
        {
            _cluster?.Dispose();
            _here?.Dispose();
            _lock?.Dispose();
            throw;
        }

        _kinds[HeldRows.Subscribers] = TableKind.Sharded;
        SubscriberDays = new ShardDays(_cluster, View);
        var versions = _cluster.Shards.Select(s => s.Version).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Version = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(" and ", versions)} on {_cluster.Shards.Count} shards, gathered by DuckDB {_here.Version}");
    }

    public string Name => "clickhouse";

    public string Version { get; }

    public IDialect Dialect { get; } = new ClickHouseDialect();

    public IServerDays? SubscriberDays { get; }

    public HeldEvents? HeldEvents => _held?.Events;

    public void OpenEvents(IReadOnlyList<string> parts) =>
        View(EventParts.Name, _held is null ? _events.Load(parts) : _held.Select([.. parts.Select(EventParts.DayOf)]));

    public void OpenDays(string table, IReadOnlyList<string> files)
    {
        Drop(table);
        _here.OpenDays(table, files);
        _kinds[table] = TableKind.Gathered;
    }

    public void Create(string table, string select)
    {
        Drop(table);
        _cluster.Execute($"table '{table}'", $"create table {table} engine = MergeTree order by tuple() as\n{select}");
        if (GatheredStep.Find(table) is { } step)
        {
            Gather(step);
            return;
        }

        _kinds[table] = TableKind.Sharded;
        if (!Describe(table, $"select * from {table}").Any(c => c.Name == Routing.Subscriber))
        {
            Drop(table);
            throw new ArgumentException($"Table '{table}' has no column '{Routing.Subscriber}', and no way to merge its parts is declared. Add it to {nameof(GatheredStep)}.", nameof(table));
        }
    }

    public void Drop(string table)
    {
        if (_kinds.Remove(table, out var kind) && kind == TableKind.Gathered)
        {
            _here.Drop(table);
            return;
        }

        _cluster.Execute($"table '{table}'", $"drop table if exists {table}");
    }

    public void SaveDays(string table, string orderBy, string folder) => Held(table).SaveDays(table, orderBy, folder);

    public void SaveEmpty(string table, string file) => Held(table).SaveEmpty(table, file);

    public void Load(string table, IReadOnlyList<(string Name, ColumnType Type)> columns, IEnumerable<object[]> rows)
    {
        Drop(table);
        (string Name, string Type)[] types = [.. columns.Select(c => (c.Name, TypeName(c.Type)))];
        _cluster.Execute(
            $"table '{table}'", $"create table {table} ({string.Join(", ", types.Select(c => $"{c.Name} {c.Type}"))}) engine = MergeTree order by tuple()");
        var subscriber = columns.Select(c => c.Name).ToList().IndexOf(Routing.Subscriber);
        if (subscriber >= 0 && _held is not null)
        {
            LoadHeld(table, types, rows);
            return;
        }

        _kinds[table] = subscriber < 0 ? TableKind.Everywhere : TableKind.Sharded;
        var batches = new ShardBatches(_cluster, table, types, _cancellation);
        try
        {
            foreach (var row in rows)
            {
                object[] wide = [.. row.Select(v => v is int n ? (long)n : v)];
                foreach (var shard in subscriber < 0 ? Enumerable.Range(0, _cluster.Shards.Count) : [Routing.ShardOf((ulong)row[subscriber], _cluster.Shards.Count)])
                {
                    batches.Add(shard, wide);
                }
            }

            batches.End();
        }
        finally
        {
            batches.Abandon();
        }
    }

    /// <summary>Which shard a held subscriber is on only the shards know: each is given all rows and keeps its own.</summary>
    private void LoadHeld(string table, (string Name, string Type)[] types, IEnumerable<object[]> rows)
    {
        Drop(table);
        var all = table + "_all";
        Load(all, [.. types.Select(t => (t.Name == Routing.Subscriber ? "anyone" : t.Name, TypeOf(t.Type)))], rows);
        var columns = string.Join(", ", types.Select(t => t.Name == Routing.Subscriber ? $"anyone as {t.Name}" : t.Name));
        Create(table, $"select {columns} from {all} where anyone in (select {Routing.Subscriber} from {HeldRows.Subscribers})");
        Drop(all);
    }

    public IEnumerable<T> Read<T>(string select, Func<DbDataReader, T> row)
    {
        var kind = TableSelect.KindOf(select, _kinds);
        return kind switch
        {
            TableKind.Gathered => _here.Read(select, row),
            TableKind.Everywhere => Rows(_cluster.Shards[0], select, row),
            TableKind.Sharded => _cluster.Shards.SelectMany(s => Rows(s, select, row)),
        };
    }

    public IEnumerable<(ulong Subscriber, List<long> Days)> ReadTimelines() => _cluster.Shards.SelectMany(shard =>
        Counted(shard, "select subscriber, days from timeline", s => (s.UInt64(), ColumnReader.Numbers(s))));

    public void Dispose()
    {
        Forget();
        _cluster.Dispose();
        _here.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Drops the tables of the run. Where a shard does not answer they stay, and the next run replaces them.</summary>
    private void Forget()
    {
        try
        {
            _cluster.Each(async (shard, c) =>
            {
                foreach (var table in _kinds.Where(k => k.Value != TableKind.Gathered).Select(k => k.Key))
                {
                    await shard.ExecuteAsync($"table '{table}'", $"drop table if exists {table}", c).ConfigureAwait(false);
                }
            });
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
        }
    }

    /// <summary>Whole numbers have one width: old servers join only columns of the same type.</summary>
    private static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.BigInteger => "Int64",
        ColumnType.Text => "String",
        ColumnType.Date => "Date",
        ColumnType.UnsignedBigInteger => "UInt64",
    };

    private static ColumnType TypeOf(string type) => type switch
    {
        "Int64" => ColumnType.BigInteger,
        "Date" => ColumnType.Date,
        "UInt64" => ColumnType.UnsignedBigInteger,
        _ => ColumnType.Text,
    };

    private void View(string table, string select)
    {
        Drop(table);
        _cluster.Execute($"table '{table}'", $"create view {table} as {select}");
        _kinds[table] = TableKind.Sharded;
    }

    private void Gather(GatheredStep step)
    {
        var parts = step.Step + "_part";
        var select = $"select {string.Join(", ", step.Columns.Select(c => $"{(c.Type is ColumnType.Text or ColumnType.Date ? c.Name : $"toInt64({c.Name})")} as {c.Name}"))} from {step.Step}";
        _here.Load(parts, [.. step.Columns.Select(c => (c.Name, c.Type))], _cluster.Shards.SelectMany(s => Rows(s, select, r => Values(step, r))));
        _here.Create(step.Step, step.Select(parts));
        _here.Drop(parts);
        _cluster.Execute($"table '{step.Step}'", $"drop table if exists {step.Step}");
        _kinds[step.Step] = TableKind.Gathered;
    }

    private static object[] Values(GatheredStep step, DbDataReader row) =>
        [.. step.Columns.Select((c, i) => c.Type == ColumnType.Integer ? row.GetInt32(i) : row.GetValue(i))];

    private DuckDbEngine Held(string table) => _kinds.GetValueOrDefault(table) == TableKind.Gathered
        ? _here
        : throw new ArgumentException($"Table '{table}' lies on the shards and is kept there, not in the lake.", nameof(table));

    private IEnumerable<T> Rows<T>(Shard shard, string select, Func<DbDataReader, T> row)
    {
        var columns = shard.DescribeAsync("a query", select, _cancellation).GetAwaiter().GetResult();
        ShardRows? rows = null;
        return Counted(shard, select, stream =>
        {
            rows ??= new ShardRows(stream, columns);
            rows.Read();
            return row(rows);
        });
    }

    /// <summary>A server that fails in the middle of an answer may end it like one that is whole, so the rows are counted.</summary>
    private IEnumerable<T> Counted<T>(Shard shard, string select, Func<RowStream, T> row)
    {
        const string what = "a query";
        var count = long.Parse(
            shard.TextAsync(what, $"select count() from ({select}) as counted", _cancellation).GetAwaiter().GetResult().Single()[0], CultureInfo.InvariantCulture);
        using var stream = shard.OpenAsync(what, select, _cancellation).GetAwaiter().GetResult();
        long read = 0;
        for (; read < count && !stream.Ended; read++)
        {
            yield return row(stream);
        }

        if (read < count || !stream.Ended)
        {
            throw shard.Wrong(what, "the answer broke off");
        }

        _cancellation.ThrowIfCancellationRequested();
    }

    private IReadOnlyList<(string Name, string Type)> Describe(string what, string select) =>
        _cluster.Shards[0].DescribeAsync($"table '{what}'", select, _cancellation).GetAwaiter().GetResult();
}
