using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Server.Api;

/// <summary>For whoever watches the process: it answers; it can do its work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (ProjectFolder folder) => IsReady(folder) ? Results.Text("ready") : Results.Text("not ready", statusCode: 503))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static bool IsReady(ProjectFolder folder)
    {
        try
        {
            ProjectFile.Load(folder);
            return true;
        }
        catch (TidelineException)
        {
            return false;
        }
    }
}
