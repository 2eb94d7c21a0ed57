using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Server.Access;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Accounts;

public sealed record PasswordChange(string Current, string New);

/// <param name="Secret">For an authenticator app, base32.</param>
/// <param name="Uri">The same as apps read it from a picture.</param>
public sealed record SecondFactorSecret(string Secret, string Uri);

public sealed record SecondFactorCode(string Code);

public sealed record CurrentPassword(string Password);

/// <param name="RecoveryCodes">Each logs in once in place of a code; shown once.</param>
public sealed record SecondFactorOn(IReadOnlyList<string> RecoveryCodes);

/// <summary>What people change of their own account: password and second factor (TOTP, RFC 6238).</summary>
internal static class OwnAccountEndpoints
{
    private const int RecoveryCodes = 8;

    public static void MapOwnAccount(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").WithTags("Session");
        api.MapPost("/session/password", ChangePassword).Produces(204).WithSummary("Changes one's own password.").RequireAuthorization(Policies.Person).RequireRateLimiting(AccountServices.LoginLimit);
        api.MapPost("/session/second-factor", BeginSecondFactor).WithSummary("Gives a secret for an authenticator app.").RequireAuthorization(Policies.Person);
        api.MapPut("/session/second-factor", ConfirmSecondFactor).WithSummary("Turns the second factor on with a code of the app.").RequireAuthorization(Policies.Person);
        api.MapDelete("/session/second-factor", EndSecondFactor).Produces(204).WithSummary("Takes the second factor off.").RequireAuthorization(Policies.Person).RequireRateLimiting(AccountServices.LoginLimit);
    }

    private static async Task<IResult> ChangePassword(
        HttpContext context, PasswordChange change, UserManager<Account> accounts, IUserClaimsPrincipalFactory<Account> claims, IClock clock)
    {
        var account = await Own(context, accounts);
        await DemandPassword(accounts, account, change.Current);
        if (change.Current == change.New)
        {
            throw new ProblemException(400, ProblemCode.PasswordUnchanged, "The new password is the old one. Choose another; nothing was changed.");
        }

        account.MustChangePassword = false;
        AccountBook.Demand(await accounts.ChangePasswordAsync(account, change.Current, change.New));
        await Renew(context, account, claims, clock);
        await context.Audit(AuditAction.PasswordChanged, account.UserName);
        return Results.NoContent();
    }

    private static async Task<SecondFactorSecret> BeginSecondFactor(
        HttpContext context, CurrentPassword current, UserManager<Account> accounts, IUserClaimsPrincipalFactory<Account> claims, IClock clock)
    {
        var account = await Own(context, accounts);
        if (account.TwoFactorEnabled)
        {
            throw new ProblemException(409, ProblemCode.SecondFactorStands, "This account has a second factor already. Take it off first; nothing was changed.");
        }

        await DemandPassword(accounts, account, current.Password);
        await accounts.ResetAuthenticatorKeyAsync(account);
        var secret = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
        // The stamp changed with the key: this session would end.
        await Renew(context, account, claims, clock);
        return new(secret, $"otpauth://totp/Tideline:{Uri.EscapeDataString(account.UserName!)}?secret={secret}&issuer=Tideline&digits=6");
    }

    private static async Task<SecondFactorOn> ConfirmSecondFactor(
        HttpContext context, SecondFactorCode confirm, UserManager<Account> accounts, IUserClaimsPrincipalFactory<Account> claims, IClock clock)
    {
        var account = await Own(context, accounts);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, confirm.Code?.Trim() ?? ""))
        {
            throw new ProblemException(400, ProblemCode.CodeWrong, "That is not the code of now. See that the clock of the phone is right; the second factor is not on.");
        }

        AccountBook.Demand(await accounts.SetTwoFactorEnabledAsync(account, true));
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await Renew(context, account, claims, clock);
        await context.Audit(AuditAction.SecondFactorOn, account.UserName);
        return new([.. codes ?? []]);
    }

    private static async Task<IResult> EndSecondFactor(
        HttpContext context, [FromBody] CurrentPassword current, UserManager<Account> accounts,
        IUserClaimsPrincipalFactory<Account> claims, IClock clock)
    {
        var account = await Own(context, accounts);
        await DemandPassword(accounts, account, current.Password);
        AccountBook.Demand(await accounts.SetTwoFactorEnabledAsync(account, false));
        await Renew(context, account, claims, clock);
        await context.Audit(AuditAction.SecondFactorOff, account.UserName);
        return Results.NoContent();
    }

    private static async Task<Account> Own(HttpContext context, UserManager<Account> accounts) =>
        await accounts.GetUserAsync(context.User) ?? throw new ProblemException(401, ProblemCode.SignInNeeded, "Log in again.");

    // A session that somebody left open must not be enough.
    private static async Task DemandPassword(UserManager<Account> accounts, Account account, string? password)
    {
        if (!await accounts.CheckPasswordAsync(account, password ?? ""))
        {
            await accounts.AccessFailedAsync(account);
            throw new ProblemException(403, ProblemCode.LoginRefused, "The current password is not right; nothing was changed.");
        }
    }

    // Other sessions of the account end with the old stamp; this one goes on, and was begun as it was.
    private static async Task Renew(HttpContext context, Account account, IUserClaimsPrincipalFactory<Account> claims, IClock clock)
    {
        var person = await claims.CreateAsync(account);
        person.Identities.First().AddClaims(context.User.FindAll(SessionClaims.ByProvider).Select(c => new Claim(c.Type, c.Value)));
        await Sessions.Begin(context, person, clock.GetCurrentInstant());
    }
}
