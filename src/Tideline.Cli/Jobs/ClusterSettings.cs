using NodaTime;
using Tideline.Domain;
using Tideline.Engines.ClickHouse;

namespace Tideline.Cli.Jobs;

/// <summary>The cluster of a project, with its password.</summary>
internal static class ClusterSettings
{
    private const string PasswordVariable = "TIDELINE_CLICKHOUSE_PASSWORD";

    /// <exception cref="ConfigurationException">The file of the password cannot be read.</exception>
    public static ClickHouseOptions Of(Workspace workspace)
    {
        var (folder, configuration, _) = workspace;
        var (shards, engine) = (configuration.Engine.Shards, configuration.Engine.ClickHouse);
        return new ClickHouseOptions(shards, configuration.Name)
        {
            User = engine.User,
            Password = Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given
                : engine.PasswordFile is { } file ? Password(folder.Resolve(file)) : "",
            Database = engine.Database,
            CertificateAuthority = engine.CertificateAuthority is { } authority ? folder.Resolve(authority) : null,
            Cluster = engine.Cluster,
            Replicated = engine.Replicated,
            Timeout = TimeSpan.FromMinutes(engine.TimeoutMinutes),
            MemoryBytes = engine.MemoryGb * 1_000_000_000L,
            Held = engine.Events is { } held
                ? new HeldTable(
                    held.Table, held.Columns.Subscriber, held.Columns.Timestamp, held.Columns.Cell,
                    held.TimestampsAreLocal ? "UTC" : configuration.TimeZone.Id, (int)(configuration.DayStartsAt.TickOfDay / NodaConstants.TicksPerSecond))
                : null,
            LockFile = Path.Combine(folder.Lake, "clickhouse.lock"),
        };
    }

    private static string Password(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"The password file {file} of engine.clickhouse.password_file cannot be read ({e.GetType().Name}). Put it there, readable by this account alone, or set {PasswordVariable}; nothing was changed.", e);
        }
    }
}
