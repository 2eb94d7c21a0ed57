using Tideline.Engines.ClickHouse.Tables;

namespace Tideline.Engines.ClickHouse.Tests;

public sealed class RoutingTests
{
    [Fact]
    public void Every_subscriber_is_on_one_shard_and_shards_hold_about_as_many()
    {
        var counts = new int[3];
        for (ulong s = 0; s < 30_000; s++)
        {
            counts[Routing.ShardOf(s * 0x9E3779B97F4A7C15, 3)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 9_500, 10_500));
    }

    [Fact]
    public void The_largest_pseudonym_has_a_shard() => Assert.InRange(Routing.ShardOf(ulong.MaxValue, 7), 0, 6);
}
