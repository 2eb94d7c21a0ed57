using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Engines.DuckDb;
using Tideline.Ingest.Keys;
using Tideline.Ingest.Reading;
using Tideline.Ingest.Rows;
using Tideline.Ingest.Subscribers;
using Tideline.Ingest.Writing;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Ingest;

/// <summary>Prepares one file after another for the lake, on one thread.</summary>
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
    private readonly Lazy<DuckDbSession> _session;
    private readonly PartColumns _columns;
    private readonly EventSort _sort = new();
    private readonly IReadOnlySet<int> _deleted;
    private readonly Dictionary<SubscriberKind, DayPseudonymisers> _pseudonymisers;

    /// <param name="deleted">Local days of which events were deleted, as days since 1970-01-01.</param>
    /// <param name="limits">Of the engine, which reads Parquet; its folder takes what is prepared.</param>
    public FileIngestion(
        ProjectFolder folder, ProjectConfiguration configuration, CellIndex cells, EpochKeys keys, IReadOnlySet<int> deleted, IngestOptions options, DuckDbLimits limits)
    {
        (_folder, _configuration, _cells, _staging) = (folder, configuration, cells, limits.TemporaryFolder);
        _deleted = deleted;
        (_latest, _rowsInMemory) = (options.Clock.GetCurrentInstant() + Duration.FromDays(1), options.RowsInMemory);
        _today = options.Clock.GetCurrentInstant().InZone(configuration.TimeZone).Date;
        _clock = new LocalClock(configuration.TimeZone, configuration.DayStartsAt);
        _session = new Lazy<DuckDbSession>(() => DuckDbSession.Open(limits));
        _columns = new PartColumns(cells, _clock);
        _pseudonymisers = Enum.GetValues<SubscriberKind>().ToDictionary(k => k, k => new DayPseudonymisers(keys, k));
    }

    /// <summary>The answer for a file that is not complete. It is not recorded: its bytes are nobody's identity yet, and
    /// the complete file may turn out to have the same.</summary>
    public static IngestedFile StillWritten(OfferedFile file, string sha256) =>
        Refused(file, sha256, "still_written", "The file is still being written. Run ingest again when it is complete.");

    /// <summary>Reads and screens the file and writes what is to go into the lake: an accepted file's parts, or the record
    /// alone of one that is refused.</summary>
    public PreparedFile Prepare(OfferedFile file, string sha256, CancellationToken cancellation)
    {
        var staging = Path.Combine(_staging, sha256[..16]);
        using var rejects = new RejectLog(file.Shown, Path.Combine(staging, "rejects.parquet"));
        var rowsIn = 0L;
        IReadOnlyList<DayPart> days = [];
        try
        {
            using var parts = new EventParts(_columns, _sort, staging, _rowsInMemory);
            Read(file, parts, rejects, ref rowsIn, cancellation);
            days = parts.Write();
            if (file.IsStillWritten())
            {
                return new PreparedFile(file, StillWritten(file, sha256), Recorded: false, []);
            }

            FileGates.Check(rowsIn, days, rejects.Counts, _configuration.Inputs.Events[file.Feed]);
            cancellation.ThrowIfCancellationRequested();
            var accepted = Accepted(file, sha256, rowsIn, days, rejects) with { IngestedOn = _today };
            List<(string, string)> moves = [.. days.Zip(accepted.Parts, (day, part) => (day.Path, Path.Combine(_folder.Lake, part)))];
            if (rejects.Counts.Count > 0)
            {
                rejects.Close();
                moves.Add((rejects.Path, Path.Combine(_folder.Rejects, sha256[..16] + ".parquet")));
            }

            return new PreparedFile(file, accepted, Recorded: true, moves);
        }
        catch (FileGateException gate)
        {
            var refused = Refused(file, sha256, gate.Reason, gate.Message) with
            {
                RowsIn = rowsIn,
                Duplicates = days.Sum(d => d.Duplicates),
                Rejected = Codes(rejects),
            };
            return new PreparedFile(file, refused, Recorded: true, []);
        }
    }

    public void Dispose()
    {
        _columns.Dispose();
        if (_session.IsValueCreated)
        {
            _session.Value.Dispose();
        }

        foreach (var pseudonymiser in _pseudonymisers.Values)
        {
            pseudonymiser.Dispose();
        }
    }

    private void Read(OfferedFile file, EventParts parts, RejectLog rejects, ref long rowsIn, CancellationToken cancellation)
    {
        var feed = _configuration.Inputs.Events[file.Feed];
        using var source = Open(file.Path, feed);
        var format = source.TimestampFormat ?? TimestampFormat.Parse(feed.TimestampFormat);
        var screen = new RowScreen(feed, format, _clock, _cells, _pseudonymisers[feed.SubscriberKind], _deleted, _latest);
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
    }

    private RowSource Open(string path, EventsFeed feed) =>
        feed.Format == "parquet" || (feed.Format is null && path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            ? new ParquetSource(_session.Value, path, feed)
            : new DelimitedSource(path, feed);

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
