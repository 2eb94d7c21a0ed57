using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Tideline.Server.Access;

internal static class AccessServices
{
    /// <summary>Who somebody is, and what they may read. An endpoint that asks no policy is for people with an account.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, ServeOptions options)
    {
        services.AddAuthentication(Nobody.Name).AddScheme<AuthenticationSchemeOptions, Nobody>(Nobody.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Figures, p => p.RequireAssertion(c => options.Open || c.User.Identity?.IsAuthenticated == true))
            .AddPolicy(Policies.Data, p => p.RequireRole(Roles.Analyst, Roles.Releaser, Roles.Steward, Roles.Administrator))
            .AddPolicy(Policies.Proposals, p => p.RequireRole(Roles.Releaser, Roles.Steward, Roles.Administrator))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }
}
