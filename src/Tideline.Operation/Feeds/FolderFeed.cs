using NodaTime;
using Tideline.Projects.Files;

namespace Tideline.Operation.Feeds;

/// <summary>A folder of this machine, which another program fills.</summary>
/// <param name="pattern">Full path or glob.</param>
/// <param name="marker">Ending of markers, which need not match the pattern; null: none.</param>
public sealed class FolderFeed(string name, string pattern, string? marker) : IFeed
{
    private readonly string _root = FileGlob.FolderOf(pattern);

    public string Name => name;

    public IReadOnlyList<FeedFile> List()
    {
        if (!Directory.Exists(_root))
        {
            throw new FeedException($"Feed '{name}': the folder of its files is not there, or is not mounted.");
        }

        try
        {
            var patterns = marker is null ? [pattern] : new[] { pattern, pattern + marker };
            return
            [
                .. patterns.SelectMany(FileGlob.Expand).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => new FileInfo(path))
                    .Select(f => new FeedFile(
                        Path.GetRelativePath(_root, f.FullName).Replace('\\', '/'), f.Length, Instant.FromDateTimeUtc(f.LastWriteTimeUtc))),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Feed '{name}': its folder cannot be read: {e.Message}", e);
        }
    }

    public void Fetch(FeedFile file, Stream target)
    {
        try
        {
            using var source = File.OpenRead(Path.Combine(_root, file.Name));
            source.CopyTo(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Feed '{name}': '{file.Name}' cannot be read: {e.Message}", e);
        }
    }
}
