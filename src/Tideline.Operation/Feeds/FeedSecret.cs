namespace Tideline.Operation.Feeds;

/// <summary>Reads a file with a password or a key of a feed. Nobody but its owner may read it.</summary>
internal static class FeedSecret
{
    /// <param name="feed">Name of the feed, for faults.</param>
    /// <param name="path">Full path.</param>
    /// <exception cref="FeedException">It is not there, or others may read it.</exception>
    public static string Read(string feed, string path)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        try
        {
            return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & others) == UnixFileMode.None
                ? File.ReadAllText(path).Trim()
                : throw new FeedException($"Feed '{feed}': others than its owner may read or write {path}. Run 'chmod 600' on it, and change the secret where others are on this machine; nothing was fetched.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Feed '{feed}': the secret {path} cannot be read ({e.GetType().Name}). Put it there, readable by this account alone; nothing was fetched.", e);
        }
    }
}
