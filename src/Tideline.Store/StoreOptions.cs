using System.Data.Common;
using Npgsql;
using Tideline.Domain;

namespace Tideline.Store;

/// <summary>Which database holds accounts, keys, audit log and jobs.</summary>
/// <param name="Connection">A connection string of the provider.</param>
/// <param name="File">The SQLite file; null with PostgreSQL.</param>
public sealed record StoreOptions(string Connection, string? File)
{
    public bool IsPostgres => File is null;

    /// <summary>SQLite in a project: <c>store/tideline.db</c>.</summary>
    /// <param name="project">Path of the project folder.</param>
    public static StoreOptions InProject(string project)
    {
        var file = Path.Combine(Path.GetFullPath(project), "store", "tideline.db");
        return new(new DbConnectionStringBuilder { ["Data Source"] = file, ["Foreign Keys"] = true }.ConnectionString, file);
    }

    /// <summary>A PostgreSQL database.</summary>
    /// <param name="connection">As Npgsql reads it, such as <c>Host=…;Database=…;Username=…</c>.</param>
    /// <exception cref="ConfigurationException">It cannot be read, or names no host.</exception>
    public static StoreOptions Postgres(string connection)
    {
        // The text may hold a password: neither it nor what the parser says of it is repeated.
        return HasHost(connection) ? new(connection, null) : throw new ConfigurationException(
            "The database setting is no connection string of PostgreSQL. Write it like \"Host=localhost;Database=tideline;Username=tideline\"; nothing was started.");
    }

    private static bool HasHost(string connection)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connection).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
