using Tideline.Domain;
using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Countries;
using Tideline.Engines.Contract.Tests.Servers;
using Tideline.Projects;

namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>A cluster of three for one fault. The third shard fails; between it and the engine stands a proxy.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();
    private readonly ClickHouseCluster _cluster;
    private readonly ShardProxy _proxy;
    private readonly Chain _chain;

    private FaultBench(ClickHouseCluster cluster)
    {
        _cluster = cluster;
        _proxy = new ShardProxy(Failing.Address, (request, cancellation) => Answer?.Invoke(request, cancellation) ?? Task.FromResult(true));
        _chain = Chain.Of(HardCountry.Events([0, 46_800, 68_400]).Where(e => e.Day is > 10 and < 16).ToArray(), Chain.ParametersOf(5), _folder);
    }

    /// <summary>The server of the shard that fails.</summary>
    public ClickHouseServer Failing => _cluster.Servers[^1];

    /// <summary>What the failing shard does with its answers; null: it gives them.</summary>
    public Func<string, CancellationToken, Task<bool>>? Answer { get; set; }

    /// <summary>Days of the chain.</summary>
    public int Days => _chain.Days.Count;

    /// <summary>How messages name the failing shard.</summary>
    public string Address => _proxy.Address.Authority;

    public static async Task<FaultBench> Start(int diskMegabytes = 0) => new(await ClickHouseCluster.Start(3, "", diskMegabytes));

    /// <summary>Opens the engine as a new run does.</summary>
    public ClickHouseRun Open(TimeSpan? timeout = null) => new(
        Cluster.Open([.. _cluster.Servers.SkipLast(1).Select(s => s.Address), _proxy.Address], "faults", _folder.Path, timeout: timeout), _chain);

    /// <summary>A run that fails with the failing shard's address.</summary>
    public EngineException Fails(Action run)
    {
        var fault = Assert.Throws<EngineException>(run);
        Assert.Contains(Address, fault.Message, StringComparison.Ordinal);
        return fault;
    }

    /// <summary>A new run makes what is due, and ends with the rows that DuckDB gives.</summary>
    /// <returns>How many days were due.</returns>
    public int Continue()
    {
        using var run = Open();
        var due = run.Finish();
        var reference = (_chain with { Folder = new ProjectFolder(_other.Path) }).Reference();
        Assert.All(reference, table => Assert.Equal(table.Rows, table.Columns.Read(run.Engine)));
        return due;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _cluster.DisposeAsync();
        _folder.Dispose();
        _other.Dispose();
    }
}
