using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Tideline.Server.Web;

/// <summary>Makes answers small for slow lines.</summary>
internal static class Compression
{
    // What else the API answers may hold a secret beside something that a stranger chose, and its length would then tell of it.
    private static readonly string[] _withoutSecrets =
        ["/assets", "/api/v1/emergencies", "/api/v1/areas", "/api/v1/areas.topojson", "/api/v1/releases", "/api/v1/methods", "/openapi", "/docs"];

    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/topo+json", "font/ttf"];
        })
        .Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);

    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(context => HasNoSecret(context.Request.Path), branch => branch.UseResponseCompression());

    private static bool HasNoSecret(PathString path) =>
        path == "/" || _withoutSecrets.Any(p => path.StartsWithSegments(p, StringComparison.Ordinal));
}
