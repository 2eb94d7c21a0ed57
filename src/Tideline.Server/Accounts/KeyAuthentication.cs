using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tideline.Server.Hub;
using Tideline.Store.Keys;

namespace Tideline.Server.Accounts;

/// <summary>Programs: <c>Authorization: Bearer tdl_PREFIX_SECRET</c>.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "key";

    private const string Bearer = "Bearer ";

    public static bool IsMeant(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a program that asks.</summary>
    public static bool IsKey(ClaimsPrincipal who) => who.Identity?.AuthenticationType == Name;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (await keys.Check(token, Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("There is no such key, or it has ended.");
        }

        var identity = new ClaimsIdentity(Name, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, $"key:{key.Prefix}"));
        identity.AddClaim(new(ClaimTypes.Name, $"key:{key.Prefix}"));
        identity.AddClaim(new(HubCaller.Claim, key.Name));
        identity.AddClaims(key.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return AuthenticateResult.Success(new(new(identity), Name));
    }
}
