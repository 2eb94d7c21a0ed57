using NodaTime;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Server.Releases;

/// <summary>What the register says of one release, and its manifest.</summary>
/// <param name="Findings">What is wrong with its files, one sentence each; where there is any, nothing of it is served.</param>
/// <param name="Published">Number of the register entry that published it; null where none did.</param>
internal sealed record ReleaseEntry(
    ReleaseId Id, ReleaseState State, ReleaseManifest? Manifest, string ManifestSha256, LocalDate Vintage, IReadOnlyList<SigningKey> Approvals,
    IReadOnlyList<string> Findings, IReadOnlyList<RegisterEntry> History, long? Published)
{
    public string? Emergency => Manifest?.Emergency.Id;

    public string? ProposedAt => History.LastOrDefault(e => e.Event == RegisterEvent.Proposed)?.At;

    public string? PublishedAt => History.FirstOrDefault(e => e.Sequence == Published)?.At;

    public IReadOnlyList<string> Errata => [.. History.Where(e => e.Event == RegisterEvent.Erratum).Select(e => e.Text ?? "")];

    public string? RefusalReason => State == ReleaseState.Refused ? History.LastOrDefault(e => e.Event == RegisterEvent.Refused)?.Text : null;

    public string? RecallReason => History.LastOrDefault(e => e.Event == RegisterEvent.Recalled)?.Text;
}
