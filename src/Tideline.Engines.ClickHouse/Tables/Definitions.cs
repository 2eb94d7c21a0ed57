namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>
/// The texts that define what outlasts a run. With Keeper they go ON CLUSTER, so that every replica has the tables; without, to
/// each shard by itself. Tables of a run are never replicated: they live on the one server that the run speaks to.
/// </summary>
public static class Definitions
{
    public static string Database(ClickHouseOptions options) => $"create database if not exists {options.Database}{OnCluster(options)}";

    /// <param name="options">The cluster.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="columns">As <c>name type, name type</c>.</param>
    /// <param name="layout">Partition and order.</param>
    public static string Table(ClickHouseOptions options, string table, string columns, string layout) =>
        $"create table if not exists {options.Database}.{table}{OnCluster(options)} ({columns}) engine = {Engine(options, table)} {layout}";

    public static string Drop(ClickHouseOptions options, string table) => $"drop table if exists {options.Database}.{table}{OnCluster(options)}";

    private static string OnCluster(ClickHouseOptions options) => options.Cluster is { } name ? $" on cluster '{name}'" : "";

    /// <summary>Braces are macros of the server: its shard and its replica.</summary>
    private static string Engine(ClickHouseOptions options, string table) => options.Replicated
        ? $"ReplicatedMergeTree('/clickhouse/tables/{{shard}}/{options.Database}/{table}', '{{replica}}')"
        : "MergeTree";
}
