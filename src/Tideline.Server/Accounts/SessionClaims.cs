using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tideline.Store.Accounts;

namespace Tideline.Server.Accounts;

/// <summary>What a session knows of its person: name, roles, whether the password must be changed first, and whether a
/// second factor is on.</summary>
internal sealed class SessionClaims(UserManager<Account> accounts, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole>(accounts, roles, options)
{
    /// <summary>There where somebody else knows the password.</summary>
    public const string MustChangePassword = "must_change_password";

    /// <summary>There where the account has a second factor.</summary>
    public const string SecondFactor = "second_factor";

    /// <summary>There where the organisation's own login let the person in, so that second factors are the provider's.</summary>
    public const string ByProvider = "by_provider";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.MustChangePassword)
        {
            identity.AddClaim(new(MustChangePassword, "1"));
        }

        if (user.TwoFactorEnabled)
        {
            identity.AddClaim(new(SecondFactor, "1"));
        }

        return identity;
    }
}
