using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Tideline.Server.Api;

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

    private static readonly FileExtensionContentTypeProvider _types = new();

    public static void UseWebFiles(this WebApplication app, ServeOptions options)
    {
        if (!Directory.Exists(options.WebRoot))
        {
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(options.WebRoot));
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.Use((context, next) => (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && files.GetFileInfo(context.Request.Path.Value ?? "") is { Exists: true, IsDirectory: false } file
                ? Answer(context, file).ExecuteAsync(context)
                : next(context));
    }

    public static void MapWebPages(this IEndpointRouteBuilder app, ServeOptions options)
    {
        var index = new FileInfo(Path.Combine(Path.GetFullPath(options.WebRoot), "index.html"));
        app.MapFallback("{*path}", IResult (HttpContext context) =>
        {
            if (IsOfMachines(context.Request.Path) || Path.HasExtension(context.Request.Path))
            {
                return Results.NotFound();
            }

            index.Refresh();
            return index.Exists ? Answer(context, new PhysicalFileInfo(index), isKept: false) : Results.Content(NotBuilt, "text/html; charset=utf-8");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Answer(HttpContext context, IFileInfo file, bool isKept = true) => ETags.Answer(
        context, FormattableString.Invariant($"{file.Name} {file.Length} {file.LastModified.UtcTicks}"), () => new(Read(file), TypeOf(file.Name)), isKept,
        // Vite names the files in assets/ by their content.
        cacheControl: context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache");

    private static string TypeOf(string name) => Path.GetExtension(name) == ".html" ? "text/html; charset=utf-8"
        : _types.TryGetContentType(name, out var type) ? type
        : "application/octet-stream";

    private static byte[] Read(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        var bytes = new byte[file.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsOfMachines(PathString path) => ((string[])["/api", "/health", "/openapi", "/docs"])
        .Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
}
