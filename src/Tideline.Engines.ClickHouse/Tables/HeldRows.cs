using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Engines.ClickHouse.Connection;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>
/// The operator's own table of events, read where it is. On opening it is scanned once: which days it holds and whether they
/// changed, that its ids are pseudonyms, and that no subscriber is on two shards.
/// </summary>
internal sealed class HeldRows
{
    /// <summary>The shard's subscribers, one row each.</summary>
    public const string Subscribers = "held_subscriber";

    /// <summary>One subscriber in so many is compared between shards.</summary>
    private const int SampledOneIn = 101;
    private const int MostCompared = 200_000;
    private const int LookedAt = 10_000;

    private readonly Cluster _cluster;
    private readonly HeldTable _table;
    private readonly CancellationToken _cancellation;
    private readonly string _rows;

    /// <exception cref="EngineException">The table is absent, or is not what it must be.</exception>
    public HeldRows(Cluster cluster, HeldTable table, CancellationToken cancellation)
    {
        (_cluster, _table, _cancellation) = (cluster, table, cancellation);
        var (subscriber, timestamp, cell) = Types();
        DemandPseudonyms();
        _rows = Rows(subscriber, timestamp, cell);
        var days = $"select local_day, count() as rows_of_day, sum(cityHash64(subscriber, toUInt32(at), cell)) as hash from ({_rows}) as held group by local_day";
        var perShard = Each($"scanning '{table.Table}'", days);
        Events = new HeldEvents(table.Table, [.. perShard.SelectMany(r => r).GroupBy(r => r[0]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Day)]);
        cluster.Execute($"table '{Subscribers}'", $"drop table if exists {Subscribers}");
        cluster.Execute(
            $"table '{Subscribers}'", $"create table {Subscribers} engine = MergeTree order by tuple() as select held.subscriber as subscriber from ({_rows}) as held group by held.subscriber");
        DemandDisjoint();
    }

    public HeldEvents Events { get; }

    /// <summary>The events of some days, by our names and types.</summary>
    public string Select(IReadOnlyCollection<LocalDate> days)
    {
        // By the column itself, with a day to spare on both sides, so that its index is used.
        string Bound(LocalDate day) => $"toDateTime('{LocalDatePattern.Iso.Format(day)} 00:00:00', 'UTC')";
        var list = string.Join(", ", days.Distinct().Order().Select(d => $"toDate('{LocalDatePattern.Iso.Format(d)}')"));
        return $"select subscriber, local_day, local_second, at, cell from ({_rows} and {_table.Timestamp} >= {Bound(days.Min().PlusDays(-1))} "
            + $"and {_table.Timestamp} < {Bound(days.Max().PlusDays(3))}) as held where local_day in ({list})";
    }

    private static HeldDay Day(IEnumerable<string[]> shards)
    {
        var (rows, hash) = (0L, 0UL);
        var day = "";
        foreach (var shard in shards)
        {
            day = shard[0];
            rows = checked(rows + long.Parse(shard[1], CultureInfo.InvariantCulture));
            hash = unchecked(hash + ulong.Parse(shard[2], CultureInfo.InvariantCulture));
        }

        return new HeldDay(LocalDatePattern.Iso.Parse(day).Value, rows, string.Create(CultureInfo.InvariantCulture, $"{rows:x}-{hash:x16}"));
    }

    private (string Subscriber, string Timestamp, string Cell) Types()
    {
        var name = _table.Table.Split('.');
        var described = Each(
            $"looking at '{_table.Table}'", $"select name, type from system.columns where database = '{name[0]}' and table = '{name[1]}'");
        foreach (var (shard, columns) in _cluster.Shards.Zip(described))
        {
            foreach (var wanted in (string[])[_table.Subscriber, _table.Timestamp, _table.Cell])
            {
                if (!columns.Any(c => c[0] == wanted))
                {
                    throw shard.Wrong(
                        $"looking at '{_table.Table}'",
                        columns.Count == 0 ? "there is no such table, or the account may not see it; see engine.clickhouse.events.table" : $"it has no column '{wanted}'; see engine.clickhouse.events.columns");
                }
            }
        }

        string TypeOf(string column) => described[0].Single(c => c[0] == column)[1];
        var timestamp = TypeOf(_table.Timestamp);
        return timestamp.Contains("DateTime", StringComparison.Ordinal)
            ? (TypeOf(_table.Subscriber), timestamp, TypeOf(_table.Cell))
            : throw _cluster.Shards[0].Wrong(
                $"looking at '{_table.Table}'", $"column '{_table.Timestamp}' is of type {timestamp}; it must be a DateTime, or a view must make it one");
    }

