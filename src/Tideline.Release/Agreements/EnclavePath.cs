using Tideline.Domain.Agreements;

namespace Tideline.Release.Agreements;

/// <summary>Keeps releases and the lake apart: nothing is handed over into it, and nothing of it is handed over.</summary>
internal static class EnclavePath
{
    // As many as Linux follows before it calls them a circle.
    private const int MostLinks = 40;

    /// <summary>Refuses a file to write that lies in the lake beside the releases, also by way of links.</summary>
    /// <param name="path">A file or folder; it need not exist.</param>
    /// <param name="releases">Full path of <c>releases/</c>.</param>
    /// <exception cref="Domain.DisclosureRefusedException">RL4.</exception>
    public static void DemandOutside(string path, string releases)
    {
        var lake = Real(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(releases))!, "lake"));
        var real = Real(path);
        if (real == lake || real.StartsWith(lake + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw Refusal.SubscriberTable.Because($"'{path}' lies in lake/.", "Nothing was written.");
        }
    }

    /// <summary>Refuses a release of which anything is a link: what it leads to may be a table of the lake.</summary>
    /// <exception cref="Domain.DisclosureRefusedException">RL4.</exception>
    public static void DemandNoLinks(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null
            || Directory.EnumerateFileSystemEntries(folder).Any(e => new FileInfo(e).LinkTarget is not null))
        {
            throw Refusal.SubscriberTable.Because($"Release {Path.GetFileName(folder)} holds a link, which may lead into lake/.", "Nothing was changed.");
        }
    }

    /// <summary>The full path with every link on the way followed.</summary>
    private static string Real(string path, int links = 0)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (links < MostLinks && new FileInfo(real) is { LinkTarget: not null } link)
            {
                // The way to its target may lead over links in turn.
                real = Real(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName, links + 1);
            }
        }

        return real.TrimEnd(Path.DirectorySeparatorChar);
    }
}
