using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;

namespace Tideline.Server.Web;

/// <summary>The built web application: its files, and one page for every address that is its own to read.</summary>
internal static class WebFiles
{
    private const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Tideline</title></head>
        <body>
        <h1>The web application was not built</h1>
        <p>The server works: the API is at <a href="/api/v1/emergencies">/api/v1</a>.</p>
        <p>To build the web application, install Node 20.19 or newer and build Tideline again, or run <code>npm ci</code> and
        <code>npm run build</code> in <code>web/</code> and then build Tideline.</p>
        </body>
        </html>
        """;

    public static void UseWebFiles(this WebApplication app, ServeOptions options)
    {
        if (!Directory.Exists(options.WebRoot))
        {
            return;
        }

        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(options.WebRoot)),
            // Vite names the files in assets/ by their content.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapWebPages(this IEndpointRouteBuilder app, ServeOptions options)
    {
        var index = Path.Combine(Path.GetFullPath(options.WebRoot), "index.html");
        app.MapFallback("{*path}", IResult (HttpContext context) =>
        {
            if (IsOfMachines(context.Request.Path) || Path.HasExtension(context.Request.Path))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-cache";
            return File.Exists(index) ? Results.File(index, "text/html; charset=utf-8") : Results.Content(NotBuilt, "text/html; charset=utf-8");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static bool IsOfMachines(PathString path) => ((string[])["/api", "/health", "/openapi", "/docs"])
        .Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
}
