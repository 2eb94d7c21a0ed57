using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Engines.ClickHouse.Connection;
using Tideline.Pipeline.Daily;

namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>Days about single subscribers, kept on the shards that hold the subscribers.</summary>
internal sealed class ShardDays(Cluster cluster, Action<string, string> view) : IServerDays
{
    /// <summary>A fingerprint as the number under which a partition is kept.</summary>
    public static ulong Version(string fingerprint) => ulong.Parse(fingerprint, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public IReadOnlySet<LocalDate> Whole(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints) =>
        new StoredTable(cluster, table.Step).Whole(Versions(fingerprints));

    public void Keep(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints)
    {
        var stored = new StoredTable(cluster, table.Step);
        var versions = Versions(fingerprints);
        var columns = Columns(table.Step);
        stored.Define(columns);
        var names = string.Join(", ", columns.Select(c => c.Name));
        cluster.Each(async (shard, c) =>
        {
            await stored.ClearAsync(shard, versions, c).ConfigureAwait(false);
            var rows = await RowsAsync(shard, table.Step, c).ConfigureAwait(false);
            await shard.ExecuteAsync(
                $"keeping table '{table.Step}'",
                $"insert into {stored.Table} ({names}, version) select {names}, {VersionOf(versions)} from {table.Step} where local_day in ({Days(versions.Keys)})",
                c).ConfigureAwait(false);
            await stored.RecordAsync(shard, versions, rows, c).ConfigureAwait(false);
        });
        stored.DropOlder(versions);
    }

    public void Open(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints)
    {
        var stored = new StoredTable(cluster, table.Step);
        var names = cluster.Shards[0].DescribeAsync($"table '{stored.Table}'", $"select * from {stored.Table}", CancellationToken.None).GetAwaiter().GetResult()
            .Select(c => c.Name).Where(n => n != "version").ToArray();
        view(table.Step, stored.Select(names, Versions(fingerprints)));
    }

    public IReadOnlyCollection<LocalDate> Days(DailyTable table) => new StoredTable(cluster, table.Step).Days();

    public void Forget(DailyTable table, LocalDate day) => new StoredTable(cluster, table.Step).Drop(day);

    private static Dictionary<LocalDate, ulong> Versions(IReadOnlyDictionary<LocalDate, string> fingerprints) =>
        fingerprints.ToDictionary(f => f.Key, f => Version(f.Value));

    private static string Days(IEnumerable<LocalDate> days) => string.Join(", ", days.Order().Select(d => $"toDate('{LocalDatePattern.Iso.Format(d)}')"));

    /// <summary>The version of a row's day.</summary>
    private static string VersionOf(Dictionary<LocalDate, ulong> versions)
    {
        var days = versions.OrderBy(v => v.Key).ToArray();
        var numbers = string.Join(", ", days.Select(d => $"toUInt16(toDate('{LocalDatePattern.Iso.Format(d.Key)}'))"));
        var values = string.Join(", ", days.Select(d => string.Create(CultureInfo.InvariantCulture, $"toUInt64({d.Value})")));
        return $"transform(toUInt16(local_day), [{numbers}], [{values}], toUInt64(0))";
    }

    private (string Name, string Type)[] Columns(string table) =>
        [.. cluster.Shards[0].DescribeAsync($"table '{table}'", $"select * from {table}", CancellationToken.None).GetAwaiter().GetResult()];

    private static async Task<Dictionary<LocalDate, long>> RowsAsync(Shard shard, string table, CancellationToken cancellation) =>
        (await shard.TextAsync($"counting table '{table}'", $"select local_day, count() from {table} group by local_day", cancellation).ConfigureAwait(false))
            .ToDictionary(r => LocalDatePattern.Iso.Parse(r[0]).Value, r => long.Parse(r[1], CultureInfo.InvariantCulture));
}
