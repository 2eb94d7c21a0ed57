using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;
using Tideline.Store.Jobs;
using Tideline.Store.Keys;

namespace Tideline.Store;

/// <summary>The tables of the store. One class for each database, since each has migrations of its own.</summary>
public abstract class StoreContext(DbContextOptions options) : IdentityDbContext<Account, IdentityRole, string>(options)
{
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    public DbSet<Job> Jobs => Set<Job>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        DemandAppendOnly();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        DemandAppendOnly();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        AccountTables.Configure(builder);
        ApiKey.Configure(builder.Entity<ApiKey>());
        AuditEntry.Configure(builder.Entity<AuditEntry>());
        Job.Configure(builder.Entity<Job>());
    }

    private void DemandAppendOnly()
    {
        if (ChangeTracker.Entries<AuditEntry>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("Lines of the audit log are only ever added.");
        }
    }
}

/// <summary>The store in a file.</summary>
public sealed class SqliteStoreContext(DbContextOptions<SqliteStoreContext> options) : StoreContext(options);

/// <summary>The store on a PostgreSQL server.</summary>
public sealed class PostgresStoreContext(DbContextOptions<PostgresStoreContext> options) : StoreContext(options);
