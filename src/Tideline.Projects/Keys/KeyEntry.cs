using System.Text.Json;
using NodaTime;
using Tideline.Projects.Chains;

namespace Tideline.Projects.Keys;

public enum KeyEvent
{
    /// <summary>An epoch begins; the one before it ends on the day before.</summary>
    Begun,

    /// <summary>The key of an epoch is about to be overwritten: from here on it is never used again.</summary>
    DestructionBegun,

    /// <summary>The key of an epoch was overwritten and deleted.</summary>
    Destroyed,
}

/// <summary>One line of <c>register/keys.jsonl</c>.</summary>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Epoch">Id of the epoch: e1, e2 …</param>
/// <param name="FromDay">First local day of an epoch that begins; null for the first epoch.</param>
/// <param name="Mark">Fingerprint of the epoch's key: a keyed hash, from which the key does not follow.</param>
/// <param name="DestroyPreviousBy">Day by which the key of the epoch that ends here is to be destroyed.</param>
/// <param name="Reason">Why a key was destroyed, in the words of who did it.</param>
public sealed record KeyEntry(
    long Sequence,
    string Previous,
    KeyEvent Event,
    string At,
    string Epoch,
    LocalDate? FromDay = null,
    string? Mark = null,
    LocalDate? DestroyPreviousBy = null,
    string? Reason = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options(new LocalDateConverter());

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static KeyEntry FromLine(string line) =>
        JsonSerializer.Deserialize<KeyEntry>(line, _options) is { Epoch: not null } entry
            ? entry
            : throw new JsonException("An entry of the key register has an epoch.");
}
