using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Accounts;

/// <summary>Logging in with name, password and, where it is on, the code of a second factor.</summary>
internal sealed class LogIn(UserManager<Account> accounts, IUserClaimsPrincipalFactory<Account> claims, IClock clock)
{
    private const string Provider = "tideline";
    private const string LastCode = "last_code";

    // One answer for all reasons: it must not tell which names exist.
    private static ProblemException Refusal => new(
        401, ProblemCode.LoginRefused,
        "Name, password or code is not right, or the account is locked: after 5 failures it is for 15 minutes. Try again, or ask an administrator.");

    /// <summary>Begins a session.</summary>
    /// <returns>The person as later requests will know them.</returns>
    /// <exception cref="ProblemException">Refused, or a code is needed.</exception>
    public async Task<ClaimsPrincipal> Begin(HttpContext context, string name, string password, string? code)
    {
        if (await accounts.FindByNameAsync(name) is not { } account)
        {
            // As long as a real check takes; what was typed may be a phone number and is not kept.
            accounts.PasswordHasher.HashPassword(new(), password);
            await context.Audit(AuditAction.LoginRefused, detail: "no such account");
            throw Refusal;
        }

        if (await accounts.IsLockedOutAsync(account) || account.IsDisabled)
        {
            accounts.PasswordHasher.HashPassword(account, password);
            await context.Audit(AuditAction.LoginRefused, account.UserName, account.IsDisabled ? "disabled" : "locked");
            throw Refusal;
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await Fail(context, account, "password");
        }

        if (account.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                throw new ProblemException(401, ProblemCode.SecondFactorNeeded, "This account has a second factor: send its code too.");
            }

            if (!await IsRight(account, code.Trim()))
            {
                await Fail(context, account, "code");
            }
        }

        await accounts.ResetAccessFailedCountAsync(account);
        var person = await claims.CreateAsync(account);
        await Sessions.Begin(context, person, clock.GetCurrentInstant());
        context.User = person;
        await context.Audit(AuditAction.Login);
        return person;
    }

    /// <summary>Whether it is the code of now, used for the first time, or one of the recovery codes.</summary>
    private async Task<bool> IsRight(Account account, string code)
    {
        if (code.Contains('-', StringComparison.Ordinal))
        {
            return (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
        }

        if (code == await accounts.GetAuthenticationTokenAsync(account, Provider, LastCode)
            || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return false;
        }

        await accounts.SetAuthenticationTokenAsync(account, Provider, LastCode, code);
        return true;
    }

    private async Task Fail(HttpContext context, Account account, string reason)
    {
        await accounts.AccessFailedAsync(account);
        await context.Audit(AuditAction.LoginRefused, account.UserName, reason);
        if (await accounts.IsLockedOutAsync(account))
        {
            await context.Audit(AuditAction.LockedOut, account.UserName);
        }

        throw Refusal;
    }
}
