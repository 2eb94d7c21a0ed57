using Tideline.Domain;
using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Servers;

namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>A shard that does not let the engine in is named; the password is not.</summary>
public sealed class RefusedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrong_password_is_refused_by_a_server_of_the_cluster()
    {
        await using var open = await ClickHouseCluster.Start(servers: 2, password: "right");
        await using var guarded = await ClickHouseCluster.Start(servers: 1, password: "other");
        IsNamed([.. open.Servers.Select(s => s.Address), guarded.Servers[0].Address], guarded.Servers[0].Address);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_the_current_engine()
    {
        await using var chdb = await Chdb.Start(password: "other");
        IsNamed([chdb.Address], chdb.Address);
    }

    private void IsNamed(IReadOnlyList<Uri> shards, Uri guarded)
    {
        var fault = Assert.Throws<EngineException>(() =>
        {
            using var engine = Cluster.Open(shards, "refused", _folder.Path, password: "right");
            engine.Drop("event");
        });

        Assert.Contains(guarded.Authority, fault.Message, StringComparison.Ordinal);
        Assert.Contains("password", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("right", fault.ToString(), StringComparison.Ordinal);
    }
}
