using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Ingest;

/// <summary>One file that a feed's pattern matched.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Shown">Path relative to the project, with forward slashes.</param>
/// <param name="Feed">Index of the first feed that matched.</param>
/// <param name="Bytes">Length when it was found.</param>
/// <param name="Written">Time of its last change when it was found, in ticks.</param>
internal sealed record OfferedFile(string Path, string Shown, int Feed, long Bytes, long Written)
{
    /// <summary>Files of all feeds, feed by feed, each in ordinal order of path.</summary>
    public static IReadOnlyList<OfferedFile> Find(ProjectFolder folder, IReadOnlyList<EventsFeed> feeds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<OfferedFile>();
        foreach (var (index, feed) in feeds.Index())
        {
            foreach (var path in FileGlob.Expand(folder.Resolve(feed.Files)).Where(seen.Add))
            {
                var info = new FileInfo(path);
                var shown = System.IO.Path.GetRelativePath(folder.Root, path).Replace('\\', '/');
                files.Add(new OfferedFile(path, shown, index, info.Exists ? info.Length : 0, info.LastWriteTimeUtc.Ticks));
            }
        }

        return files;
    }

    /// <summary>Whether it is named as unfinished, or has changed since it was found.</summary>
    public bool IsStillWritten()
    {
        var info = new FileInfo(Path);
        return Path.EndsWith(".part", StringComparison.OrdinalIgnoreCase) || Path.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
            || !info.Exists || info.Length != Bytes || info.LastWriteTimeUtc.Ticks != Written;
    }
}
