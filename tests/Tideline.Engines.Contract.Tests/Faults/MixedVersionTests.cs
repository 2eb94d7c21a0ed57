using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Countries;
using Tideline.Engines.Contract.Tests.Servers;

namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>Shards of different versions give the rows of one.</summary>
public sealed class MixedVersionTests
{
    [Fact]
    public async Task An_old_and_a_current_shard_give_the_rows_of_DuckDB()
    {
        await using var old = await ClickHouseCluster.Start(servers: 1);
        await using var current = await Chdb.Start();
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var events = HardCountry.Events([0, 46_800, 68_400, 86_399]);
        var reference = Chain.Of(events, Chain.ParametersOf(5), folder).Reference();
        using var engine = Cluster.Open([old.Servers[0].Address, current.Address], "mixed", other.Path);

        Chain.Of(events, Chain.ParametersOf(5), other).Run(engine);

        Assert.All(reference, table => Assert.Equal(table.Rows, table.Columns.Read(engine)));
    }
}
