using System.Globalization;
using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Servers;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;

[assembly: AssemblyFixture(typeof(AllEngines))]

namespace Tideline.Engines.Contract.Tests.Bench;

/// <summary>The engines that hold the contract. Servers start with the first test that needs them and end with the last.</summary>
public sealed class AllEngines : IAsyncDisposable
{
    public const string Memory = "DuckDB in memory";
    public const string Parquet = "DuckDB on Parquet";
    public const string Current = "ClickHouse 26.5, one server";
    public const string Shards = "ClickHouse 18.16, three shards";

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<ClickHouseCluster>> _cluster = new(() => ClickHouseCluster.Start());
    private readonly Lazy<Task<Chdb>> _chdb = new(() => Chdb.Start());
    private readonly Dictionary<string, Lazy<Task<IEngine>>> _shared;
    private int _opened;

    public AllEngines() => _shared = new(((string[])[Memory, Parquet, Current, Shards]).Select(
        name => KeyValuePair.Create(name, new Lazy<Task<IEngine>>(() => Open(name, "contract_steps")))), StringComparer.Ordinal);

    public static TheoryData<string> All => [Memory, Parquet, Current, Shards];

    /// <summary>All but the one that the others are compared with.</summary>
    public static TheoryData<string> Others => [Parquet, Current, Shards];

    /// <summary>The way on which rows get into an engine.</summary>
    internal static Placing PlacingOf(string name) => name switch
    {
        Memory => Placing.Literal,
        Parquet => Placing.Parquet,
        _ => Placing.Shards,
    };

    /// <summary>Opens an engine that shares no table with any other. Where its server is absent, the test is skipped.</summary>
    /// <param name="name">The engine.</param>
    /// <param name="database">Where its tables lie on a server; null: in a new one.</param>
    internal async Task<IEngine> Open(string name, string? database = null)
    {
        database ??= string.Create(CultureInfo.InvariantCulture, $"contract_{Interlocked.Increment(ref _opened)}");
        return name switch
        {
            Memory or Parquet => new DuckDbEngine(
                new DuckDbLimits(_folder.Below(database)) { MemoryBytes = 1_000_000_000 }, CancellationToken.None),
            Current => Cluster.Open([(await _chdb.Value).Address], database, _folder.Path),
            Shards => Cluster.Open([.. (await _cluster.Value).Servers.Select(s => s.Address)], database, _folder.Path),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such engine."),
        };
    }

    /// <summary>An engine that the tests of one class use one after the other; each replaces the tables that it reads.</summary>
    internal Task<IEngine> Shared(string name) => _shared[name].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var shared in _shared.Values.Where(s => s is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            (await shared.Value).Dispose();
        }

        if (_cluster is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _cluster.Value).DisposeAsync();
        }

        if (_chdb is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _chdb.Value).DisposeAsync();
        }

        _folder.Dispose();
    }
}
