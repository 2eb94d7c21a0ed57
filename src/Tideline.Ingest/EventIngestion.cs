using System.Collections.Concurrent;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Engines.DuckDb;
using Tideline.Ingest.Keys;
using Tideline.Ingest.Rows;
using Tideline.Ingest.Writing;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Lake;
using Tideline.Projects.Reference;

namespace Tideline.Ingest;

/// <summary>Brings the operator's files into the lake: pseudonymised, screened, sorted, each row counted.</summary>
public static class EventIngestion
{
    private const double ShareOfMachine = 0.3;

    /// <summary>
    /// Ingests every offered file whose content was not ingested before. Each file is committed by itself; a run that
    /// is cancelled or killed leaves whole files only, and running again continues.
    /// </summary>
    /// <param name="cells">The cell table; events of other cells are rejected.</param>
    /// <exception cref="ConfigurationException">The pseudonym key is missing or wrong.</exception>
    /// <exception cref="InputRefusedException">No feed matches a file.</exception>
    /// <exception cref="EngineException">Another process writes the lake, or a file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">Stopped as asked.</exception>
    public static IngestSummary Run(
        ProjectFolder folder,
        ProjectConfiguration configuration,
        IReadOnlyList<CellRow> cells,
        IngestOptions options,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellation)
    {
        using var writer = LakeWriter.Open(folder);
        var files = Offered(folder, configuration.Inputs.Events);
        if (files.Count == 0)
        {
            throw new InputRefusedException(
                $"No file matches {string.Join(" or ", configuration.Inputs.Events.Select(e => e.Files))} in {folder.Root}. Put the operator's files there or mend inputs.events in project.yaml; nothing was changed.");
        }

        var catalogue = FileCatalogue.Read(folder);
        using var keys = EpochKeys.Open(folder, options.KeyFile, catalogue.Accepted.Any(), out var keyMade);
        var deleted = catalogue.DeletedDays.Select(Day.Number).ToHashSet();
        var known = new ConcurrentDictionary<string, byte>(catalogue.Accepted.Select(f => KeyValuePair.Create(f.Sha256, (byte)0)));
        var index = new CellIndex(cells);

        // Only files of one length can have the same content. One worker takes them in turn, so that of equal files the first
        // by name is the one that is accepted.
        (int Index, OfferedFile File)[][] alike = [.. files.Index().GroupBy(f => f.Item.Bytes, f => (f.Index, f.Item)).Select(g => g.ToArray())];
        var workers = Math.Clamp(options.Parallelism, 1, alike.Length);
        var limits = new DuckDbLimits(writer.Staging)
        {
            Threads = 1,
            MemoryBytes = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * ShareOfMachine / workers),
        };
        var seen = SeenFiles.Read(folder);
        var hashes = new string[files.Count];
        var results = new IngestedFile?[files.Count];
        var report = new Reporter(files, progress);
        using var commits = new LakeCommits(folder, report.Done, cancellation);
        var next = -1;
        void Work()
        {
            using var ingestion = new FileIngestion(folder, configuration, index, keys, deleted, options, limits);
            for (int i; (i = Interlocked.Increment(ref next)) < alike.Length;)
            {
                foreach (var (index, file) in alike[i])
                {
                    commits.Stopped.ThrowIfCancellationRequested();
                    hashes[index] = HashOf(file, seen);
                    results[index] = One(ingestion, file, hashes[index], known, commits);
                }
            }
        }

        var failure = Workers.Run(workers, Work, onFailure: () => Interlocked.Exchange(ref next, alike.Length));

        // Files that are prepared are committed, also where another failed.
        commits.Complete();
        failure?.Throw();
        seen.Keep(files.Zip(hashes, (f, hash) => (f.Shown, f.Bytes, f.Written, hash)).Where(f => known.ContainsKey(f.hash)));
        return new IngestSummary(
            files.Count,
            [.. results.OfType<IngestedFile>().Where(r => r.Outcome == FileOutcome.Accepted)],
            [.. files.Index().Where(f => results[f.Index] is null).Select(f => f.Item.Shown)],
            [.. results.OfType<IngestedFile>().Where(r => r.Outcome == FileOutcome.Quarantined)],
            keyMade);
    }

    private static IReadOnlyList<OfferedFile> Offered(ProjectFolder folder, IReadOnlyList<EventsFeed> feeds)
    {
        try
        {
            return OfferedFile.Find(folder, feeds);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The input folders of {folder.Root} cannot be listed: {e.Message} Nothing was changed.", e);
        }
    }

    private static string HashOf(OfferedFile file, SeenFiles seen)
    {
        try
        {
            return seen.Sha256(file.Shown, file.Bytes, file.Written) ?? FileHash.Of(file.Path);
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            throw StorageFailure.Of(file, e);
        }
    }

    /// <returns>Null where the content is known.</returns>
    private static IngestedFile? One(
        FileIngestion ingestion, OfferedFile file, string sha256, ConcurrentDictionary<string, byte> known, LakeCommits commits)
    {
        try
        {
            var prepared = new PreparedFile(file, null, Recorded: false, []);
            if (file.IsStillWritten())
            {
                prepared = new PreparedFile(file, FileIngestion.StillWritten(file, sha256), Recorded: false, []);
            }
            else if (known.TryAdd(sha256, 0))
            {
                prepared = ingestion.Prepare(file, sha256, commits.Stopped);
                if (prepared.Result?.Outcome == FileOutcome.Quarantined)
                {
                    known.TryRemove(sha256, out var _);
                }
            }

            commits.Add(prepared);
            return prepared.Result;
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            throw StorageFailure.Of(file, e);
        }
    }

    private sealed class Reporter(IReadOnlyList<OfferedFile> files, IProgress<IngestProgress>? progress)
    {
        private readonly long _total = files.Sum(f => f.Bytes);
        private int _files;
        private long _bytes;
        private long _rows;

        public void Done(PreparedFile prepared)
        {
            _files++;
            _bytes += prepared.File.Bytes;
            _rows += prepared.Result?.RowsKept ?? 0;
            progress?.Report(new IngestProgress(_files, files.Count, _bytes, _total, _rows, prepared.File.Shown));
        }
    }
}
