using Microsoft.AspNetCore.Identity;
using Tideline.Store.Accounts;

namespace Tideline.Server.Accounts;

/// <summary>Beyond a length of 12: at most 128 characters, not the name, the organisation or the program, not one piece again and again.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var fault = password is null ? null : FaultOf(user, password);
        return Task.FromResult(fault is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "password", Description = fault }));
    }

    private static string? FaultOf(Account account, string password)
    {
        if (password.Length > Longest)
        {
            return $"A password has at most {Longest} characters.";
        }

        string?[] near = [account.UserName, account.Organisation, "tideline", "password"];
        return near.Any(n => n is { Length: > 2 } && password.Replace(n, "", StringComparison.OrdinalIgnoreCase).Length < Shortest - 4)
            ? "A password must not be the name, the organisation, the program or the word password with a little added."
            : password.Distinct().Count() < 5 ? "A password needs at least 5 different characters." : null;
    }
}
