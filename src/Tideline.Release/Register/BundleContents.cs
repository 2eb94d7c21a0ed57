using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tideline.Release.Register;

/// <summary>What the signature of a bundle is over: payload of the JWS in <c>bundle.jws</c>.</summary>
/// <param name="Head">The register's end when the bundle was made.</param>
/// <param name="Recipient">The organisation that it is for; null where nobody was named.</param>
/// <param name="Files">SHA-256 of every other file of the bundle, by its path in it.</param>
internal sealed record BundleContents(
    string Release, RegisterHead Head, [property: JsonRequired] IReadOnlyDictionary<string, string> Files,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Recipient = null)
{
    private static readonly JsonSerializerOptions _options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, _options);

    /// <exception cref="JsonException">The bytes are no contents of a bundle.</exception>
    public static BundleContents Parse(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<BundleContents>(bytes, _options) ?? throw new JsonException("No contents.");
}
