using System.Globalization;
using Tideline.Engines.ClickHouse.Tables;

namespace Tideline.Engines.ClickHouse.Connection;

/// <summary>
/// Each shard's database says which shard of how many it is, and of which project. One server listed twice, an order that
/// changed, or a shard that was added would count subscribers twice or lose them; here it is an error.
/// </summary>
internal static class ShardIdentity
{
    public const string Table = "shard_identity";

    /// <summary>One after another, so that a server that is listed twice is found.</summary>
    public static async Task ClaimAsync(Cluster cluster, CancellationToken cancellation)
    {
        var options = cluster.Options;
        foreach (var shard in cluster.Shards)
        {
            var tables = await shard.TextAsync(
                "looking into the database", $"select name from system.tables where database = '{options.Database}'", cancellation).ConfigureAwait(false);
            if (tables.Count > 0 && !tables.Any(t => t[0] == Table))
            {
                throw shard.Wrong(
                    "looking into the database",
                    $"database '{options.Database}' holds tables of others, which Tideline's would overwrite; name one of its own in engine.clickhouse.database");
            }

        }

        cluster.Define($"table '{Table}'", Definitions.Table(options, Table, "project String, shard UInt16, shards UInt16", "order by shard"));
        foreach (var shard in cluster.Shards)
        {
            var rows = await RowsAsync(shard, cancellation).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                await shard.InsertAsync(
                    Table,
                    [("project", "String"), ("shard", "UInt16"), ("shards", "UInt16")],
                    [[options.Project, (ushort)(shard.Index + 1), (ushort)options.Shards.Count]],
                    cancellation).ConfigureAwait(false);
            }
            else if (Fault(rows, options, shard.Index) is { } fault)
            {
                throw shard.Wrong("checking which shard it is", fault);
            }
        }
    }

    /// <summary>Why the shard cannot be used where it stands in the list; null where it can.</summary>
    public static async Task<string?> FaultAsync(Shard shard, ClickHouseOptions options, CancellationToken cancellation) =>
        await RowsAsync(shard, cancellation).ConfigureAwait(false) is { Count: > 0 } rows ? Fault(rows, options, shard.Index) : null;

    private static Task<IReadOnlyList<string[]>> RowsAsync(Shard shard, CancellationToken cancellation) =>
        shard.TextAsync("reading the shard's identity", $"select project, shard, shards from {Table}", cancellation);

    private static string? Fault(IReadOnlyList<string[]> rows, ClickHouseOptions options, int index)
    {
        var (project, number, of) = (rows[0][0], rows[0][1], rows[0][2]);
        var mine = string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {options.Shards.Count}");
        return project != options.Project
            ? $"database '{options.Database}' belongs to another project; name a database of its own in engine.clickhouse.database"
            : $"{number} of {of}" != mine || rows.Count > 1
                ? $"its database '{options.Database}' is shard {number} of {of}, and project.yaml lists it as shard {mine}. Put engine.clickhouse.shards back "
                    + "into their order, each server once; where the number of shards changed, name a new database, which is loaded anew from the lake"
                : null;
    }
}
