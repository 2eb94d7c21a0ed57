using System.Security.Cryptography;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Retention;

/// <summary>The operator's files that lie in the project and are in the lake whole. Others are the operator's own: those outside the
/// project, and those that no ingest accepted.</summary>
internal static class LandingFiles
{
    public static IEnumerable<HeldItem> Loaded(ProjectFolder folder, IReadOnlyList<EventsFeed> feeds, FileCatalogue catalogue)
    {
        var accepted = catalogue.Accepted.Where(f => f.DeliveredOn is not null && IsLoaded(folder, f)).ToDictionary(f => f.Sha256, StringComparer.Ordinal);
        foreach (var path in feeds.SelectMany(f => FileGlob.Expand(folder.Resolve(f.Files))).Distinct(StringComparer.Ordinal))
        {
            var shown = Path.GetRelativePath(folder.Root, path).Replace('\\', '/');
            if (!Path.IsPathRooted(shown) && !shown.StartsWith("../", StringComparison.Ordinal) && accepted.TryGetValue(HashOf(path), out var file))
            {
                yield return new HeldItem(
                    RetentionClass.LandingFiles, "landing", file.IngestedOn ?? file.DeliveredOn!.Value, shown, new FileInfo(path).Length);
            }
        }
    }

    /// <summary>Every part is in the lake, or was there until retention deleted it.</summary>
    private static bool IsLoaded(ProjectFolder folder, IngestedFile file) =>
        file.Parts.All(p => file.IsDeleted(p) || File.Exists(Path.Combine(folder.Lake, p)));

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
