using Tideline.Engines.ClickHouse;

namespace Tideline.Cli.Jobs;

/// <summary>The cluster of a project, with its password.</summary>
internal static class ClusterSettings
{
    public static ClickHouseOptions Of(Workspace workspace)
    {
        var (folder, configuration, _) = workspace;
        return new ClickHouseOptions(configuration.Engine.Shards, configuration.Name)
        {
            LockFile = Path.Combine(folder.Lake, "clickhouse.lock"),
        };
    }
}
