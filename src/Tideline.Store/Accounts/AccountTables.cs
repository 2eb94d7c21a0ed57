using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Tideline.Store.Accounts;

/// <summary>Names and limits of the tables of ASP.NET Core Identity, and the roles in them.</summary>
internal static class AccountTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Account>(accounts =>
        {
            accounts.ToTable("accounts");
            accounts.Property(a => a.Organisation).HasMaxLength(200);
        });
        builder.Entity<IdentityRole>().ToTable("roles").HasData(Role.All.Select(name => new IdentityRole
        {
            // Fixed, so that a migration made twice is the same.
            Id = name,
            Name = name,
            NormalizedName = name.ToUpperInvariant(),
            ConcurrencyStamp = name,
        }));
        builder.Entity<IdentityUserRole<string>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("role_claims");
    }
}
