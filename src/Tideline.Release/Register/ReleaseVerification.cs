using Tideline.Projects.Files;
using Tideline.Release.Files;
using Tideline.Release.Gate;

namespace Tideline.Release.Register;

/// <summary>What checking a release's hashes and signatures found.</summary>
/// <param name="ManifestSha256">Of the manifest as it stands; empty where there is none.</param>
/// <param name="ProposedSha256">Of the manifest that was last proposed: what a signature is about.</param>
/// <param name="Approvals">Persons whose signature over this very manifest is valid, and who did not propose it.</param>
/// <param name="Findings">What is wrong, one sentence each; empty where the release is intact.</param>
public sealed record ReleaseVerification(
    ReleaseId Id, ReleaseState State, string ManifestSha256, string ProposedSha256, IReadOnlyList<SigningKey> Approvals,
    IReadOnlyList<string> Findings)
{
    internal static ReleaseVerification Of(
        ReleaseId id, ReleaseFolder folder, IReadOnlyList<RegisterEntry> register, IReadOnlyList<SigningKey> keys)
    {
        RegisterEntry[] entries = [.. register.Where(e => e.Release == id.Value)];
        var proposed = entries.LastOrDefault(e => e.Event == RegisterEvent.Proposed);
        if (proposed is null)
        {
            return new(id, ReleaseState.Unknown, "", "", [], []);
        }

        var findings = new List<string>();
        var manifest = Path.Combine(folder.Of(id), ReleaseManifest.FileName);
        var hash = File.Exists(manifest) ? FileHash.Of(manifest) : "";
        if (hash != proposed.ManifestSha256)
        {
            findings.Add(hash.Length == 0 ? "manifest.json is missing" : "manifest.json differs from the proposed one");
        }
        else
        {
            findings.AddRange(WrongFiles(folder.Of(id)));
        }

        var approvals = new List<SigningKey>();
        var (refused, recalled) = (false, false);
        foreach (var entry in entries.Where(e => SignedStatement.IsSigned(e) && e.ManifestSha256 == proposed.ManifestSha256))
        {
            if (keys.FirstOrDefault(k => k.Id == entry.Key) is not { } key || !key.Signed(SignedStatement.Of(entry), entry.Signature))
            {
                findings.Add($"the signature in entry {entry.Sequence} of the register is not valid");
            }
            else if (entry.Event == RegisterEvent.Approved && ProposalsOf(entries, proposed.ManifestSha256).Any(p => p.Sequence < entry.Sequence && p.IsOf(key, entry.Account)))
            {
                findings.Add(FormattableString.Invariant($"the approval in entry {entry.Sequence} of the register is of the person who proposed it"));
            }
            else if (entry.Event == RegisterEvent.Approved && hash == proposed.ManifestSha256)
            {
                approvals.Add(key);
            }
            else
            {
                refused |= entry.Event == RegisterEvent.Refused;
                recalled |= entry.Event == RegisterEvent.Recalled;
            }
        }

        var published = entries.Any(e => e.Event == RegisterEvent.Published && e.ManifestSha256 == proposed.ManifestSha256);
        var state = published && recalled ? ReleaseState.Recalled
            : published ? ReleaseState.Published
            : refused ? ReleaseState.Refused
            : approvals.Count > 0 ? ReleaseState.Approved
            : ReleaseState.Proposed;
        return new(id, state, hash, proposed.ManifestSha256 ?? "", approvals, findings);
    }

    /// <summary>Entries of the proposals of a release with this manifest.</summary>
    internal static IEnumerable<RegisterEntry> ProposalsOf(IEnumerable<RegisterEntry> ofRelease, string? manifestSha256) =>
        ofRelease.Where(e => e.Event == RegisterEvent.Proposed && e.ManifestSha256 == manifestSha256);

    private static IEnumerable<string> WrongFiles(string folder)
    {
        var expected = ReleaseManifest.Read(folder).Files;
        foreach (var (name, hash) in expected)
        {
            var file = Path.Combine(folder, name);
            if (Path.GetFileName(name) != name || !File.Exists(file))
            {
                yield return $"{name} is missing";
            }
            else if (FileHash.Of(file) != hash)
            {
                yield return $"{name} was changed";
            }
        }

        foreach (var file in Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
        {
            if (!expected.ContainsKey(file) && file is not (ReleaseManifest.FileName or ReleaseFolder.Log))
            {
                yield return $"{file} does not belong to it";
            }
        }
    }
}
