using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tideline.Domain;

namespace Tideline.Learning.Credentials;

/// <summary>Who issues credentials, with the public key: the file <c>issuer.jwk.json</c> (RFC 7517), which everybody may have.</summary>
/// <param name="Name">Of the institution.</param>
/// <param name="Url">Its page; null where it gave none.</param>
public sealed record IssuerKey(string Name, string? Url, ECParameters Public)
{
    public const string FileName = "issuer.jwk.json";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names the key by its thumbprint (RFC 7638, 9278), so that no other key can speak for it.</summary>
    public string Id => "urn:ietf:params:oauth:jwk-thumbprint:sha-256:" + Thumbprint;

    private string Thumbprint => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    private string X => Base64Url.EncodeToString(Public.Q.X);

    private string Y => Base64Url.EncodeToString(Public.Q.Y);

    public string ToJson()
    {
        var json = Jwk();
        json["use"] = "sig";
        json["alg"] = "ES256";
        json["kid"] = Thumbprint;
        json["name"] = Name;
        if (Url is not null)
        {
            json["url"] = Url;
        }

        return json.ToJsonString(_indented) + "\n";
    }

    /// <exception cref="InputRefusedException">The text is no such file.</exception>
    public static IssuerKey Parse(string text, string file)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject json && Text(json, "kty") == "EC" && Text(json, "crv") == "P-256" && Text(json, "x") is { } x && Text(json, "y") is { } y
                && Text(json, "name") is { } name)
            {
                var key = new IssuerKey(name, Text(json, "url"), new() { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) } });
                using var check = key.Open();
                return key;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or CryptographicException)
        {
            // Told below: which part of a key is wrong helps nobody.
        }

        throw new InputRefusedException($"{file} is no issuer's key: it needs kty EC, crv P-256, x, y and name. Ask the issuer for its {FileName}. Nothing was checked.");

        static string? Text(JsonObject json, string key) => CompactJws.TextOf(json[key]);
    }

    /// <summary>The key to check with.</summary>
    internal ECDsa Open() => ECDsa.Create(Public);

    internal JsonObject Jwk() => new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = X, ["y"] = Y };
}
