using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Retention;

/// <summary>The operator's files that lie in the project and are in the lake whole. Others are the operator's own: those outside the
/// project, and those that no ingest accepted.</summary>
internal static class LandingFiles
{
    /// <param name="folder">The project.</param>
    /// <param name="feeds">Where the operator's files are.</param>
    /// <param name="catalogue">Records of files.</param>
    /// <param name="seen">Hashes that are known without reading; null: every file is read.</param>
    public static IEnumerable<HeldItem> Loaded(ProjectFolder folder, IReadOnlyList<EventsFeed> feeds, FileCatalogue catalogue, SeenFiles? seen)
    {
        var accepted = catalogue.Accepted.Where(f => f.DeliveredOn is not null && IsLoaded(folder, f)).ToDictionary(f => f.Sha256, StringComparer.Ordinal);
        foreach (var path in feeds.SelectMany(f => FileGlob.Expand(folder.Resolve(f.Files))).Distinct(StringComparer.Ordinal))
        {
            var shown = Path.GetRelativePath(folder.Root, path).Replace('\\', '/');
            if (Path.IsPathRooted(shown) || shown.StartsWith("../", StringComparison.Ordinal))
            {
                continue;
            }

            var info = new FileInfo(path);
            if (accepted.TryGetValue(seen?.Sha256(shown, info.Length, info.LastWriteTimeUtc.Ticks) ?? FileHash.Of(path), out var file))
            {
                yield return new HeldItem(RetentionClass.LandingFiles, "landing", file.IngestedOn ?? file.DeliveredOn!.Value, shown, info.Length);
            }
        }
    }

    /// <summary>Every part is in the lake, or was there until retention deleted it.</summary>
    private static bool IsLoaded(ProjectFolder folder, IngestedFile file) =>
        file.Parts.All(p => file.IsDeleted(p) || File.Exists(Path.Combine(folder.Lake, p)));
}
