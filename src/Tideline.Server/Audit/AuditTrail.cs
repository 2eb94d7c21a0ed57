using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Store.Audit;

namespace Tideline.Server.Audit;

/// <summary>Enters in the audit log what a request did.</summary>
internal static class AuditTrail
{
    /// <summary>Adds a line about who asks; also where they have gone away meanwhile.</summary>
    /// <param name="target">What it was done to.</param>
    /// <param name="detail">Our own words or codes, never what somebody typed.</param>
    public static Task Audit(this HttpContext context, AuditAction action, string? target = null, string? detail = null) =>
        context.RequestServices.GetRequiredService<AuditLog>().Append(
            context.User.Identity?.Name ?? "-", action, target, detail, context.Connection.RemoteIpAddress?.ToString(), CancellationToken.None);

    /// <summary>Enters refusals of people and programs that are known, and every file that they take away. The line comes before the
    /// file's first byte.</summary>
    public static void UseAuditTrail(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(async () =>
        {
            if (context.User.Identity?.IsAuthenticated != true)
            {
                return;
            }

            if (context.Response.StatusCode == StatusCodes.Status403Forbidden)
            {
                // The pattern and not the address: in that could stand anything.
                await context.Audit(
                    AuditAction.Refused, $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/')}");
            }
            else if (context.Response.StatusCode == StatusCodes.Status200OK
                && context.Response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.OrdinalIgnoreCase))
            {
                await context.Audit(AuditAction.Download, context.Request.Path);
            }
        });
        return next(context);
    });
}
