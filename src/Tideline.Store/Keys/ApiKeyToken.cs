using System.Security.Cryptography;
using System.Text;

namespace Tideline.Store.Keys;

/// <summary>The token of a key: <c>tdl_PREFIX_SECRET</c>. The fixed beginning lets scanners of leaked secrets find it.</summary>
/// <param name="Prefix">8 hex digits.</param>
/// <param name="Secret">64 hex digits.</param>
public sealed record ApiKeyToken(string Prefix, string Secret)
{
    private const string Mark = "tdl";

    internal string SecretSha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    public static ApiKeyToken Make() =>
        new(RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetHexString(64, lowercase: true));

    /// <summary>Null where the text is no token.</summary>
    public static ApiKeyToken? Parse(string text) =>
        text.Split('_') is [Mark, { Length: 8 } prefix, { Length: 64 } secret] && (prefix + secret).All(char.IsAsciiHexDigitLower)
            ? new(prefix, secret)
            : null;

    /// <summary>Takes as long whether or not they are alike.</summary>
    internal bool Matches(ApiKey key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretSha256), Encoding.ASCII.GetBytes(key.SecretSha256));

    public override string ToString() => $"{Mark}_{Prefix}_{Secret}";
}
