using Tideline.Cli.Jobs;
using Tideline.Projects.Keys;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>The pseudonym keys, and who on this machine can read secrets.</summary>
internal static class KeyChecks
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <param name="given">The key file that the environment names; null: the project's own.</param>
    public static IEnumerable<Finding> Of(Workspace workspace, string? given)
    {
        var folder = workspace.Folder;
        var today = RetentionJob.Today(workspace);
        var epochs = KeyEpochs.Read(folder).All;
        var overdue = epochs.Where(e => e.State != KeyState.Destroyed && e.DestroyBy < today).Select(e => e.Id).ToArray();
        var found = Invariant($"{epochs.Count} epoch{(epochs.Count == 1 ? "" : "s")}{(overdue.Length > 0 ? $"; to be destroyed: {string.Join(", ", overdue)}" : "")}");
        yield return overdue.Length > 0
            ? Finding.Warning("pseudonym keys", found, "Destroy what is past its day with 'tideline key destroy'.")
            : Finding.Ok("pseudonym keys", found);

        var file = string.IsNullOrEmpty(given) ? folder.KeyFile : given;
        // A destroyed key is rightly away; before the first ingest there is none.
        if (!File.Exists(file) && File.Exists(folder.KeyMark) && epochs.Any(e => e.State == KeyState.Kept && e.Id == epochs[0].Id))
        {
            yield return Finding.Wrong("key file", "missing, though events were ingested with it", "Restore it, or set TIDELINE_KEY_FILE to where it is: a new key would make every subscriber a stranger.");
        }

        string[] open = [.. Secrets(folder.Secrets).Append(file).Distinct(StringComparer.Ordinal).Where(IsOpen).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        // The key of an invented country is no secret.
        if (!DemoJob.IsDemo(folder.Root))
        {
            yield return open.Length > 0
                ? Finding.Warning("secrets", $"{string.Join(", ", open)}: others on this machine may read them", "Take their rights away: chmod 600 for the files, and 700 for the folder.")
                : Finding.Ok("secrets", "for their owner alone");
        }
    }

    private static IEnumerable<string> Secrets(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None;
}
