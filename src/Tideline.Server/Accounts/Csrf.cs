using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Server.Problems;

namespace Tideline.Server.Accounts;

/// <summary>Whatever changes something needs the token of <c>GET /session</c> in a header, which a page of another origin can neither
/// read nor send. Programs with a key need none: no browser adds their header by itself.</summary>
internal static class Csrf
{
    public const string Header = "X-CSRF";

    public static string TokenFor(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;

    public static void UseCsrf(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsSafe(context.Request.Method) && !KeyAuthentication.IsKey(context.User)
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            throw new ProblemException(400, ProblemCode.CsrfNeeded, $"The header {Header} must hold the token that GET /api/v1/session gives now.");
        }

        await next(context);
    });

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
