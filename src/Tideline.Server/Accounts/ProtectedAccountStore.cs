using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Tideline.Store;
using Tideline.Store.Accounts;

namespace Tideline.Server.Accounts;

/// <summary>Accounts whose secrets of second factors are encrypted in the database, under keys that are not in it.</summary>
internal sealed class ProtectedAccountStore(StoreContext context, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserStore<Account, IdentityRole, StoreContext, string>(context, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("tideline.second-factor");

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? _protector.Unprotect(kept) : null;

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);
}
