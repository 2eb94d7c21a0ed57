using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tideline.Domain;

namespace Tideline.Store;

/// <summary>Opens the store.</summary>
public sealed class StoreDatabase(StoreOptions options)
{
    private readonly DbContextOptions<SqliteStoreContext>? _sqlite = options.IsPostgres
        ? null
        : new DbContextOptionsBuilder<SqliteStoreContext>().UseSqlite(options.Connection).Options;

    private readonly DbContextOptions<PostgresStoreContext>? _postgres = options.IsPostgres
        ? new DbContextOptionsBuilder<PostgresStoreContext>().UseNpgsql(options.Connection).Options
        : null;

    /// <summary>A context for one piece of work; the caller disposes it.</summary>
    public StoreContext Open() => _sqlite is null ? new PostgresStoreContext(_postgres!) : new SqliteStoreContext(_sqlite);

    /// <summary>Brings the tables to this version; makes the database where there is none.</summary>
    /// <exception cref="EngineException">The database is not reachable, or a later version of the program changed it.</exception>
    public async Task Migrate(CancellationToken cancellation = default)
    {
        try
        {
            MakeFolder();
            await using var context = Open();
            await DemandNotLater(context, cancellation);
            await context.Database.MigrateAsync(cancellation);
            OwnersOnly();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or InvalidOperationException { InnerException: DbException })
        {
            throw new EngineException(
                $"The store ({Place}) cannot be opened: {e.GetBaseException().Message} Let the database run and its setting be right; nothing was changed.", e);
        }
    }

    /// <summary>Whether the store answers.</summary>
    public async Task<bool> Answers(CancellationToken cancellation = default)
    {
        await using var context = Open();
        return await context.Database.CanConnectAsync(cancellation);
    }

    private string Place => options.File ?? "PostgreSQL";

    private async Task DemandNotLater(StoreContext context, CancellationToken cancellation)
    {
        if (!await context.Database.CanConnectAsync(cancellation))
        {
            return;
        }

        var unknown = (await context.Database.GetAppliedMigrationsAsync(cancellation)).Except(context.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new EngineException(
                $"The store ({Place}) was changed by a later version of Tideline ({string.Join(", ", unknown)}). Start that version, or restore the store from before; nothing was changed.");
        }
    }

    private void MakeFolder()
    {
        if (options.File is { } file && Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    // Hashes of passwords and secrets of second factors are in it.
    private void OwnersOnly()
    {
        if (options.File is { } file && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
