using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>Makes a file of each local day or hour of a table of the operator's, and another of what came late.</summary>
/// <remarks>
/// A span is read when it is over and the lag has passed. As long as the overlap lasts it is looked at again: where the source holds another number of
/// its rows, or another last one, rows whose ids were not delivered yet go into a file of their own. Then it is final.
/// </remarks>
public sealed class SqlFeed(ProjectFolder project, FeedConfiguration feed, DateTimeZone zone) : IRowFeed
{
    private readonly SqlConfiguration _sql = feed.Sql ?? throw new ArgumentException("The feed has no table.", nameof(feed));

    public string Name => feed.Name;

    public IEnumerable<string> Deliver(Instant now)
    {
        try
        {
            return Files(now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Feed '{Name}': its file or its state could not be written: {e.Message} No row is lost; it is tried again.", e);
        }
    }

    private List<string> Files(Instant now)
    {
        var delivered = new DeliveredRows(Path.Combine(project.Lake, "feeds", Name), project.Resolve(feed.Into));
        List<string> files = [.. delivered.Recover(Name)];
        var from = delivered.Position ?? zone.AtStartOfDay(_sql.From).ToInstant();
        using var source = Open();
        var columns = ReadColumns.Of(Name, _sql, source.Columns());
        foreach (var span in Span.Between(from, now - _sql.Lag, _sql.ByHour, zone))
        {
            if (Deliver(source, columns, span, delivered) is { } file)
            {
                files.Add(file);
            }

            if (span.End + _sql.Lag + _sql.Overlap <= now && span.End > (delivered.Position ?? from))
            {
                delivered.Close(span);
            }
        }

        return [.. files.Select(f => Path.GetRelativePath(project.Root, f).Replace('\\', '/'))];
    }

    private ISqlSource Open()
    {
        var password = _sql.PasswordFile is { } file ? FeedSecret.Read(Name, project.Resolve(file)) : null;
        var authority = _sql.CertificateAuthority is { } pem ? project.Resolve(pem) : null;
        return _sql.Kind switch
        {
            SqlKind.PostgreSql => new PostgresSource(Name, _sql, password, authority, _sql.TimestampsAreLocal ? zone : DateTimeZone.Utc),
            SqlKind.ClickHouse => new ClickHouseSource(Name, _sql, password, authority),
        };
    }

    private string? Deliver(ISqlSource source, ReadColumns columns, Span span, DeliveredRows delivered)
    {
        var holds = source.Holds(columns, span);
        if (holds.WithId != holds.Rows)
        {
            throw new FeedException(string.Create(
                CultureInfo.InvariantCulture,
                $"Feed '{Name}': {holds.Rows - holds.WithId} of {holds.Rows} rows of {span.Key} have no {_sql.Id}, and rows without an id cannot be told apart. Name another column as 'id'; the span was not read."));
        }

        var seen = Fingerprint(holds);
        if (delivered.SeenOf(span) == seen)
        {
            return null;
        }

        var (marks, deliveries) = delivered.Of(span);
        var (part, file) = delivered.FileOf(Name, span, deliveries);
        var fresh = Write(source, columns, span, marks, part, holds.Rows);
        if (fresh.Count == 0)
        {
            File.Delete(part);
        }
        else
        {
            delivered.Commit(span, deliveries, fresh);
            File.Move(part, file, overwrite: true);
        }

        delivered.Saw(span, seen);
        return fresh.Count == 0 ? null : file;
    }

    /// <summary>Writes the rows of a span that were not delivered.</summary>
    /// <returns>Their marks.</returns>
    private List<UInt128> Write(ISqlSource source, ReadColumns columns, Span span, HashSet<UInt128> marks, string part, long rows)
    {
        List<UInt128> fresh = [];
        var read = 0L;
        using var file = new RowFile(part, _sql.Columns.Select(c => c.Name));
        (string, string)? last = null;
        for (var batch = _sql.BatchRows; batch == _sql.BatchRows;)
        {
            batch = 0;
            foreach (var row in source.Read(columns, span, last, _sql.BatchRows))
            {
                (batch, read, last) = (batch + 1, read + 1, (row.Watermark, row.Id));
                var mark = DeliveredRows.Mark(row.Id);
                if (marks.Add(mark))
                {
                    fresh.Add(mark);
                    file.Add(row.Values);
                }
            }
        }

        if (marks.Count < read || read < rows)
        {
            throw new FeedException(string.Create(
                CultureInfo.InvariantCulture,
                $"Feed '{Name}': of {rows} rows of {span.Key}, {read} were read, with {marks.Count} values of {_sql.Id}. Two rows share an id, or rows were deleted meanwhile; name a column that is unique as 'id'. The span is read again at the next look."));
        }

        file.Complete();
        return fresh;
    }

    private static string Fingerprint(SpanHolds holds) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{holds.Rows} {holds.LastId}"))));
}
