using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Server.Access;
using Tideline.Server.Accounts;
using Tideline.Server.Api;
using Tideline.Server.Approvals;
using Tideline.Server.Audit;
using Tideline.Server.Campus;
using Tideline.Server.Jobs;
using Tideline.Server.Metrics;
using Tideline.Server.Mornings;
using Tideline.Server.Problems;
using Tideline.Server.Stops;
using Tideline.Server.Web;

namespace Tideline.Server;

/// <summary>Composes the server: API, web application, and who may read what.</summary>
public static class TidelineServer
{
    /// <summary>A server that is ready to start. It takes nothing from the environment: what it does stands in the options and in the
    /// project folder.</summary>
    /// <param name="watch">Adds what looks at the feeds, where the server is to do it; null: nothing does.</param>
    /// <exception cref="Domain.ConfigurationException">The folder holds no valid <c>project.yaml</c>.</exception>
    public static WebApplication Create(ServeOptions options, Action<IServiceCollection>? watch = null)
    {
        var folder = new ProjectFolder(Path.GetFullPath(options.Project));
        var configuration = ProjectFile.Load(folder);
        var certificate = ServerCertificate.Of(options);
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel => Listen(kestrel, certificate)).UseUrls([.. options.Urls]);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // It warns that its key files are not encrypted; their folder is for the owner alone.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A page that was left open for long sends an old token: that is answered, and no fault of the server.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // Texts of statements are ours, but not the values in faults.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(folder)
            .AddSingleton(configuration)
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddRouting()
            .AddApiJson()
            .AddApiProblems()
            .AddReleases()
            .AddCompression()
            .AddRateLimits(options)
            .AddApiDescription()
            .AddAccess(options, configuration.Hub)
            .AddAccounts(options)
            .AddJobs(options)
            .AddCampus(options)
            .AddProjectMetrics(options)
            .AddSingleton<ProjectRegister>()
            .AddSingleton<StandingStop>()
            .AddSingleton(configuration.TimeZone);

        var watching = new Watching(watch is not null && (options.Watch || configuration.Operation.WatchInServer));
        builder.Services.AddSingleton(watching);
        if (watching.Here)
        {
            watch!(builder.Services);
        }

        var app = builder.Build();
        // A reverse proxy on this machine may say for whom it asks, and whether over TLS; nobody else is believed.
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseSecurityHeaders();
        app.UseNoStore();
        app.UseApiProblems();
        app.UseCompression();
        app.UseWebFiles(options);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuditTrail();
        app.UseAuthentication();
        app.UseAccountFirst(options);
        app.UseAuthorization();
        app.UseCsrf();
        app.UseStop();
        app.MapHealth();
        app.MapApi();
        app.MapApiDescription();
        app.MapWebPages(options);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        if (certificate is not null)
        {
            kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
        }
    }
}
