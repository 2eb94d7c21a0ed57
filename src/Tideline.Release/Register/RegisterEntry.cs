using System.Text.Json;
using Tideline.Projects.Chains;

namespace Tideline.Release.Register;

public enum RegisterEvent
{
    /// <summary>A person's public key was registered.</summary>
    Key,

    /// <summary>A release was written; signed where a person proposed it.</summary>
    Proposed,

    /// <summary>A person signed the manifest of a release.</summary>
    Approved,

    /// <summary>A person refused a proposed release: as it stands it is neither approved nor published any more.</summary>
    Refused,

    /// <summary>A release with the signatures it needs was declared public.</summary>
    Published,

    /// <summary>A person took a published release back: it is not to be used any more. It was seen, and stays public.</summary>
    Recalled,

    /// <summary>A person added a correction in words to a release that was published.</summary>
    Erratum,
}

/// <summary>One line of <c>register.jsonl</c>. Each names the SHA-256 of the line before, so that none can be changed,
/// dropped or put between without breaking the chain.</summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="Previous">SHA-256 of the line before, without its line feed; 64 zeros in the first.</param>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Key">Id of the key that is registered or that signed.</param>
/// <param name="PublicKey">Base64 of the key's SubjectPublicKeyInfo.</param>
/// <param name="Signature">Base64, IEEE P1363, over <see cref="SignedStatement"/>.</param>
/// <param name="Agreement">Id of the agreement that the release was made under, where something was proposed, approved or published.</param>
/// <param name="AgreementSha256">Of its text.</param>
/// <param name="Text">Why it was refused or recalled, or the erratum; one line.</param>
/// <param name="Account">Of the server, where the entry came about through one: who asked for the run that proposed, or sent the signature.</param>
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
    string? Signature = null,
    string? Text = null,
    string? Agreement = null,
    int? AgreementVersion = null,
    string? AgreementSha256 = null,
    string? Account = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    string IChained.ToLine() => ToLine();

    /// <summary>Whether it came about by the holder of a key, or through an account.</summary>
    internal bool IsOf(SigningKey key, string? account) =>
        (Key is not null && key.IsOf(this)) || (account is not null && string.Equals(account, Account, StringComparison.OrdinalIgnoreCase));

    internal string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    internal static RegisterEntry FromLine(string line) => JsonSerializer.Deserialize<RegisterEntry>(line, _options)!;
}
