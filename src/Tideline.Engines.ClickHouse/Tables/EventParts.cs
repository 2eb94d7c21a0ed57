using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Engines.ClickHouse.Connection;
using Tideline.Engines.DuckDb;

namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>
/// Accepted events on the shards. DuckDB reads the lake's Parquet, since old servers cannot; each row goes to its
/// subscriber's shard. A day is loaded once, and again where a late file added to it.
/// </summary>
internal sealed class EventParts(Cluster cluster, DuckDbEngine lake, CancellationToken cancellation)
{
    public const string Name = "event_part";

    private const string Folder = "local_day=";

    private static readonly (string Name, string Type)[] Columns =
    [
        ("subscriber", "UInt64"), ("local_day", "Date"), ("local_second", "Int64"), ("at", "DateTime('UTC')"), ("cell", "String"),
    ];

    private readonly StoredTable _stored = new(cluster, Name);

    /// <summary>Loads what is not there yet and returns the select of just these parts.</summary>
    /// <param name="parts">Full paths in Hive folders <c>local_day=…</c>.</param>
    public string Load(IReadOnlyList<string> parts)
    {
        var days = parts.GroupBy(DayOf).ToDictionary(d => d.Key, d => d.Order(StringComparer.Ordinal).ToArray());
        var versions = days.ToDictionary(d => d.Key, d => Version(d.Value));
        _stored.Define(Columns);
        var whole = _stored.Whole(versions);
        var due = versions.Where(v => !whole.Contains(v.Key)).ToDictionary();
        if (due.Count > 0)
        {
            cluster.Each((shard, c) => _stored.ClearAsync(shard, due, c));
            var rows = Send([.. due.Keys.Order().SelectMany(d => days[d])], due);
            cluster.Each((shard, c) => _stored.RecordAsync(shard, due, rows[shard.Index], c));
            _stored.DropOlder(due);
        }

        return _stored.Select([.. Columns.Select(c => c.Name)], versions);
    }

    /// <summary>The local day of a part, by its folder.</summary>
    public static LocalDate DayOf(string part)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(part))!;
        return LocalDatePattern.Iso.Parse(folder[Folder.Length..]).Value;
    }

    /// <summary>Names of parts hold the hash of the file they are from.</summary>
    private static ulong Version(string[] parts) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(p => Path.GetFileName(p)))))) | 1;

    /// <summary>Rows sent by shard and day.</summary>
    private Dictionary<LocalDate, long>[] Send(IReadOnlyList<string> parts, Dictionary<LocalDate, ulong> versions)
    {
        var sent = cluster.Shards.Select(_ => new Dictionary<LocalDate, long>()).ToArray();
        var batches = new ShardBatches(cluster, _stored.Table, [.. Columns, ("version", "UInt64")], cancellation);
        lake.OpenEvents(parts);
        try
        {
            var rows = lake.Stream(
                $"select subscriber, local_day, local_second, \"at\", cell from {Name}",
                r => new object[]
                {
                    r.GetFieldValue<ulong>(0), r.GetFieldValue<DateOnly>(1), (long)r.GetInt32(2), DateTime.SpecifyKind(r.GetDateTime(3), DateTimeKind.Utc), r.GetString(4), 0UL,
                });
            foreach (var row in rows)
            {
                var shard = Routing.ShardOf((ulong)row[0], sent.Length);
                var day = LocalDate.FromDateOnly((DateOnly)row[1]);
                row[5] = versions[day];
                sent[shard][day] = sent[shard].GetValueOrDefault(day) + 1;
                batches.Add(shard, row);
            }

            batches.End();
        }
        finally
        {
            batches.Abandon();
            lake.Drop(Name);
        }

        return sent;
    }
}
