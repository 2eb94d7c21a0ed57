using NodaTime;
using Tideline.Operation.Feeds.S3;
using Tideline.Operation.Feeds.Sql;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds;

/// <summary>What one look at the feeds came to.</summary>
/// <param name="Received">Paths in the project, of files that came whole.</param>
/// <param name="Faults">What could not be read, by feed.</param>
public sealed record Look(IReadOnlyList<string> Received, IReadOnlyList<(string Feed, string Fault)> Faults);

/// <summary>Fetches complete files into the project, each once, and has files made of rows.</summary>
/// <remarks>
/// A file is complete when its marker stands beside it, or when length, time and tag did not change between two looks at least the settling time
/// apart. It is written under a hidden name and moved into place whole: nobody sees a part. A corrected file of the same name takes the place of the one
/// before; the ingest tells them apart by their bytes. One program fetches for a project at a time; another one leaves it to that.
/// </remarks>
public sealed class Receiver
{
    private readonly ProjectFolder _project;
    private readonly IReadOnlyList<(IFeed Feed, FeedConfiguration Settings)> _feeds;
    private readonly IReadOnlyList<IRowFeed> _rows;
    private readonly Duration _settle;

    public Receiver(ProjectFolder project, IReadOnlyList<(IFeed Feed, FeedConfiguration Settings)> feeds, Duration settle, IReadOnlyList<IRowFeed>? rows = null) =>
        (_project, _feeds, _settle, _rows) = (project, feeds, settle, rows ?? []);

    /// <summary>All feeds of a project's configuration.</summary>
    public static Receiver Of(ProjectFolder project, ProjectConfiguration configuration)
    {
        var operation = configuration.Operation;
        return new(
            project,
            FeedsOf(project, operation),
            operation.Settle,
            [.. operation.Feeds.Where(f => f.Sql is not null).Select(f => new SqlFeed(project, f, configuration.TimeZone))]);
    }

    /// <summary>The feeds of a configuration that have files, without those of rows.</summary>
    public static IReadOnlyList<(IFeed Feed, FeedConfiguration Settings)> FeedsOf(ProjectFolder project, OperationConfiguration operation) =>
        [.. operation.Feeds.Where(f => f.Sql is null).Select(f => (FeedOf(project, f), f))];

    /// <summary>Looks at every feed once; one that fails does not keep the others from being read.</summary>
    public Look LookNow(Instant now)
    {
        var received = new List<string>();
        var faults = new List<(string, string)>();
        using var turn = ReceiverTurn.Take(_project);
        if (turn is null)
        {
            return new([], []);
        }

        var before = new ReceivedFiles(Path.Combine(_project.Lake, "received.jsonl"));
        var standing = new StandingFiles(Path.Combine(_project.Lake, "standing.json"));
        foreach (var (feed, settings) in _feeds)
        {
            Try(feed.Name, () =>
            {
                foreach (var file in Complete(feed, settings, before, standing, now))
                {
                    received.Add(Receive(feed, settings, file));
                    before.Add(feed.Name, file);
                }
            });
        }

        Try("files", standing.EndLook);
        foreach (var feed in _rows)
        {
            Try(feed.Name, () => received.AddRange(feed.Deliver(now)));
        }

        return new(received, faults);

        void Try(string name, Action look)
        {
            try
            {
                look();
            }
            catch (FeedException e)
            {
                faults.Add((name, e.Message));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                faults.Add((name, $"Feed '{name}': what was fetched could not be written down: {e.Message}"));
            }
        }
    }

    private static IFeed FeedOf(ProjectFolder project, FeedConfiguration feed) => feed switch
    {
        { Sftp: { } sftp } => new SftpFeed(feed.Name, feed.Files, feed.Marker, sftp, project.Resolve(sftp.KeyFile)),
        { S3: { } bucket } => new S3Feed(
            feed.Name, feed.Files, feed.Marker, bucket, project.Resolve(bucket.KeyFile),
            bucket.CertificateAuthority is { } authority ? project.Resolve(authority) : null),
        _ => new FolderFeed(feed.Name, project.Resolve(feed.Files), feed.Marker),
    };

    /// <summary>Files that are complete and were not fetched yet.</summary>
    private List<FeedFile> Complete(IFeed feed, FeedConfiguration settings, ReceivedFiles before, StandingFiles standing, Instant now)
    {
        IReadOnlyList<FeedFile> all;
        try
        {
            all = feed.List();
        }
        catch (FeedException)
        {
            standing.Keep(feed.Name);
            throw;
        }

        var fresh = all.Where(f => !before.Has(feed.Name, f));
        if (settings.Marker is { } marker)
        {
            var names = all.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            return [.. fresh.Where(f => !f.Name.EndsWith(marker, StringComparison.Ordinal) && names.Contains(f.Name + marker))];
        }

        return [.. fresh.Where(f => now - standing.Since(feed.Name, f, now) >= _settle)];
    }

    private string Receive(IFeed feed, FeedConfiguration settings, FeedFile file)
    {
        var path = Path.GetFullPath(Path.Combine(settings.Into, file.Name), _project.Root);
        if (!path.StartsWith(_project.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new FeedException($"Feed '{feed.Name}': a file's name leads out of the project; it was not fetched.");
        }

        string? part = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            part = feed.GoesOn ? PartFile.OfContent(path, file) : PartFile.Of(path);
            var written = Fetch(feed, file, part);
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
            if (part is not null && !feed.GoesOn)
            {
                File.Delete(part);
            }
        }

        return Path.GetRelativePath(_project.Root, path).Replace('\\', '/');
    }

    private static long Fetch(IFeed feed, FeedFile file, string part)
    {
        using var target = new FileStream(part, feed.GoesOn ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite);
        feed.Fetch(file, target);
        target.Flush(flushToDisk: true);
        return target.Length;
    }
}
