using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tideline.Store;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;
using Tideline.Store.Jobs;
using Tideline.Store.Keys;

namespace Tideline.Server.Accounts;

/// <summary>Who somebody is: accounts with cookies, programs with keys.</summary>
internal static class AccountServices
{
    /// <summary>Name of the limit on logging in.</summary>
    public const string LoginLimit = "login";

    public static IServiceCollection AddAccounts(this IServiceCollection services, ServeOptions options)
    {
        services
            .AddSingleton(options.Database is { } connection ? Store.StoreOptions.Postgres(connection) : Store.StoreOptions.InProject(options.Project))
            .AddSingleton<StoreDatabase>()
            .AddSingleton<AuditLog>()
            .AddSingleton<ApiKeys>()
            .AddSingleton<JobStore>()
            .AddScoped(p => p.GetRequiredService<StoreDatabase>().Open())
            .AddScoped<LogIn>()
            .AddScoped<AccountBook>()
            .AddHostedService<StoreStart>();
        services.AddIdentityCore<Account>(Rules)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<StoreContext>()
            .AddUserStore<ProtectedAccountStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<SessionClaims>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = options.PasswordRounds);
        services.AddDataProtection().SetApplicationName("tideline").PersistKeysToFileSystem(ProtectionFolder(options));
        services.AddSessions(options);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(LoginLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = options.LoginsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        return services;
    }

    private static void Rules(IdentityOptions o)
    {
        // Length counts; a rule of kinds of characters makes passwords guessable (NIST SP 800-63B). See PasswordRules.
        o.Password.RequiredLength = PasswordRules.Shortest;
        o.Password.RequiredUniqueChars = 1;
        o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
        o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
        o.Lockout.MaxFailedAccessAttempts = 5;
        o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        o.Lockout.AllowedForNewUsers = true;
    }

    // Whoever has these keys can make cookies.
    private static DirectoryInfo ProtectionFolder(ServeOptions options)
    {
        var path = Path.Combine(Path.GetFullPath(options.Project), "store", "protection");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Brings the store to this version before anything listens.</summary>
    private sealed class StoreStart(StoreDatabase database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => database.Migrate(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
