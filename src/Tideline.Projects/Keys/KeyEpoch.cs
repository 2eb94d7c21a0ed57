using NodaTime;

namespace Tideline.Projects.Keys;

/// <summary>
/// The local days whose events got their pseudonyms under one key. A subscriber has another pseudonym in every epoch, and
/// nothing links the two.
/// </summary>
/// <param name="Id">e1, e2 …, in order of their days.</param>
/// <param name="From">First local day; null: from the beginning.</param>
/// <param name="Until">Last local day; null: without end.</param>
/// <param name="Made">Instant at which the key was made, ISO 8601; null where that was before there was a register.</param>
/// <param name="DestroyBy">Day by which the key is to be destroyed; null while the epoch has no end.</param>
/// <param name="Mark">Fingerprint of the key; null where nothing was ingested yet.</param>
/// <param name="State">What became of the key.</param>
/// <param name="DestroyedAt">Instant, ISO 8601; null while the key is not destroyed.</param>
/// <param name="Reason">Why the key was destroyed.</param>
public sealed record KeyEpoch(
    string Id,
    LocalDate? From,
    LocalDate? Until,
    string? Made,
    LocalDate? DestroyBy,
    string? Mark,
    KeyState State = KeyState.Kept,
    string? DestroyedAt = null,
    string? Reason = null)
{
    public bool Holds(LocalDate day) => (From is null || day >= From) && (Until is null || day <= Until);
}

public enum KeyState
{
    Kept,

    /// <summary>Its destruction began and did not end: it may be there, and is never used.</summary>
    DestructionBegun,

    Destroyed,
}
