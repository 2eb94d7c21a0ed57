using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tideline.Server.Web;

namespace Tideline.Server.Api;

/// <summary>The bytes of an answer, plain and, made when first asked for, compressed.</summary>
/// <param name="bytes">Plain.</param>
/// <param name="fileName">Name of the file that a browser saves; null: it shows the answer.</param>
internal sealed class Body(byte[] bytes, string contentType, string? fileName = null)
{
    private readonly Lazy<byte[]> _brotli = new(() => Compressed(bytes, to => new BrotliStream(to, CompressionLevel.Optimal)));
    private readonly Lazy<byte[]> _gzip = new(() => Compressed(bytes, to => new GZipStream(to, CompressionLevel.Optimal)));
    private readonly bool _isCompressible = Compression.IsCompressible(contentType);

    /// <summary>Bytes of memory that it takes at most, about.</summary>
    public long Size => bytes.Length * (_isCompressible ? 2L : 1L);

    /// <summary>A value as the API writes it.</summary>
    public static Body Json<T>(HttpContext context, T value) => new(
        JsonSerializer.SerializeToUtf8Bytes(value, context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions),
        "application/json; charset=utf-8");

    /// <param name="coding">br, gzip or identity; what would not become smaller is sent as it is.</param>
    public IResult In(HttpContext context, string coding)
    {
        var sent = !_isCompressible ? bytes : coding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => bytes };
        if (sent != bytes)
        {
            context.Response.Headers.ContentEncoding = coding;
        }

        return Results.Bytes(sent, contentType, fileName);
    }

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> coding)
    {
        using var to = new MemoryStream();
        using (var through = coding(to))
        {
            through.Write(bytes);
        }

        return to.ToArray();
    }
}
