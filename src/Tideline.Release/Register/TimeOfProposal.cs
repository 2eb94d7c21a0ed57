using Tideline.Release.Files;
using Tideline.Release.Gate;

namespace Tideline.Release.Register;

/// <summary>What <c>releases/</c> held when a release was proposed: its figures depend on what was public then, and on nothing that
/// was published since.</summary>
public static class TimeOfProposal
{
    /// <summary>Copies the register up to the proposal, the releases that were published by then, and the privacy ledger. The
    /// ledger goes along whole: what stands in it is only read, and a week that is missing would be drawn anew.</summary>
    /// <param name="releases">Path of the project's <c>releases/</c>.</param>
    /// <param name="entries">Its register, with the chain checked.</param>
    /// <param name="id">A release in it.</param>
    /// <param name="target">Path of a folder that does not exist yet.</param>
    /// <returns>Ids of the releases that were published by then, in the order of publication.</returns>
    public static IReadOnlyList<string> Copy(string releases, IReadOnlyList<RegisterEntry> entries, ReleaseId id, string target)
    {
        // A person may have put a name to a proposal later; its figures are of the first time.
        var manifest = entries.Last(e => e.Event == RegisterEvent.Proposed && e.Release == id.Value).ManifestSha256;
        var proposal = (int)entries.First(e => e.Event == RegisterEvent.Proposed && e.Release == id.Value && e.ManifestSha256 == manifest).Sequence;
        string[] published =
        [
            .. entries.Take(proposal - 1).Where(e => e.Event == RegisterEvent.Published).Select(e => e.Release!).Distinct(StringComparer.Ordinal)
                .Where(r => r != id.Value),
        ];
        var (from, to) = (new ReleaseFolder(releases), new ReleaseFolder(target));
        Directory.CreateDirectory(target);
        File.WriteAllLines(to.RegisterFile, File.ReadLines(from.RegisterFile).Take(proposal - 1));
        if (File.Exists(from.LedgerFile))
        {
            File.Copy(from.LedgerFile, to.LedgerFile);
        }

        foreach (var release in published.Select(ReleaseId.Parse))
        {
            Directory.CreateDirectory(to.Of(release));
            foreach (var file in Directory.EnumerateFiles(from.Of(release)))
            {
                File.Copy(file, Path.Combine(to.Of(release), Path.GetFileName(file)));
            }
        }

        return published;
    }
}
