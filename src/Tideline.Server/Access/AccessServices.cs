using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Projects.Configuration;
using Tideline.Server.Accounts;
using Tideline.Server.Hub;
using Tideline.Store.Accounts;

namespace Tideline.Server.Access;

internal static class AccessServices
{
    /// <summary>What somebody may do. An endpoint that asks no policy is for people with an account.</summary>
    /// <param name="hub">Null: the project is no hub.</param>
    public static IServiceCollection AddAccess(this IServiceCollection services, ServeOptions options, HubConfiguration? hub)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Figures, p => p.RequireAssertion(c => options.Open || Role.All.Any(c.User.IsInRole)))
            .AddPolicy(Policies.Campus, p => p.RequireAssertion(c => options.Open || Role.All.Any(c.User.IsInRole)))
            .AddPolicy(Policies.Train, p => Person(p).RequireRole(Role.Trainer, Role.Administrator))
            .AddPolicy(Policies.Data, p => p.RequireRole(Role.Analyst, Role.Releaser, Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Compose, p => p.RequireRole(Role.Analyst, Role.Releaser, Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Declare, p => Person(p).RequireRole(Role.Releaser, Role.Steward))
            .AddPolicy(Policies.Proposals, p => p.RequireRole(Role.Releaser, Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Jobs, p => p.RequireRole(Role.Analyst, Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Approve, p => Person(p).RequireRole(Role.Releaser))
            .AddPolicy(Policies.Publish, p => Person(p).RequireRole(Role.Steward))
            .AddPolicy(Policies.Sign, p => Person(p).RequireRole(Role.Releaser, Role.Steward))
            .AddPolicy(Policies.HubOperator, p => p.RequireAssertion(c => HubCaller.Of(c.User, hub) is not null))
            .AddPolicy(Policies.HubReceipts, p => p.RequireAssertion(
                c => HubCaller.Of(c.User, hub) is not null || new[] { Role.Releaser, Role.Steward, Role.Administrator }.Any(c.User.IsInRole)))
            .AddPolicy(Policies.Stop, p => Person(p).RequireRole(Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Record, p => Person(p).RequireRole(Role.Analyst, Role.Releaser, Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Audit, p => p.RequireRole(Role.Steward, Role.Administrator))
            .AddPolicy(Policies.Accounts, p => Person(p).RequireRole(Role.Administrator))
            .AddPolicy(Policies.Person, p => Person(p))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    // What answers for a decision is a person who logged in, and not a program with a key.
    private static AuthorizationPolicyBuilder Person(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(c => !KeyAuthentication.IsKey(c.User));
}
