using NodaTime;
using Tideline.Store;
using Tideline.Store.Audit;
using Tideline.Store.Keys;

namespace Tideline.Server.Hub;

/// <summary>Gives operators the keys with which they send bundles.</summary>
public static class HubAdmission
{
    /// <summary>Begins the name of a key that stands for an operator; the rest is the operator's name.</summary>
    internal const string KeyName = "hub:";

    /// <summary>Makes a key where the server runs. Administrators make the same in the browser, by the name <c>hub:OPERATOR</c>.</summary>
    /// <returns>The prefix, by which it can be found and revoked, and the token, which is not kept.</returns>
    /// <exception cref="Domain.ConfigurationException">The number of days is not from 1 to 366.</exception>
    public static async Task<(string Prefix, string Token)> Admit(ServeOptions options, string name, int days, IClock clock, CancellationToken cancellation)
    {
        var database = new StoreDatabase(options.Database is { } connection ? StoreOptions.Postgres(connection) : StoreOptions.InProject(options.Project));
        await database.Migrate(cancellation);
        var (key, token) = await new ApiKeys(database, clock).Make(
            KeyName + name, [Store.Accounts.Role.Viewer], clock.GetCurrentInstant() + Duration.FromDays(days), "program", cancellation);
        await new AuditLog(database, clock).Append("program", AuditAction.KeyMade, key.Prefix, key.Scopes, null, cancellation);
        return (key.Prefix, token.ToString());
    }
}
