using NodaTime;

namespace Tideline.Operation.Feeds;

/// <summary>A file as a feed shows it at one look.</summary>
/// <param name="Name">Its path within the feed, with <c>/</c>; the same file has the same name at each look.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ChangedAt">When it was last written, by the clock of where it lies.</param>
/// <param name="Tag">What its place calls this content; null where it calls it nothing.</param>
public sealed record FeedFile(string Name, long Bytes, Instant ChangedAt, string? Tag = null);

/// <summary>A place from which an operator's files are fetched. One look lists, and fetches what is complete.</summary>
public interface IFeed
{
    /// <summary>Of the configuration.</summary>
    string Name { get; }

    /// <summary>Whether <see cref="Fetch"/> goes on where an earlier one of the same content was cut.</summary>
    bool GoesOn => false;

    /// <summary>Files that match, in ordinal order, complete or not, markers among them.</summary>
    /// <exception cref="FeedException">The place cannot be read now.</exception>
    IReadOnlyList<FeedFile> List();

    /// <summary>Writes a file's bytes.</summary>
    /// <param name="file">As it was listed.</param>
    /// <param name="target">Empty, or, where the feed goes on, the first bytes of the same content, which it may cut.</param>
    /// <exception cref="FeedException">It could not be read to its end; what was written is a part.</exception>
    void Fetch(FeedFile file, Stream target);
}

/// <summary>A place that holds rows and no files: files are made of them.</summary>
public interface IRowFeed
{
    /// <summary>Of the configuration.</summary>
    string Name { get; }

    /// <summary>Puts a file into the project for each span of time that is due, and says which, as paths in the project.</summary>
    /// <exception cref="FeedException">The place cannot be read now; what was put before stays.</exception>
    IEnumerable<string> Deliver(Instant now);
}

/// <summary>A feed cannot be read at this time; the next look tries again.</summary>
public sealed class FeedException(string message, Exception? inner = null) : Exception(message, inner);
