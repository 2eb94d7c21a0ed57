using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;
using Tideline.Server.Audit;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Accounts;

/// <summary>Logging in at the organisation's own provider (authorisation code with PKCE). Accounts and roles stay here: who has no
/// account of the name that the provider gives does not get in. At the first login the account is bound to the provider's subject, so
/// that a name that changes hands there opens nothing here.</summary>
internal static class OpenId
{
    public const string Scheme = "openid";

    public static AuthenticationBuilder AddOpenId(this AuthenticationBuilder authentication, OpenIdSettings? settings) => settings is null
        ? authentication
        : authentication.AddOpenIdConnect(Scheme, o =>
        {
            o.Authority = settings.Authority.ToString();
            o.RequireHttpsMetadata = !settings.Authority.IsLoopback;
            o.ClientId = settings.Client;
            o.ClientSecret = settings.Secret;
            o.SignInScheme = IdentityConstants.ApplicationScheme;
            o.ResponseType = OpenIdConnectResponseType.Code;
            // A form that another site posts would arrive without our cookies.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.CallbackPath = "/api/v1/session/openid/back";
            o.MapInboundClaims = false;
            o.CorrelationCookie.SameSite = o.NonceCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Events.OnTokenValidated = Take;
            o.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/?login=refused");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });

    public static void MapOpenId(this IEndpointRouteBuilder api, OpenIdSettings? settings)
    {
        if (settings is not null)
        {
            api.MapGet("/session/openid", () => Results.Challenge(new() { RedirectUri = "/" }, [Scheme])).AllowAnonymous().WithTags("Session");
        }
    }

    private static async Task Take(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var accounts = services.GetRequiredService<UserManager<Account>>();
        if (await Find(context, accounts) is not { IsDisabled: false } account)
        {
            await context.HttpContext.Audit(AuditAction.LoginRefused, detail: "openid");
            context.Fail("No account.");
            return;
        }

        var person = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        // The password that somebody else knows was not what opened the door.
        foreach (var claim in person.FindAll(SessionClaims.MustChangePassword).ToList())
        {
            claim.Subject?.RemoveClaim(claim);
        }

        person.Identities.First().AddClaim(new(SessionClaims.ByProvider, "1"));
        context.Principal = person;
        Sessions.Mark(context.Properties!, services.GetRequiredService<IClock>().GetCurrentInstant());
        context.HttpContext.User = person;
        await context.HttpContext.Audit(AuditAction.Login, detail: "openid");
    }

    private static async Task<Account?> Find(TokenValidatedContext context, UserManager<Account> accounts)
    {
        var subject = context.SecurityToken.Subject;
        if (await accounts.FindByLoginAsync(Scheme, subject) is { } bound)
        {
            return bound;
        }

        var name = context.Principal?.FindFirst("preferred_username")?.Value;
        var account = string.IsNullOrEmpty(name) ? null : await accounts.FindByNameAsync(name);
        return account is not null && (await accounts.GetLoginsAsync(account)).Count == 0
            && (await accounts.AddLoginAsync(account, new(Scheme, subject, null))).Succeeded
            ? account
            : null;
    }
}
