using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Tideline.Server.Problems;
using Tideline.Store.Accounts;

namespace Tideline.Server.Accounts;

/// <summary>Makes and changes accounts.</summary>
internal sealed partial class AccountBook(UserManager<Account> accounts, IClock clock)
{
    // Without letters and digits that look alike, since people type it; 20 of 31 are 99 bits.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes an account with a password that is to be shown once.</summary>
    /// <param name="mustChange">Whether the person must change it first.</param>
    /// <exception cref="ProblemException">The name is taken or no name, or a role does not exist.</exception>
    public async Task<(Account Account, string Password)> Make(string name, string? organisation, IReadOnlyCollection<string> roles, bool mustChange = true)
    {
        if (!Name().IsMatch(name) || Digits().IsMatch(name))
        {
            throw new ProblemException(400, ProblemCode.AccountNameWrong, "A name has 2 to 40 lower-case letters, digits, dots, dashes or underscores, begins with a letter, and is no phone number.");
        }

        DemandRoles(roles);
        if (await accounts.FindByNameAsync(name) is not null)
        {
            throw new ProblemException(409, ProblemCode.AccountNameTaken, "There is an account of that name already. Choose another; nothing was changed.");
        }

        var account = new Account
        {
            UserName = name,
            Organisation = organisation?.Trim() is { Length: <= 200 } given ? given : "",
            CreatedAt = clock.GetCurrentInstant(),
            MustChangePassword = mustChange,
        };
        var password = NewPassword();
        Demand(await accounts.CreateAsync(account, password));
        Demand(await accounts.AddToRolesAsync(account, roles.Distinct(StringComparer.Ordinal)));
        return (account, password);
    }

    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<Account> Find(string name) => await accounts.FindByNameAsync(name)
        ?? throw new ProblemException(404, ProblemCode.AccountUnknown, "There is no account of that name.");

    public async Task<IReadOnlyList<string>> RolesOf(Account account) => [.. Role.All.Intersect(await accounts.GetRolesAsync(account))];

    /// <summary>Gives an account these roles and no others; its sessions end.</summary>
    public async Task SetRoles(Account account, IReadOnlyCollection<string> roles)
    {
        DemandRoles(roles);
        var held = await accounts.GetRolesAsync(account);
        Demand(await accounts.RemoveFromRolesAsync(account, held.Except(roles)));
        Demand(await accounts.AddToRolesAsync(account, roles.Except(held)));
        Demand(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>Lets an account log in or not; its sessions end.</summary>
    public async Task SetDisabled(Account account, bool isDisabled)
    {
        account.IsDisabled = isDisabled;
        Demand(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>A new password to be shown once, where the old one or the second factor is lost; a lock is taken off.</summary>
    public async Task<string> Reset(Account account, bool alsoSecondFactor, bool mustChange = true)
    {
        var password = NewPassword();
        account.MustChangePassword = mustChange;
        account.TwoFactorEnabled &= !alsoSecondFactor;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Demand(await accounts.RemovePasswordAsync(account));
        Demand(await accounts.AddPasswordAsync(account, password));
        return password;
    }

    public async Task<bool> HasAdministrator() => (await accounts.GetUsersInRoleAsync(Role.Administrator)).Any(a => !a.IsDisabled);

    /// <exception cref="ProblemException">Identity refused.</exception>
    public static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            var isPassword = result.Errors.Any(e => e.Code.StartsWith("password", StringComparison.OrdinalIgnoreCase));
            throw new ProblemException(
                400, isPassword ? ProblemCode.PasswordRefused : ProblemCode.BadRequest,
                string.Join(' ', result.Errors.Select(e => e.Description)) + " Nothing was changed.");
        }
    }

    private static void DemandRoles(IReadOnlyCollection<string> roles)
    {
        if (roles.Count == 0 || roles.Except(Role.All).Any())
        {
            throw new ProblemException(400, ProblemCode.RolesWrong, $"An account has one or more of the roles {string.Join(", ", Role.All)}. Nothing was changed.");
        }
    }

    private static string NewPassword() => string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(c => new string(c)));

    [GeneratedRegex("^[a-z][a-z0-9._-]{1,39}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("[0-9]{6}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();
}