    private string Rows(string subscriber, string timestamp, string cell)
    {
        string Present(string column, string type) => type.Contains("Nullable", StringComparison.Ordinal) ? $"assumeNotNull({column})" : column;
        var (id, at, zone) = (Present(_table.Subscriber, subscriber), $"toDateTime({Present(_table.Timestamp, timestamp)})", _table.Zone);
        var number = subscriber.Contains("Int", StringComparison.Ordinal) ? $"toUInt64({id})" : $"sipHash64(toString({id}))";
        var second = $"(toHour({at}, '{zone}') * 3600 + toMinute({at}, '{zone}') * 60 + toSecond({at}, '{zone}'))";
        return $"select {number} as subscriber, toDate({at}, '{zone}') - ({second} < {_table.DayStarts}) as local_day, "
            + $"toInt64(({second} + 86400 - {_table.DayStarts}) % 86400) as local_second, {at} as at, toString({Present(_table.Cell, cell)}) as cell from {_table.Table} "
            + $"where isNotNull({_table.Subscriber}) and isNotNull({_table.Timestamp}) and isNotNull({_table.Cell})";
    }

    /// <summary>Refuses ids that look like phone numbers or IMSIs: the lake holds none, and neither may what stands for it.</summary>
    private void DemandPseudonyms()
    {
        var looked = Each(
            $"looking at the ids of '{_table.Table}'",
            $"select sum(match(id, '^[+]?[0-9]{{10,15}}$')), count() from (select toString({_table.Subscriber}) as id from {_table.Table} where isNotNull({_table.Subscriber}) limit {LookedAt}) as ids");
        foreach (var (shard, rows) in _cluster.Shards.Zip(looked))
        {
            var (numbers, of) = (long.Parse(rows[0][0], CultureInfo.InvariantCulture), long.Parse(rows[0][1], CultureInfo.InvariantCulture));
            if (2 * numbers > of)
            {
                throw shard.Wrong(
                    $"looking at the ids of '{_table.Table}'",
                    $"most values of '{_table.Subscriber}' look like phone numbers or IMSIs. Give a table or a view whose ids are pseudonyms made under a key; Tideline reads no identities here");
            }
        }
    }

    private void DemandDisjoint()
    {
        var sampled = Each($"comparing subscribers of '{_table.Table}'", $"select subscriber from {Subscribers} where subscriber % {SampledOneIn} = 0 limit {MostCompared}");
        var seen = new Dictionary<string, Shard>(StringComparer.Ordinal);
        foreach (var (shard, rows) in _cluster.Shards.Zip(sampled))
        {
            foreach (var id in rows.Select(r => r[0]))
            {
                if (!seen.TryAdd(id, shard))
                {
                    throw shard.Wrong(
                        $"comparing subscribers of '{_table.Table}'",
                        $"it holds subscribers that {seen[id].Address.GetLeftPart(UriPartial.Authority)} holds too. The table must be local to its shard and sharded by '{_table.Subscriber}'; else remove engine.clickhouse.events and ingest files");
                }
            }
        }
    }

    private IReadOnlyList<string[]>[] Each(string what, string select)
    {
        var rows = new IReadOnlyList<string[]>[_cluster.Shards.Count];
        _cluster.Each(async (shard, c) => rows[shard.Index] = await shard.TextAsync(what, select, c).ConfigureAwait(false));
        _cancellation.ThrowIfCancellationRequested();
        return rows;
    }
}
