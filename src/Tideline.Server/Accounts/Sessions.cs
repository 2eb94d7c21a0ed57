using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tideline.Store;

namespace Tideline.Server.Accounts;

/// <summary>The cookie of a person who logged in, and which of cookie and key speaks for a request.</summary>
internal static class Sessions
{
    /// <summary>How long a session lasts without a request.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>How long a session lasts at all.</summary>
    private static readonly Duration Longest = Duration.FromHours(12);

    private const string Either = "either";
    private const string Since = "since";

    public static void AddSessions(this IServiceCollection services, ServeOptions options)
    {
        // A cookie that is only ever sent over TLS, unless the server itself is reached without (this machine alone by default).
        var secure = options.Urls.All(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.SameAsRequest;
        // A browser takes a cookie of this prefix from no other host and over TLS alone.
        var prefix = secure == CookieSecurePolicy.Always ? "__Host-" : "";
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector =
                context => KeyAuthentication.IsMeant(context.Request) ? KeyAuthentication.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddOpenId(options.OpenId)
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie = new() { Name = prefix + "tideline", HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = secure, Path = "/" };
                o.ExpireTimeSpan = Idle;
                o.SlidingExpiration = true;
                o.Events.OnRedirectToLogin = context => Status(context.Response, 401);
                o.Events.OnRedirectToAccessDenied = context => Status(context.Response, 403);
                o.Events.OnValidatePrincipal = Validate;
            });
        services.AddAntiforgery(o =>
        {
            o.HeaderName = Csrf.Header;
            o.Cookie = new() { Name = prefix + "tideline-csrf", HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = secure, Path = "/" };
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    public static Task Begin(HttpContext context, ClaimsPrincipal person, Instant now)
    {
        var properties = new AuthenticationProperties();
        Mark(properties, now);
        return context.SignInAsync(IdentityConstants.ApplicationScheme, person, properties);
    }

    /// <summary>Notes when the session began.</summary>
    public static void Mark(AuthenticationProperties properties, Instant now) =>
        properties.Items[Since] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static Task End(HttpContext context) => context.SignOutAsync(IdentityConstants.ApplicationScheme);

    private static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    // Asked with every request: who was disabled, or lost a role or the password, is out at once.
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = context.Principal?.FindFirstValue(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>()
            .Value.ClaimsIdentity.SecurityStampClaimType);
        var isCurrent = IsWithin(context.Properties, services.GetRequiredService<IClock>().GetCurrentInstant())
            && await services.GetRequiredService<StoreContext>().Users.AnyAsync(
                a => a.Id == id && a.SecurityStamp == stamp && !a.IsDisabled, context.HttpContext.RequestAborted);
        if (!isCurrent)
        {
            context.RejectPrincipal();
            await End(context.HttpContext);
        }
    }

    private static bool IsWithin(AuthenticationProperties properties, Instant now) =>
        properties.Items.TryGetValue(Since, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && now - Instant.FromUnixTimeSeconds(since) < Longest;
}
