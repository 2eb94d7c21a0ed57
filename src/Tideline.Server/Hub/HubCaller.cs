using System.Security.Claims;
using Tideline.Projects.Configuration;
using Tideline.Server.Accounts;

namespace Tideline.Server.Hub;

/// <summary>Which operator of the hub asks, by the name of its API key.</summary>
internal static class HubCaller
{
    /// <summary>The claim that holds the name of a key.</summary>
    public const string Claim = "key_name";

    /// <summary>Null: no operator of this hub.</summary>
    public static string? Of(ClaimsPrincipal who, HubConfiguration? hub) =>
        hub is not null && KeyAuthentication.IsKey(who) && who.FindFirstValue(Claim) is { } key && key.StartsWith(HubAdmission.KeyName, StringComparison.Ordinal)
            ? hub.Operators.FirstOrDefault(o => o.Name == key[HubAdmission.KeyName.Length..])?.Name
            : null;
}
