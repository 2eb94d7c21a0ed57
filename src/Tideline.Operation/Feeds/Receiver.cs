using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds;

/// <summary>What one look at the feeds came to.</summary>
/// <param name="Received">Paths in the project, of files that came whole.</param>
/// <param name="Faults">What could not be read, by feed.</param>
public sealed record Look(IReadOnlyList<string> Received, IReadOnlyList<(string Feed, string Fault)> Faults);

/// <summary>Fetches complete files into the project, each once.</summary>
/// <remarks>
/// A file is complete when its marker stands beside it, or when length and time did not change between two looks at least the settling time
/// apart. It is written under a hidden name and moved into place whole: nobody sees a part. A corrected file of the same name takes the place of the one
/// before; the ingest tells them apart by their bytes.
/// </remarks>
public sealed class Receiver
{
    private readonly ProjectFolder _project;
    private readonly IReadOnlyList<(IFeed Feed, FeedConfiguration Settings)> _feeds;
    private readonly Duration _settle;
    private readonly ReceivedFiles _received;
    private readonly Dictionary<(string Feed, string File), (FeedFile As, Instant Since)> _seen = [];

    public Receiver(ProjectFolder project, IReadOnlyList<(IFeed Feed, FeedConfiguration Settings)> feeds, Duration settle)
    {
        (_project, _feeds, _settle) = (project, feeds, settle);
        _received = new(Path.Combine(project.Lake, "received.jsonl"));
    }

    /// <summary>The feeds of a configuration.</summary>
    public static IReadOnlyList<(IFeed Feed, FeedConfiguration Settings)> FeedsOf(ProjectFolder project, OperationConfiguration operation) =>
    [
        .. operation.Feeds.Select(f => ((IFeed)(f.Sftp is { } sftp
            ? new SftpFeed(f.Name, f.Files, f.Marker, sftp, project.Resolve(sftp.KeyFile))
            : new FolderFeed(f.Name, project.Resolve(f.Files), f.Marker)), f)),
    ];

    /// <summary>Looks at every feed once; one that fails does not keep the others from being read.</summary>
    public Look LookNow(Instant now)
    {
        var received = new List<string>();
        var faults = new List<(string, string)>();
        foreach (var (feed, settings) in _feeds)
        {
            try
            {
                var all = feed.List();
                foreach (var file in Complete(feed.Name, settings, all, now).Where(f => !_received.Has(feed.Name, f)))
                {
                    received.Add(Receive(feed, settings, file));
                    _received.Add(feed.Name, file);
                }
            }
            catch (FeedException e)
            {
                faults.Add((feed.Name, e.Message));
            }
        }

        return new(received, faults);
    }

    private IEnumerable<FeedFile> Complete(string feed, FeedConfiguration settings, IReadOnlyList<FeedFile> all, Instant now)
    {
        if (settings.Marker is { } marker)
        {
            var names = all.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            return all.Where(f => !f.Name.EndsWith(marker, StringComparison.Ordinal) && names.Contains(f.Name + marker));
        }

        foreach (var file in all)
        {
            if (!_seen.TryGetValue((feed, file.Name), out var before) || before.As != file)
            {
                _seen[(feed, file.Name)] = (file, now);
            }
        }

        return all.Where(f => now - _seen[(feed, f.Name)].Since >= _settle);
    }

    private string Receive(IFeed feed, FeedConfiguration settings, FeedFile file)
    {
        var path = Path.GetFullPath(Path.Combine(settings.Into, file.Name), _project.Root);
        if (!path.StartsWith(_project.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new FeedException($"Feed '{feed.Name}': a file's name leads out of the project; it was not fetched.");
        }

        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}.part");
        try
        {
            long written;
            using (var target = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                feed.Fetch(file, target);
                target.Flush(flushToDisk: true);
                written = target.Length;
            }

            if (written != file.Bytes)
            {
                throw new FeedException($"Feed '{feed.Name}': '{file.Name}' had {file.Bytes} bytes when it was listed and {written} when it was read; it is taken for unfinished.");
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Feed '{feed.Name}': '{file.Name}' could not be written into {settings.Into}: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }

        return Path.GetRelativePath(_project.Root, path).Replace('\\', '/');
    }
}
