using Tideline.Engines.ClickHouse.Tables;

namespace Tideline.Engines.ClickHouse.Tests;

/// <summary>What a cluster with Keeper is told. Only the text is tested: there is no such cluster here.</summary>
public sealed class DefinitionsTests
{
    private static readonly ClickHouseOptions Alone = new([new Uri("http://a:8123")], "darya");
    private static readonly ClickHouseOptions WithKeeper = Alone with { Cluster = "cdr", Replicated = true };

    [Fact]
    public void Without_Keeper_each_shard_is_told_by_itself()
    {
        Assert.Equal("create database if not exists tideline", Definitions.Database(Alone));
        Assert.Equal(
            "create table if not exists tideline.stored_trip (subscriber UInt64) engine = MergeTree order by subscriber",
            Definitions.Table(Alone, "stored_trip", "subscriber UInt64", "order by subscriber"));
        Assert.Equal("drop table if exists tideline.stored_trip", Definitions.Drop(Alone, "stored_trip"));
    }

    [Fact]
    public void With_Keeper_tables_are_made_on_every_replica()
    {
        Assert.Equal("create database if not exists tideline on cluster 'cdr'", Definitions.Database(WithKeeper));
        Assert.Equal(
            "create table if not exists tideline.stored_trip on cluster 'cdr' (subscriber UInt64) engine = "
            + "ReplicatedMergeTree('/clickhouse/tables/{shard}/tideline/stored_trip', '{replica}') order by subscriber",
            Definitions.Table(WithKeeper, "stored_trip", "subscriber UInt64", "order by subscriber"));
        Assert.Equal("drop table if exists tideline.stored_trip on cluster 'cdr'", Definitions.Drop(WithKeeper, "stored_trip"));
    }

    [Fact]
    public void A_cluster_without_replicas_has_plain_tables() => Assert.Contains(
        "engine = MergeTree ", Definitions.Table(WithKeeper with { Replicated = false }, "t", "a String", "order by a"), StringComparison.Ordinal);
}
