using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace Tideline.Server.Accounts;

/// <summary>What the API answers is kept by no cache unless the answer itself says otherwise, as figures do.</summary>
internal static class NoStore
{
    public static void UseNoStore(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.TryAdd(HeaderNames.CacheControl, "no-store");
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
