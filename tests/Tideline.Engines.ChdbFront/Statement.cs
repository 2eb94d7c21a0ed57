using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Tideline.Engines.ChdbFront;

/// <summary>What one request asks: a statement, the rows that follow it, a database, settings.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Rows">Rows of an insert, in the statement's format; null where there are none.</param>
/// <param name="Format">Format of the output where the statement names none.</param>
/// <param name="Database">Database of names without one.</param>
/// <param name="Settings">Settings of this statement alone.</param>
internal sealed partial record Statement(
    string Text, ReadOnlyMemory<byte>? Rows, string Format, string Database, IReadOnlyDictionary<string, string> Settings)
{
    // What the HTTP interface itself understands, and the engine does not.
    private static readonly HashSet<string> OfTheInterface = new(StringComparer.Ordinal)
    {
        "query", "database", "user", "password", "default_format", "query_id", "session_id", "session_timeout", "session_check",
        "compress", "decompress", "quota_key", "role", "buffer_size", "wait_end_of_query", "enable_http_compression",

        // The library has no thread that drops tables in the background, so waiting for it never ends.
        "database_atomic_wait_for_drop_and_detach_synchronously",

        // All requests share the library's one session, which could not write again.
        "readonly",
    };

    /// <summary>Reads a request as ClickHouse's HTTP interface does: the parameter <c>query</c>, then the body.</summary>
    public static async Task<Statement> Read(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        if (request.Query["query"] is { Count: > 0 } given)
        {
            body.Write(Encoding.UTF8.GetBytes($"{given}\n"));
        }

        await Decoded(request).CopyToAsync(body, cancellation);
        var (text, rows) = Split(body.GetBuffer().AsMemory(0, (int)body.Length));
        return new Statement(
            text,
            rows,
            First(request.Headers["X-ClickHouse-Format"]) ?? First(request.Query["default_format"]) ?? "TabSeparated",
            First(request.Query["database"]) ?? First(request.Headers["X-ClickHouse-Database"]) ?? "default",
            request.Query.Where(p => !OfTheInterface.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal));
    }

    private static Stream Decoded(HttpRequest request) => request.Headers.ContentEncoding.ToString() switch
    {
        "" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        "br" => new BrotliStream(request.Body, CompressionMode.Decompress),
        var other => throw new ChdbException(89, $"Code: 89. DB::Exception: The front does not decode '{other}'. (ILLEGAL_CODEC_PARAMETER)"),
    };

    /// <summary>An insert with a format ends at the first line end after it; what follows are rows.</summary>
    private static (string Text, ReadOnlyMemory<byte>? Rows) Split(ReadOnlyMemory<byte> all)
    {
        // One character a byte, so that positions in the text are positions in the bytes.
        var start = Encoding.Latin1.GetString(all.Span[..Math.Min(all.Length, 65_536)]);
        var insert = InsertWithFormat().Match(start);
        return insert.Success
            ? (Encoding.UTF8.GetString(all.Span[..insert.Length]), all[insert.Length..])
            : (Encoding.UTF8.GetString(all.Span), default(ReadOnlyMemory<byte>?));
    }

    private static string? First(StringValues values) => values.Count > 0 && values[0] is { Length: > 0 } value ? value : null;

    [GeneratedRegex(
        @"^\s*insert\s+into\s(?:(?!\bselect\b|\bvalues\b).)*?\bformat\s+(?!values\b)\w+[ \t]*\n?",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InsertWithFormat();
}
