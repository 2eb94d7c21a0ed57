using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tideline.Projects.Chains;

namespace Tideline.Release.Register;

public enum RegisterEvent
{
    /// <summary>A person's public key was registered.</summary>
    Key,

    /// <summary>A release was written.</summary>
    Proposed,

    /// <summary>A person signed the manifest of a release.</summary>
    Approved,

    /// <summary>A release with the signatures it needs was declared public.</summary>
    Published,
}

/// <summary>One line of <c>register.jsonl</c>. Each names the SHA-256 of the line before, so that none can be changed,
/// dropped or put between without breaking the chain.</summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="Previous">SHA-256 of the line before, without its line feed; 64 zeros in the first.</param>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Key">Id of the key that is registered or that signed.</param>
/// <param name="PublicKey">Base64 of the key's SubjectPublicKeyInfo.</param>
/// <param name="Signature">Base64, IEEE P1363, over <see cref="ApprovalStatement"/>.</param>
public sealed record RegisterEntry(
    long Sequence,
    string Previous,
    RegisterEvent Event,
    string At,
    string? Release = null,
    string? ManifestSha256 = null,
    string? Key = null,
    string? Name = null,
    string? Organisation = null,
    string? Role = null,
    string? PublicKey = null,
    string? Signature = null) : IChained
{
    internal static readonly string Start = ChainLine.Start;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    string IChained.ToLine() => ToLine();

    internal string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    internal static RegisterEntry FromLine(string line) => JsonSerializer.Deserialize<RegisterEntry>(line, _options)!;

    internal static string HashOf(string line) => ChainLine.HashOf(line);
}

/// <summary>What a person signs.</summary>
public static class ApprovalStatement
{
    /// <summary>The bytes under the signature: purpose, release, manifest, key and instant, one to a line.</summary>
    public static byte[] Bytes(string release, string manifestSha256, string key, string at) =>
        Encoding.UTF8.GetBytes($"tideline approval 1\n{release}\n{manifestSha256}\n{key}\n{at}\n");
}
