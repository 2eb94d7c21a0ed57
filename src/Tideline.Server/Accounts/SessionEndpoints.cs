using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Server.Audit;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Accounts;

/// <summary>Who asks.</summary>
/// <param name="Name">Null: nobody logged in.</param>
/// <param name="Open">Whether released figures are readable without an account.</param>
/// <param name="Csrf">To be sent back in the header <c>X-CSRF</c> with whatever changes something.</param>
/// <param name="MustChangePassword">Whether nothing else may be done before.</param>
/// <param name="SecondFactor">Whether the account has a second factor.</param>
/// <param name="MustSetUpSecondFactor">Whether a role demands one that the account has not, so that nothing else may be done before.</param>
/// <param name="OpenId">Whether <c>GET /session/openid</c> leads to the organisation's own login.</param>
public sealed record SessionAnswer(
    string? Name, IReadOnlyList<string> Roles, bool Open, string Csrf, bool MustChangePassword, bool SecondFactor,
    bool MustSetUpSecondFactor, bool OpenId);

/// <param name="Code">Of the second factor, or a recovery code; null where none is set up.</param>
public sealed record LoginRequest(string Name, string Password, string? Code = null);

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder app)
    {
        app.MapOwnAccount();
        var api = app.MapGroup("").WithTags("Session");
        api.MapOpenId(app.ServiceProvider.GetRequiredService<ServeOptions>().OpenId);
        api.MapGet("/session", (HttpContext context, ServeOptions options) => Answer(context, options)).AllowAnonymous().WithSummary("Who asks, and the token for what changes something.");
        api.MapPost("/session", async (HttpContext context, ServeOptions options, LogIn logIn, LoginRequest request) =>
        {
            await logIn.Begin(context, request.Name ?? "", request.Password ?? "", request.Code);
            return Answer(context, options);
        }).AllowAnonymous().RequireRateLimiting(AccountServices.LoginLimit).WithSummary("Logs in.");
        api.MapDelete("/session", async (HttpContext context, UserManager<Account> accounts) =>
        {
            if (await accounts.GetUserAsync(context.User) is { } account)
            {
                // A cookie that was copied before must not outlive this; with it end the account's sessions elsewhere.
                AccountBook.Demand(await accounts.UpdateSecurityStampAsync(account));
                await context.Audit(AuditAction.Logout);
            }

            await Sessions.End(context);
            return Results.NoContent();
        }).AllowAnonymous().Produces(204).WithSummary("Logs out, everywhere.");
    }

    // The token is bound to who asks: it is made anew with each login.
    private static SessionAnswer Answer(HttpContext context, ServeOptions options) => new(
        context.User.Identity?.Name,
        [.. context.User.FindAll(ClaimTypes.Role).Select(r => r.Value).Order(StringComparer.Ordinal)],
        options.Open,
        Csrf.TokenFor(context),
        context.User.HasClaim(c => c.Type == SessionClaims.MustChangePassword),
        context.User.HasClaim(c => c.Type == SessionClaims.SecondFactor),
        SecondFactorDemand.IsOpen(context.User, options),
        options.OpenId is not null);
}
