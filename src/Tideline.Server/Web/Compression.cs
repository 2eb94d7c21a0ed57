using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Tideline.Server.Web;

/// <summary>Makes answers small for slow lines: here those that are made anew for each reader, and in <see cref="Api.Body"/> those that are kept.</summary>
internal static class Compression
{
    // What else the API answers may hold a secret beside something that a stranger chose, and its length would then tell of it.
    private static readonly string[] _withoutSecrets =
        ["/api/v1/emergencies", "/api/v1/releases", "/api/v1/methods", "/api/v1/campus/modules", "/api/v1/campus/me/modules", "/openapi", "/docs"];

    private static readonly HashSet<string> _types = new(
        [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/topo+json", "font/ttf", "image/svg+xml"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether bytes of this media type become smaller.</summary>
    public static bool IsCompressible(string contentType) => _types.Contains(contentType.Split(';')[0]);

    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = _types;
        })
        .Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);

    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(context => HasNoSecret(context.Request.Path), branch => branch.UseResponseCompression());

    private static bool HasNoSecret(PathString path) =>
        _withoutSecrets.Any(p => path.StartsWithSegments(p, StringComparison.Ordinal));
}
