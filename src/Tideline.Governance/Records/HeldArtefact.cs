namespace Tideline.Governance.Records;

/// <summary>An artefact as it stands, with all that was written of it.</summary>
/// <param name="Entries">Oldest first; the first is a version.</param>
public sealed record HeldArtefact(ArtefactKind Kind, string Id, IArtefact Document, IReadOnlyList<GovernanceEntry> Entries)
{
    /// <summary>1, 2, 3 …</summary>
    public int Version => Entries.Count(e => e.Event == GovernanceEvent.Saved);

    /// <summary>Steps that count for this version, oldest first.</summary>
    public IReadOnlyList<Step> Steps { get; } =
    [
        .. Entries.Skip(Document is IStepped { OutlivesChanges: true } ? 0 : Entries.ToList().FindLastIndex(e => e.Event == GovernanceEvent.Saved)).Select(e => e.Step).OfType<Step>(),
    ];

    /// <summary>In words like <c>technical_check</c>; null where the kind has no states.</summary>
    public string? State => (Document as IStepped)?.StateAfter(Steps);

    /// <summary>What is missing, stale or refused.</summary>
    /// <param name="desk">Its steps are taken from here.</param>
    public IReadOnlyList<Finding> Findings(Desk desk) => Document.Findings(desk with { Steps = Steps });
}
