using Tideline.Engines.ClickHouse;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Bench;

/// <summary>Opens the cluster's engine as the program does.</summary>
internal static class Cluster
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="shards">Endpoints of the shards, in their order.</param>
    /// <param name="database">Where its tables lie on every shard.</param>
    /// <param name="folder">Where it may write beside the servers.</param>
    /// <param name="password">Of the user <c>default</c>.</param>
    /// <param name="timeout">After this long without an answer a shard has failed.</param>
    public static IEngine Open(IReadOnlyList<Uri> shards, string database, string folder, string password = "", TimeSpan? timeout = null) =>
        new ClickHouseEngine(
            new ClickHouseOptions(shards, "contract") { Database = database, Password = password, Timeout = timeout ?? Patience, MemoryBytes = 1_000_000_000 },
            new DuckDbLimits(Path.Combine(folder, database)) { MemoryBytes = 1_000_000_000 },
            CancellationToken.None);
}
