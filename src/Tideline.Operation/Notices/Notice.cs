using NodaTime;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Notices;

/// <summary>Something that people are to be told, once.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">The same for the same matter: what was told is not told again. Holds no figure and no identifier of a person.</param>
/// <param name="Text">What happened and what to do, in sentences. Holds no unreleased figure.</param>
/// <param name="At">When it was noticed.</param>
public sealed record Notice(NoticeKind Kind, string Key, string Text, Instant At);

/// <summary>A way to tell people.</summary>
public interface INoticeChannel
{
    /// <summary>What a log calls it; without secrets.</summary>
    string Name { get; }

    IReadOnlyList<NoticeKind> About { get; }

    /// <summary>Tells, or throws: it is then tried again.</summary>
    /// <param name="project">Name of the project.</param>
    /// <exception cref="NoticeException">It did not go through.</exception>
    Task Tell(string project, Notice notice, CancellationToken cancellation);
}

/// <summary>A notice did not go through; the next look tries again.</summary>
public sealed class NoticeException(string message, Exception? inner = null) : Exception(message, inner);
