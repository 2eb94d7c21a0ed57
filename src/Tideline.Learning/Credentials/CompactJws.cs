using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tideline.Learning.Credentials;

/// <summary>Signed JSON as one line: header, payload and signature in base64url, signed with ES256 (RFC 7515, 7518).</summary>
internal static class CompactJws
{
    private const DSASignatureFormat Format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    // Names in other scripts stay short.
    private static readonly JsonSerializerOptions _plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Sign(JsonObject header, JsonObject payload, ECDsa key)
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, Format))}";
    }

    /// <summary>Header and payload; null where the text is no such line.</summary>
    public static (JsonObject Header, JsonObject Payload)? Read(string text)
    {
        var parts = text.Trim().Split('.');
        try
        {
            return parts.Length == 3 && JsonNode.Parse(Base64Url.DecodeFromChars(parts[0])) is JsonObject header && JsonNode.Parse(Base64Url.DecodeFromChars(parts[1])) is JsonObject payload
                ? (header, payload) : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the key that belongs to <paramref name="key"/> signed the line, by ES256 and nothing else that its header may name.</summary>
    public static bool IsSignedBy(string text, ECDsa key)
    {
        if (Read(text) is not { } read || TextOf(read.Header["alg"]) != "ES256")
        {
            return false;
        }

        var line = text.Trim();
        var end = line.LastIndexOf('.');
        try
        {
            return key.VerifyData(Encoding.ASCII.GetBytes(line[..end]), Base64Url.DecodeFromChars(line.AsSpan(end + 1)), HashAlgorithmName.SHA256, Format);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>A text of JSON; null where it is none.</summary>
    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Part(JsonObject value) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(value.ToJsonString(_plain)));
}
