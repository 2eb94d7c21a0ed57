using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Tideline.Release.Register;

/// <summary>A signed text as JWS in compact form with ES256 (RFC 7515, RFC 7518 §3.4), which any JOSE library checks.</summary>
internal static class CompactSignature
{
    public static string Of(byte[] payload, Signer signer)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", kid = signer.Key.Id });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Convert.FromBase64String(signer.Sign(Encoding.ASCII.GetBytes(signed))))}";
    }

    /// <summary>The payload and the key that signed it, one of these; null where no such key did.</summary>
    public static (byte[] Payload, SigningKey Key)? Check(string text, IEnumerable<SigningKey> keys)
    {
        if (text.Trim().Split('.') is not [var header, var payload, var signature])
        {
            return null;
        }

        try
        {
            using var read = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            var base64 = Convert.ToBase64String(Base64Url.DecodeFromChars(signature));
            // The algorithm is ours and not the header's: a header that names another, or none, is a known attack.
            return read.RootElement.GetProperty("alg").ValueEquals("ES256")
                && keys.FirstOrDefault(k => read.RootElement.GetProperty("kid").ValueEquals(k.Id)) is { } key
                && key.Signed(Encoding.ASCII.GetBytes($"{header}.{payload}"), base64)
                    ? (Base64Url.DecodeFromChars(payload), key)
                    : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
