using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tideline.Server.Access;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Accounts;

/// <param name="SecondFactor">Whether it is on.</param>
/// <param name="LockedUntil">ISO 8601; null: not locked.</param>
public sealed record UserAnswer(
    string Name, string Organisation, IReadOnlyList<string> Roles, bool Disabled, bool MustChangePassword, bool SecondFactor, string? LockedUntil,
    string CreatedAt);

public sealed record NewUser(string Name, IReadOnlyList<string> Roles, string? Organisation = null);

public sealed record UserRoles(IReadOnlyList<string> Roles);

/// <param name="SecondFactorToo">Whether the second factor is taken off as well, where the phone is lost.</param>
public sealed record PasswordReset(bool SecondFactorToo = false);

/// <param name="Password">Shown once; to be changed at the first login.</param>
public sealed record OneTimePassword(string Name, string Password);

/// <summary>Accounts, for administrators. None is deleted, since the audit log names them.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").RequireAuthorization(Policies.Accounts).WithTags("Accounts");
        users.MapGet("", List).WithSummary("Accounts by name.");
        users.MapPost("", Make).Produces<OneTimePassword>(201).WithSummary("Makes an account; its password is shown once.");
        users.MapPut("/{name}/roles", SetRoles).Produces(204).WithSummary("Gives an account these roles and no others.");
        users.MapPost("/{name}/disable", (string name, HttpContext context, AccountBook book) => Disable(name, true, context, book))
            .Produces(204).WithSummary("Shuts an account out.");
        users.MapPost("/{name}/enable", (string name, HttpContext context, AccountBook book) => Disable(name, false, context, book))
            .Produces(204).WithSummary("Lets it in again.");
        users.MapPost("/{name}/password", Reset).WithSummary("Gives an account a new password, shown once.");
    }

    private static async Task<IReadOnlyList<UserAnswer>> List(UserManager<Account> accounts, AccountBook book, CancellationToken cancellation)
    {
        var answers = new List<UserAnswer>();
        foreach (var a in await accounts.Users.OrderBy(a => a.UserName).ToListAsync(cancellation))
        {
            var locked = await accounts.IsLockedOutAsync(a) ? a.LockoutEnd?.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) : null;
            answers.Add(new(
                a.UserName!, a.Organisation, await book.RolesOf(a), a.IsDisabled, a.MustChangePassword, a.TwoFactorEnabled, locked, a.CreatedAt.ToString()));
        }

        return answers;
    }

    private static async Task<IResult> Make(NewUser user, HttpContext context, AccountBook book)
    {
        var (account, password) = await book.Make(user.Name ?? "", user.Organisation, user.Roles ?? []);
        await context.Audit(AuditAction.AccountMade, account.UserName, string.Join(' ', await book.RolesOf(account)));
        return Results.Created($"/api/v1/users/{account.UserName}", new OneTimePassword(account.UserName!, password));
    }

    private static async Task<IResult> SetRoles(string name, UserRoles roles, HttpContext context, AccountBook book)
    {
        var account = await book.Find(name);
        var (before, after) = (await book.RolesOf(account), roles.Roles ?? []);
        if (IsSelf(context, account) && !after.Contains(Role.Administrator))
        {
            throw Self("take the role of administrator from yourself");
        }

        await book.SetRoles(account, after);
        await context.Audit(AuditAction.RolesChanged, account.UserName, $"{string.Join(' ', before)} -> {string.Join(' ', await book.RolesOf(account))}");
        return Results.NoContent();
    }

    private static async Task<IResult> Disable(string name, bool isDisabled, HttpContext context, AccountBook book)
    {
        var account = await book.Find(name);
        if (isDisabled && IsSelf(context, account))
        {
            throw Self("disable yourself");
        }

        await book.SetDisabled(account, isDisabled);
        await context.Audit(isDisabled ? AuditAction.AccountDisabled : AuditAction.AccountEnabled, account.UserName);
        return Results.NoContent();
    }

    private static async Task<OneTimePassword> Reset(string name, PasswordReset reset, HttpContext context, AccountBook book)
    {
        var account = await book.Find(name);
        if (IsSelf(context, account))
        {
            throw Self("reset your own password; change it");
        }

        var password = await book.Reset(account, reset.SecondFactorToo);
        await context.Audit(AuditAction.PasswordReset, account.UserName, reset.SecondFactorToo ? "second factor too" : null);
        return new(account.UserName!, password);
    }

    private static bool IsSelf(HttpContext context, Account account) => context.User.Identity?.Name == account.UserName;

    // So that there is always an administrator.
    private static ProblemException Self(string what) =>
        new(409, ProblemCode.OwnAccount, $"You cannot {what}. Let another administrator do it; nothing was changed.");
}
