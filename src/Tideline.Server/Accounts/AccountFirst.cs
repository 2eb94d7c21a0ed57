using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tideline.Server.Problems;

namespace Tideline.Server.Accounts;

/// <summary>Who must put their own account in order may only do that, or log out: change a password that somebody else knows, and set
/// up a second factor that a role demands.</summary>
internal static class AccountFirst
{
    public static void UseAccountFirst(this WebApplication app, ServeOptions options) => app.Use((context, next) =>
    {
        if (IsAboutOthers(context.Request.Path))
        {
            if (context.User.HasClaim(c => c.Type == SessionClaims.MustChangePassword))
            {
                throw new ProblemException(403, ProblemCode.PasswordMustChange, "Change the password first: POST /api/v1/session/password.");
            }

            if (SecondFactorDemand.IsOpen(context.User, options))
            {
                throw new ProblemException(
                    403, ProblemCode.SecondFactorDemanded,
                    "A role of this account demands a second factor. Set one up first: POST /api/v1/session/second-factor.");
            }
        }

        return next(context);
    });

    private static bool IsAboutOthers(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments("/api/v1/session", StringComparison.OrdinalIgnoreCase);
}
