using NodaTime;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Server.Releases;

namespace Tideline.Server.Api;

/// <summary>A person who approved a release as it stands.</summary>
public sealed record SignatureAnswer(string Name, string Organisation);

/// <summary>A release as the register has it.</summary>
/// <param name="State">proposed (approved by nobody or not by enough), refused, published, or recalled.</param>
/// <param name="ProposedAt">Instant, ISO 8601.</param>
/// <param name="PublishedAt">Instant, ISO 8601; null where it never was.</param>
/// <param name="RecallReason">Null where it was not taken back.</param>
/// <param name="RefusalReason">Null where nobody refused it as it stands.</param>
public record ReleaseAnswer(
    string Id, string? Emergency, LocalDate Vintage, string State, string? ProposedAt, string? PublishedAt, IReadOnlyList<SignatureAnswer> Signatures,
    IReadOnlyList<string> Errata, string? RecallReason, string? RefusalReason)
{
    internal static ReleaseAnswer Of(ReleaseEntry release) => new(
        release.Id.Value, release.Emergency, release.Vintage, Word(release.State), release.ProposedAt, release.PublishedAt,
        [.. release.Approvals.Select(a => new SignatureAnswer(a.Name, a.Organisation))], release.Errata, release.RecallReason,
        release.RefusalReason);

    private static string Word(ReleaseState state) => state switch
    {
        ReleaseState.Published => "published",
        ReleaseState.Recalled => "recalled",
        ReleaseState.Refused => "refused",
        _ => "proposed",
    };
}

/// <summary>A check of the gate.</summary>
/// <param name="Result">pass, fail or not_run.</param>
public sealed record CheckAnswer(string Name, CheckOutcome Result, string Evidence);

/// <param name="Size">In bytes.</param>
public sealed record FileAnswer(string Name, string Sha256, long Size);

/// <summary>A release with all that its manifest says of how it was made.</summary>
public sealed record ReleaseDetail : ReleaseAnswer
{
    private ReleaseDetail(ReleaseAnswer release)
        : base(release)
    {
    }

    public required IReadOnlyList<CheckAnswer> Checks { get; init; }

    /// <summary>What suppression cost, by indicator and level.</summary>
    public required IReadOnlyList<SuppressionLoss> Losses { get; init; }

    /// <summary>Every method parameter by name, as printed text.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Its files; the manifest, which names the hashes of the others, is the last.</summary>
    public required IReadOnlyList<FileAnswer> Files { get; init; }

    /// <summary>What is wrong with its files, one sentence each; where there is any, nothing of it is served.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    internal static ReleaseDetail Of(ReleaseEntry release, ReleaseShelf shelf)
    {
        var manifest = release.Manifest;
        return new(Of(release))
        {
            Checks = [.. (manifest?.Checks ?? []).Select(c => new CheckAnswer(c.Name, c.Outcome, c.Evidence))],
            Losses = manifest?.SuppressionLosses ?? [],
            Parameters = manifest?.Parameters ?? new Dictionary<string, string>(),
            Files =
            [
                .. (manifest?.Files ?? new Dictionary<string, string>()).Append(new(ReleaseManifest.FileName, release.ManifestSha256))
                    .Select(f => new FileAnswer(f.Key, f.Value, Size(Path.Combine(shelf.FolderOf(release.Id), f.Key)))),
            ],
            Findings = release.Findings,
        };
    }

    private static long Size(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
