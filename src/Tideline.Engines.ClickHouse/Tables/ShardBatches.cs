using Tideline.Engines.ClickHouse.Connection;

namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>Collects rows for each shard and inserts them in batches, while further rows are collected. Memory is bounded by
/// two batches of each shard.</summary>
internal sealed class ShardBatches
{
    private const int RowsAtOnce = 400_000;
    private const int FewestRows = 10_000;

    private readonly Cluster _cluster;
    private readonly string _table;
    private readonly IReadOnlyList<(string Name, string Type)> _columns;
    private readonly CancellationToken _cancellation;
    private readonly int _size;
    private readonly List<object[]>[] _rows;
    private readonly Task[] _inserts;

    public ShardBatches(Cluster cluster, string table, IReadOnlyList<(string Name, string Type)> columns, CancellationToken cancellation)
    {
        (_cluster, _table, _columns, _cancellation) = (cluster, table, columns, cancellation);
        _size = Math.Max(FewestRows, RowsAtOnce / cluster.Shards.Count);
        _rows = [.. cluster.Shards.Select(_ => new List<object[]>())];
        _inserts = [.. cluster.Shards.Select(_ => Task.CompletedTask)];
    }

    public void Add(int shard, object[] row)
    {
        _rows[shard].Add(row);
        if (_rows[shard].Count >= _size)
        {
            Send(shard);
        }
    }

    /// <summary>When it returns, every row is stored.</summary>
    public void End()
    {
        for (var shard = 0; shard < _rows.Length; shard++)
        {
            Send(shard);
        }

        Task.WhenAll(_inserts).GetAwaiter().GetResult();
    }

    /// <summary>Waits for inserts under way, whatever became of them: what follows drops what they wrote.</summary>
    public void Abandon() => ((Task)Task.WhenAll(_inserts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();

    private void Send(int shard)
    {
        _inserts[shard].GetAwaiter().GetResult();
        var rows = _rows[shard];
        _rows[shard] = [];
        _inserts[shard] = Task.Run(() => _cluster.Shards[shard].InsertAsync(_table, _columns, rows, _cancellation), _cancellation);
    }
}
