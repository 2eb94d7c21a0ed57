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
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly ProjectFolder _folder;
    private readonly ProjectConfiguration _configuration;
    private readonly CellIndex _cells;
    private readonly Instant _latest;
    private readonly LocalDate _today;
    private readonly int _rowsInMemory;
    private readonly string _staging;
    private readonly LocalClock _clock;
    private readonly DuckDbSession _session;
    private readonly PartWriter _writer;
    private readonly Dictionary<SubscriberKind, Pseudonymiser> _pseudonymisers;

    public FileIngestion(
        ProjectFolder folder, ProjectConfiguration configuration, CellIndex cells, PseudonymKey key, IngestOptions options, DuckDbLimits limits)
    {
        (_folder, _configuration, _cells, _staging) = (folder, configuration, cells, limits.TemporaryFolder);
        (_latest, _rowsInMemory) = (options.Clock.GetCurrentInstant() + Duration.FromDays(1), options.RowsInMemory);
        _today = options.Clock.GetCurrentInstant().InZone(configuration.TimeZone).Date;
        _clock = new LocalClock(configuration.TimeZone, configuration.DayStartsAt);
        _session = DuckDbSession.Open(limits);
        _writer = new PartWriter(_session, cells);
        _pseudonymisers = Enum.GetValues<SubscriberKind>().ToDictionary(k => k, k => new Pseudonymiser(key, k));
    }

    /// <summary>The answer for a file that is not complete. It is not recorded: its bytes are nobody's identity yet, and
    /// the complete file may turn out to have the same.</summary>
    public static IngestedFile StillWritten(OfferedFile file, string sha256) =>
        Refused(file, sha256, "still_written", "The file is still being written. Run ingest again when it is complete.");

    /// <summary>Reads, screens and writes the file, then commits it: accepted with its parts, or quarantined without.</summary>
    public IngestedFile Ingest(OfferedFile file, string sha256, CancellationToken cancellation)
    {
        _writer.Clear();
        var rejects = new RejectLog(_writer);
        var rowsIn = 0L;
        IReadOnlyList<DayPart> days = [];
        try
        {
            var parts = Read(file, rejects, ref rowsIn, cancellation);
            var staging = Path.Combine(_staging, sha256[..16]);
            Directory.CreateDirectory(staging);
            days = parts.Write(staging);
            if (file.IsStillWritten())
            {
                return StillWritten(file, sha256);
            }

            FileGates.Check(rowsIn, days, rejects.Counts, _configuration.Inputs.Events[file.Feed]);
            cancellation.ThrowIfCancellationRequested();
            var accepted = Accepted(file, sha256, rowsIn, days, rejects) with { IngestedOn = _today };
            Move(sha256, days, accepted.Parts);
            if (rejects.Counts.Count > 0)
            {
                Directory.CreateDirectory(_folder.Rejects);
                var staged = Path.Combine(staging, "rejects.parquet");
                rejects.Write(file.Shown, staged);
                File.Move(staged, Path.Combine(_folder.Rejects, sha256[..16] + ".parquet"), overwrite: true);
            }

            FileCatalogue.Commit(_folder, accepted);
            return accepted;
        }
        catch (FileGateException gate)
        {
            var refused = Refused(file, sha256, gate.Reason, gate.Message) with
            {
                RowsIn = rowsIn,
                Duplicates = days.Sum(d => d.Duplicates),
                Rejected = Codes(rejects),
            };
            FileCatalogue.Commit(_folder, refused);
            return refused;
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        foreach (var pseudonymiser in _pseudonymisers.Values)
        {
            pseudonymiser.Dispose();
        }
    }

    private EventParts Read(OfferedFile file, RejectLog rejects, ref long rowsIn, CancellationToken cancellation)
    {
        var feed = _configuration.Inputs.Events[file.Feed];
        using var source = Open(file.Path, feed);
        var format = source.TimestampFormat ?? TimestampFormat.Parse(feed.TimestampFormat);
        var screen = new RowScreen(feed, format, _clock, _cells, _pseudonymisers[feed.SubscriberKind], _latest);
        var parts = new EventParts(_writer, _rowsInMemory);
        while (source.Next(out var row))
        {
            rowsIn++;
            var reason = screen.Screen(row, out var accepted, out var day);
            if (reason == RejectReason.None)
            {
                parts.Add(day, accepted);
            }
            else
            {
                rejects.Add(row.Number, reason);
            }

            if ((rowsIn & 0xffff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return parts;
    }

    private RowSource Open(string path, EventsFeed feed) =>
        feed.Format == "parquet" || (feed.Format is null && path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            ? new ParquetSource(_session, path, feed)
            : new DelimitedSource(path, feed);

    private void Move(string sha256, IReadOnlyList<DayPart> days, IReadOnlyList<string> parts)
    {
        foreach (var (day, part) in days.Zip(parts))
        {
            var path = Path.Combine(_folder.Lake, part);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(day.Path, path, overwrite: true);
        }
    }

    private static IngestedFile Accepted(OfferedFile file, string sha256, long rowsIn, IReadOnlyList<DayPart> days, RejectLog rejects) => new(
        file.Shown, sha256, file.Feed, FileOutcome.Accepted, null, null,
        rowsIn,
        days.Sum(d => d.Rows),
        days.Sum(d => d.Duplicates),
        Codes(rejects),
        days.Sum(d => d.Ambiguous),
        days.Sum(d => d.Skipped),
        days.ToDictionary(d => Epoch.PlusDays(d.Day), d => d.Rows),
        days.ToDictionary(d => Epoch.PlusDays(d.Day), d => d.LastSecond),
        [.. days.Select(d => string.Create(CultureInfo.InvariantCulture, $"events/local_day={LocalDatePattern.Iso.Format(Epoch.PlusDays(d.Day))}/{sha256[..16]}.parquet"))]);

    private static IngestedFile Refused(OfferedFile file, string sha256, string reason, string advice) => new(
        file.Shown, sha256, file.Feed, FileOutcome.Quarantined, reason, advice,
        0, 0, 0, new Dictionary<string, long>(), 0, 0, new Dictionary<LocalDate, long>(), new Dictionary<LocalDate, int>(), []);

    private static Dictionary<string, long> Codes(RejectLog rejects) => rejects.Counts.ToDictionary(r => r.Key.Code(), r => r.Value);
}
