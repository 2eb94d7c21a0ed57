using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tideline.Server.Api;

/// <summary>Who asks.</summary>
/// <param name="Name">Null: nobody signed in.</param>
/// <param name="Open">Whether released figures are readable without an account.</param>
/// <param name="Csrf">To be sent back in the header <c>X-CSRF</c> with whatever changes something.</param>
public sealed record SessionAnswer(string? Name, IReadOnlyList<string> Roles, bool Open, string Csrf);

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api) => api.MapGet("/session", (HttpContext context, ServeOptions options) =>
        new SessionAnswer(
            context.User.Identity?.Name,
            [.. context.User.FindAll(ClaimTypes.Role).Select(r => r.Value).Order(StringComparer.Ordinal)],
            options.Open,
            "")).AllowAnonymous();
}
