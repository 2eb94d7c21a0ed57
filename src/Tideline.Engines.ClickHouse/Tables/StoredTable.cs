using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tideline.Engines.ClickHouse.Connection;

namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>
/// A table of which days are kept on the shards: <c>stored_&lt;name&gt;</c>, one partition for each day and version. The table
/// <c>stored_day</c> records each day that is whole with its number of rows; a day counts as kept only where the partition
/// holds just as many, so that neither a run that was cut short nor a lost part is ever taken for a day.
/// </summary>
internal sealed partial class StoredTable(Cluster cluster, string name)
{
    private const string Records = "stored_day";
    private const string RecordColumns = "table_name String, local_day Date, version UInt64, row_count UInt64";
    private const string Version = "version";

    public string Table => "stored_" + name;

    public static void DefineRecords(Cluster cluster) => cluster.Define(
        $"table '{Records}'",
        Definitions.Table(cluster.Options, Records, RecordColumns, "order by (table_name, local_day, version)"));

    /// <summary>Defines the table; one of other columns, of an earlier version of the step, is dropped with its days.</summary>
    /// <param name="columns">Without the version.</param>
    public void Define(IReadOnlyList<(string Name, string Type)> columns)
    {
        (string Name, string Type)[] wanted = [.. columns, (Version, "UInt64")];
        var fits = true;
        cluster.Each(async (shard, c) =>
        {
            var there = await shard.TextAsync(
                $"table '{Table}'", $"select name, type from system.columns where database = '{cluster.Options.Database}' and table = '{Table}'", c).ConfigureAwait(false);
            if (there.Count > 0 && !there.Select(r => (r[0], r[1])).SequenceEqual(wanted))
            {
                fits = false;
            }
        });
        if (!fits)
        {
            cluster.Define($"table '{Table}'", Definitions.Drop(cluster.Options, Table));
        }

        var definition = string.Join(", ", wanted.Select(c => $"{c.Name} {c.Type}"));
        cluster.Define(
            $"table '{Table}'",
            Definitions.Table(cluster.Options, Table, definition, $"partition by (local_day, {Version}) order by {Routing.Subscriber}"));
    }

    /// <summary>The days that every shard keeps whole in these versions.</summary>
    public HashSet<LocalDate> Whole(IReadOnlyDictionary<LocalDate, ulong> versions)
    {
        var whole = cluster.Shards.Select(_ => new HashSet<LocalDate>()).ToArray();
        cluster.Each(async (shard, c) => whole[shard.Index] = await WholeAsync(shard, versions, c).ConfigureAwait(false));
        return whole.Aggregate(new HashSet<LocalDate>(versions.Keys), (all, one) => { all.IntersectWith(one); return all; });
    }

