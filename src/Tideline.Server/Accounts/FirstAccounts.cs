using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Domain;
using Tideline.Server.Problems;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Accounts;

/// <summary>An account that was just made.</summary>
/// <param name="Password">Not kept anywhere: this is the only time that it is seen.</param>
public sealed record NewAccount(string Name, string Role, string Password);

/// <summary>Accounts that are made where the server runs, before anybody can log in. The server must have started.</summary>
public static class FirstAccounts
{
    /// <summary>Who the audit log says did it.</summary>
    private const string Program = "program";

    /// <summary>Makes the first administrator, who must change the password first.</summary>
    /// <exception cref="ConfigurationException">There is an administrator already, or the name is taken or no name.</exception>
    public static async Task<NewAccount> Administrator(WebApplication app, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        if (await book.HasAdministrator())
        {
            throw new ConfigurationException("This project has an administrator already, who can make others. Start without --first-administrator; no account was made.");
        }

        try
        {
            var (_, password) = await book.Make(name, null, [Role.Administrator]);
            await Enter(app, name, Role.Administrator);
            return new(name, Role.Administrator, password);
        }
        catch (ProblemException e)
        {
            throw new ConfigurationException(e.Message, e);
        }
    }

    /// <summary>Accounts for a demonstration: one for each role, with its name, and new passwords each time.</summary>
    /// <remarks>Whoever serves real data must not call this.</remarks>
    public static async Task<IReadOnlyList<NewAccount>> Demo(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var made = new List<NewAccount>();
        foreach (var role in Role.All)
        {
            string password;
            try
            {
                password = await book.Reset(await book.Find(role), alsoSecondFactor: true, mustChange: false);
            }
            catch (ProblemException e) when (e.Status == 404)
            {
                (_, password) = await book.Make(role, "Demonstration", [role], mustChange: false);
                await Enter(app, role, role);
            }

            made.Add(new(role, role, password));
        }

        return made;
    }

    private static Task<AuditEntry> Enter(WebApplication app, string name, string role) =>
        app.Services.GetRequiredService<AuditLog>().Append(Program, AuditAction.AccountMade, name, role);
}
