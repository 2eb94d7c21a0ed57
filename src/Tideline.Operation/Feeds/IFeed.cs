using NodaTime;

namespace Tideline.Operation.Feeds;

/// <summary>A file as a feed shows it at one look.</summary>
/// <param name="Name">Its path within the feed, with <c>/</c>; the same file has the same name at each look.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ChangedAt">When it was last written, by the clock of where it lies.</param>
public sealed record FeedFile(string Name, long Bytes, Instant ChangedAt);

/// <summary>A place from which an operator's files are fetched. One look lists, and fetches what is complete.</summary>
public interface IFeed
{
    /// <summary>Of the configuration.</summary>
    string Name { get; }

    /// <summary>Files that match, in ordinal order, complete or not, markers among them.</summary>
    /// <exception cref="FeedException">The place cannot be read now.</exception>
    IReadOnlyList<FeedFile> List();

    /// <summary>Writes a file's bytes.</summary>
    /// <exception cref="FeedException">It could not be read to its end; what was written is a part.</exception>
    void Fetch(FeedFile file, Stream target);
}

/// <summary>A feed cannot be read at this time; the next look tries again.</summary>
public sealed class FeedException(string message, Exception? inner = null) : Exception(message, inner);