    /// <summary>Drops what a run that was cut short left of these versions.</summary>
    public async Task ClearAsync(Shard shard, IReadOnlyDictionary<LocalDate, ulong> versions, CancellationToken cancellation)
    {
        foreach (var (day, version) in (await PartitionsAsync(shard, cancellation).ConfigureAwait(false)).Keys.Where(p => versions.TryGetValue(p.Day, out var v) && v == p.Version))
        {
            await DropAsync(shard, day, version, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Records days as whole, after a look at whether just these rows are there.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="versions">The days, also those without a row.</param>
    /// <param name="rows">Rows of the days that have any.</param>
    /// <param name="cancellation">Leaves the days unrecorded.</param>
    public async Task RecordAsync(
        Shard shard, IReadOnlyDictionary<LocalDate, ulong> versions, IReadOnlyDictionary<LocalDate, long> rows, CancellationToken cancellation)
    {
        var there = await PartitionsAsync(shard, cancellation).ConfigureAwait(false);
        foreach (var (day, version) in versions)
        {
            var (found, wanted) = (there.GetValueOrDefault((day, version)), rows.GetValueOrDefault(day));
            if (found != wanted)
            {
                throw shard.Wrong(
                    $"keeping table '{name}'",
                    string.Create(CultureInfo.InvariantCulture, $"{wanted} rows of {Text(day)} were sent and {found} are there; does another program write to the database?"));
            }
        }

        await shard.InsertAsync(
            Records,
            [("table_name", "String"), ("local_day", "Date"), (Version, "UInt64"), ("row_count", "UInt64")],
            [.. versions.Select(v => new object[] { name, v.Key.ToDateOnly(), v.Value, (ulong)rows.GetValueOrDefault(v.Key) })],
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Drops all other versions of days.</summary>
    public void DropOlder(IReadOnlyDictionary<LocalDate, ulong> versions) => cluster.Each(async (shard, c) =>
    {
        foreach (var (day, version) in (await PartitionsAsync(shard, c).ConfigureAwait(false)).Keys.Where(p => versions.TryGetValue(p.Day, out var v) && v != p.Version))
        {
            await DropAsync(shard, day, version, c).ConfigureAwait(false);
        }
    });

    /// <summary>Days of which any shard keeps any version.</summary>
    public SortedSet<LocalDate> Days()
    {
        var days = cluster.Shards.Select(_ => new HashSet<LocalDate>()).ToArray();
        cluster.Each(async (shard, c) => days[shard.Index].UnionWith((await PartitionsAsync(shard, c).ConfigureAwait(false)).Keys.Select(p => p.Day)));
        return [.. days.SelectMany(d => d)];
    }

    /// <summary>Drops a day in all its versions.</summary>
    public void Drop(LocalDate dropped) => cluster.Each(async (shard, c) =>
    {
        foreach (var (day, version) in (await PartitionsAsync(shard, c).ConfigureAwait(false)).Keys.Where(p => p.Day == dropped))
        {
            await DropAsync(shard, day, version, c).ConfigureAwait(false);
        }
    });

    /// <summary>A select of just these versions of days.</summary>
    public string Select(IReadOnlyList<string> columns, IReadOnlyDictionary<LocalDate, ulong> versions)
    {
        var days = string.Join(", ", versions.OrderBy(v => v.Key).Select(v => string.Create(CultureInfo.InvariantCulture, $"(toDate('{Text(v.Key)}'), toUInt64({v.Value}))")));
        return $"select {string.Join(", ", columns)} from {Table} where (local_day, {Version}) in ({days})";
    }

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private async Task<HashSet<LocalDate>> WholeAsync(Shard shard, IReadOnlyDictionary<LocalDate, ulong> versions, CancellationToken cancellation)
    {
        var records = await shard.TextAsync(
            $"reading which days of '{name}' are kept",
            $"select local_day, {Version}, row_count from {Records} where table_name = '{name}'", cancellation).ConfigureAwait(false);
        var recorded = records.Select(r => (Day(r[0]), Whole(r[1]), (long)Whole(r[2]))).ToHashSet();
        var there = await PartitionsAsync(shard, cancellation).ConfigureAwait(false);
        return [.. versions.Where(v => recorded.Contains((v.Key, v.Value, there.GetValueOrDefault((v.Key, v.Value))))).Select(v => v.Key)];
    }

    /// <summary>Rows by day and version.</summary>
    private async Task<Dictionary<(LocalDate Day, ulong Version), long>> PartitionsAsync(Shard shard, CancellationToken cancellation)
    {
        var parts = await shard.TextAsync(
            $"reading the partitions of '{Table}'",
            $"select partition, sum(rows) from system.parts where active and database = '{cluster.Options.Database}' and table = '{Table}' group by partition",
            cancellation).ConfigureAwait(false);
        return parts.ToDictionary(
            p => Partition().Match(p[0]) is { Success: true } m ? (Day(m.Groups["day"].Value), Whole(m.Groups["version"].Value)) : throw shard.Wrong($"reading the partitions of '{Table}'", "a partition has a name that is not Tideline's"),
            p => (long)Whole(p[1]));
    }

    private Task DropAsync(Shard shard, LocalDate day, ulong version, CancellationToken cancellation) => shard.ExecuteAsync(
        $"dropping a version of a day of '{name}'",
        string.Create(CultureInfo.InvariantCulture, $"alter table {Table} drop partition ('{Text(day)}', {version})"), cancellation);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static ulong Whole(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\('(?<day>\d{4}-\d\d-\d\d)',(?<version>\d+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Partition();
}
