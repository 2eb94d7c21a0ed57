using System.Security.Claims;
using Tideline.Domain;
using Tideline.Store.Accounts;

namespace Tideline.Server.Accounts;

/// <summary>Which roles an account may not use without a second factor.</summary>
public static class SecondFactorDemand
{
    /// <summary>Where nothing else is said: who decides what leaves, and who gives roles.</summary>
    public static readonly IReadOnlyList<string> Standard = [Role.Releaser, Role.Steward, Role.Administrator];

    /// <summary>In place of roles: nobody must have one.</summary>
    public const string None = "none";

    /// <summary>From options of a command.</summary>
    /// <exception cref="ConfigurationException">One is no role, or <c>none</c> stands beside others.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> given)
    {
        if (given is [None])
        {
            return [];
        }

        return given.Except(Role.All).FirstOrDefault() is { } wrong
            ? throw new ConfigurationException($"--second-factor holds '{wrong}'. It takes roles ({string.Join(", ", Role.All)}), or {None} alone. Nothing was started.")
            : [.. given.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether somebody must set one up before anything else. Asked with each request, so that a demand that was made meanwhile
    /// holds for sessions that go on. Programs have none, and those whom a provider let in have the provider's.</summary>
    internal static bool IsOpen(ClaimsPrincipal who, ServeOptions options) =>
        !KeyAuthentication.IsKey(who)
        && !who.HasClaim(c => c.Type is SessionClaims.SecondFactor or SessionClaims.ByProvider)
        && options.SecondFactorFor.Any(who.IsInRole);
}
