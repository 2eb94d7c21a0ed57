using Microsoft.AspNetCore.Builder;
using Tideline.Server.Problems;

namespace Tideline.Server.Accounts;

/// <summary>Who logged in with a password that somebody else knows may only change it, or log out.</summary>
internal static class PasswordFirst
{
    public static void UsePasswordFirst(this WebApplication app) => app.Use((context, next) =>
        context.User.HasClaim(c => c.Type == SessionClaims.MustChangePassword)
        && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api/v1/session", StringComparison.OrdinalIgnoreCase)
            ? throw new ProblemException(403, ProblemCodes.PasswordMustChange, "Change the password first: POST /api/v1/session/password.")
            : next(context));
}
