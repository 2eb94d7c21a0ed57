using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Engines.DuckDb;
using Tideline.Ingest.Reading;
using Tideline.Ingest.Rows;
using Tideline.Ingest.Subscribers;
using Tideline.Ingest.Writing;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Ingest;

/// <summary>Brings one file after another into the lake, on one thread.</summary>
internal sealed class FileIngestion : IDisposable
{
    // The gate looks for deliveries that hold a part twice. In a small file a few repeats exceed 1% by themselves; one
    // that holds everything twice has half its rows repeated.
    private const double DuplicateShare = 0.01;
    private const long SmallFile = 500;
    private const double DuplicateShareOfSmallFile = 1 / 3d;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly ProjectFolder _folder;
    private readonly ProjectConfiguration _configuration;
    private readonly CellIndex _cells;
    private readonly Instant _latest;
    private readonly LocalClock _clock;
    private readonly DuckDbSession _session;
    private readonly PartWriter _writer;
    private readonly string _staging;
    private readonly Dictionary<SubscriberKind, Pseudonymiser> _pseudonymisers;

    public FileIngestion(ProjectFolder folder, ProjectConfiguration configuration, CellIndex cells, PseudonymKey key, Instant latest, DuckDbLimits limits)
    {
        (_folder, _configuration, _cells, _latest) = (folder, configuration, cells, latest);
        _clock = new LocalClock(configuration.TimeZone, configuration.DayStartsAt);
        _staging = limits.TemporaryFolder;
        _session = DuckDbSession.Open(limits);
        _writer = new PartWriter(_session, cells);
        _pseudonymisers = Enum.GetValues<SubscriberKind>().ToDictionary(k => k, k => new Pseudonymiser(key, k));
    }

    /// <summary>Reads, screens and writes the file, then commits it: accepted with its parts, or quarantined without.</summary>
    public IngestedFile Ingest(OfferedFile file, string sha256, CancellationToken cancellation)
    {
        var count = new FileCount();
        try
        {
            var buffer = Read(file, count, cancellation);
            if (file.IsStillWritten())
            {
                return StillWritten(file, sha256);
            }

            var staged = Stage(file, sha256, buffer, count);
            CheckGates(file, count);
            cancellation.ThrowIfCancellationRequested();
            foreach (var (from, to) in staged)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(from, to, overwrite: true);
            }

            var parts = staged.Select(s => Path.GetRelativePath(_folder.Lake, s.To).Replace('\\', '/'));
            return Commit(file, sha256, count, FileOutcome.Accepted, null, null, [.. parts.Where(p => p.StartsWith("events/", StringComparison.Ordinal))]);
        }
        catch (FileGateException gate)
        {
            return Commit(file, sha256, count, FileOutcome.Quarantined, gate.Reason, gate.Message, []);
        }
    }

    /// <summary>The answer for a file that is not complete. It is not recorded: its bytes are nobody's identity yet, and
    /// the complete file may turn out to have the same.</summary>
    public static IngestedFile StillWritten(OfferedFile file, string sha256) => new(
        file.Shown, sha256, file.Feed, FileOutcome.Quarantined, "still_written", "The file is still being written. Run ingest again when it is complete.",
        0, 0, 0, new Dictionary<string, long>(), 0, 0, new Dictionary<LocalDate, long>(), new Dictionary<LocalDate, int>(), []);

    public void Dispose()
    {
        _session.Dispose();
        foreach (var pseudonymiser in _pseudonymisers.Values)
        {
            pseudonymiser.Dispose();
        }
    }

    private EventBuffer Read(OfferedFile file, FileCount count, CancellationToken cancellation)
    {
        var feed = _configuration.Inputs.Events[file.Feed];
        using var source = Open(file.Path, feed);
        var format = source.TimestampFormat ?? TimestampFormat.Parse(feed.TimestampFormat);
        var screen = new RowScreen(feed, format, _clock, _cells, _pseudonymisers[feed.SubscriberKind], _latest);
        var buffer = new EventBuffer();
        while (source.Next(out var row))
        {
            count.RowsIn++;
            var reason = screen.Screen(row, out var accepted, out var day);
            if (reason == RejectReason.None)
            {
                buffer.Add(day, accepted);
            }
            else
            {
                count.Rejects.Add((row.Number, reason));
            }

            if ((count.RowsIn & 0xffff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return buffer;
    }

    private RowSource Open(string path, EventsFeed feed) =>
        feed.Format == "parquet" || (feed.Format is null && path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            ? new ParquetSource(_session, path, feed)
            : new DelimitedSource(path, feed);

    /// <summary>Writes parts and rejects to the temporary folder.</summary>
    /// <returns>Where each is and where it belongs.</returns>
    private List<(string From, string To)> Stage(OfferedFile file, string sha256, EventBuffer buffer, FileCount count)
    {
        var name = sha256[..16] + ".parquet";
        var staging = Path.Combine(_staging, sha256[..16]);
        Directory.CreateDirectory(staging);
        var staged = new List<(string, string)>();
        foreach (var dayNumber in buffer.Days)
        {
            var rows = buffer.Distinct(dayNumber, out var duplicates);
            var day = Epoch.PlusDays(dayNumber);
            count.Add(day, rows, duplicates);
            var partition = $"local_day={LocalDatePattern.Iso.Format(day)}";
            var part = Path.Combine(staging, partition + ".parquet");
            _writer.WriteEvents(rows, part);
            staged.Add((part, Path.Combine(_folder.Events, partition, name)));
        }

        if (count.Rejects.Count > 0)
        {
            var part = Path.Combine(staging, "rejects.parquet");
            _writer.WriteRejects(count.Rejects, file.Shown, part);
            staged.Add((part, Path.Combine(_folder.Rejects, name)));
        }

        return staged;
    }

    private void CheckGates(OfferedFile file, FileCount count)
    {
        if (count.RowsIn == 0)
        {
            throw new FileGateException("empty_file", "The file has no data rows. Deliver it again.");
        }

        if (count.RowsKept == 0)
        {
            var reason = count.Rejects.CountBy(r => r.Reason).MaxBy(r => r.Value).Key;
            throw new FileGateException("all_rows_rejected", $"Every row is rejected, most of them as {reason.Code()}. {reason.Advice()}");
        }

        var allowed = _configuration.Inputs.Events[file.Feed].MaximumDuplicates
            ?? (count.RowsIn < SmallFile ? DuplicateShareOfSmallFile : DuplicateShare);
        if (count.Duplicates > allowed * count.RowsIn)
        {
            throw new FileGateException(
                "duplicate_rows",
                string.Create(CultureInfo.InvariantCulture, $"{count.Duplicates} of {count.RowsIn} rows repeat another row, more than {allowed:0.##%}. Ask the operator for the file without the repetition; where the feed is like that, raise maximum_duplicates of its entry in inputs.events."));
        }
    }

    private IngestedFile Commit(
        OfferedFile file, string sha256, FileCount count, FileOutcome outcome, string? reason, string? advice, IReadOnlyList<string> parts)
    {
        var accepted = outcome == FileOutcome.Accepted;
        var record = new IngestedFile(
            file.Shown, sha256, file.Feed, outcome, reason, advice,
            count.RowsIn,
            accepted ? count.RowsKept : 0,
            count.Duplicates,
            count.Rejects.CountBy(r => r.Reason).OrderBy(r => r.Key).ToDictionary(r => r.Key.Code(), r => (long)r.Value),
            accepted ? count.AmbiguousTimes : 0,
            accepted ? count.SkippedTimes : 0,
            accepted ? count.RowsByDay : [],
            accepted ? count.LastSecondByDay : [],
            parts);
        FileCatalogue.Commit(_folder, record);
        return record;
    }
}
