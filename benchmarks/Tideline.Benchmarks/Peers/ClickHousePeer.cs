using System.Diagnostics;
using System.Globalization;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Peers;

/// <summary>ClickHouse, with SQL by hand for the old server that Debian packages: events sorted by subscriber and time, a
/// stored table for each result.</summary>
internal sealed class ClickHousePeer(string folder) : IServerPeer
{
    private readonly ClickHouseServer _server = new(folder);

    public string Name => $"ClickHouse {_server.Run("select version()")}";

    public string Settings =>
        $"{string.Join(", ", ClickHouseServer.Settings.Select(s => $"{s.Key} {s.Value}"))}; one server; MergeTree, events sorted by subscriber and time, by month.";

    public Measurement Load(string folder, Measurement export) => Timed(() =>
    {
        foreach (var table in (string[])
        [
            "event (subscriber Int64, datetime DateTime, cell String) engine MergeTree partition by toYYYYMM(datetime) order by (subscriber, datetime)",
            "cell_text (cell String, cluster Int32, first_day String, last_day String) engine Memory",
            "cell (cell String, cluster Int32, first_day Date, last_day Date) engine Memory",
            "cluster_area (cluster Int32, area Int32) engine Memory",
            "cluster_district (cluster Int32, area Int32) engine Memory",
            "calendar (local_day Date, month Date, windows Int32, window_end Date) engine Memory",
        ])
        {
            _server.Run($"create table {table}");
        }

        foreach (var (table, file) in (ReadOnlySpan<(string, string)>)
            [("event", "event"), ("cell_text", "cell"), ("cluster_area", "cluster_area"), ("cluster_district", "cluster_district"), ("calendar", "calendar")])
        {
            _server.Load(table, Path.Combine(folder, file + ".csv"));
        }

        // Its dates end in 2105.
        _server.Run("insert into cell select cell, cluster, toDate(first_day), toDate(if(last_day > '2105-12-31', '2105-12-31', last_day)) from cell_text");
        _server.Run("optimize table event final");
    });

    public Measurement Steps(Measurement export)
    {
        foreach (var table in (string[])["day", "home", "trips"])
        {
            _server.Run($"drop table if exists {table}");
        }

        var measured = Timed(() =>
        {
            _server.Run(Day(export));
            _server.Run(Home);
            _server.Run(Trips(export));
        });
        measured.Facts["daily locations"] = Sums("day", "count()", "sum(toInt64(toUInt16(local_day)) * location)", "sum((subscriber % 99991) * location)");
        measured.Facts["homes"] = Sums("home", "count()", "sum((subscriber % 99991) * area)", "sum(toInt64(toUInt16(month)))");
        measured.Facts["trips"] = Sums(
            "trips", "count()", "sum(subscribers)", "sum(trips)", "sum(toInt64(toUInt16(local_day)) * (origin + 1000 * destination) * toInt64(subscribers))");
        return measured with { PeakMegabytes = _server.PeakMegabytes };
    }

    public void Dispose() => _server.Dispose();

    /// <summary>The last located event of the day decides, of two at once the smaller cluster: both in one number.</summary>
    private static string Day(Measurement export) => $"""
        create table day engine MergeTree partition by toYYYYMM(local_day) order by (subscriber, local_day) as
        select subscriber, local_day, toInt32(1048575 - max(toInt64(toUInt32(datetime)) * 1048576 + 1048575 - cluster) % 1048576) as location
        from {Located(export, "")}
        group by subscriber, local_day
        """;

    /// <summary>The modal area of each window, ties by the latest day and the smallest area; then the majority of windows.</summary>
    private const string Home = """
        create table home engine MergeTree order by (subscriber, month) as
        select subscriber, month, area
        from (
            select subscriber, month, windows, window_end,
                toInt32(1048575 - max(days * 1099511627776 + latest * 1048576 + 1048575 - area) % 1048576) as area
            from (
                select subscriber, month, windows, window_end, area, toInt64(count()) as days, max(toInt64(toUInt16(local_day))) as latest
                from (
                    select subscriber, local_day, area
                    from day
                    all inner join (select cluster as location, area from cluster_area) using (location)
                )
                all inner join calendar using (local_day)
                group by subscriber, month, windows, window_end, area
            )
            group by subscriber, month, windows, window_end
        )
        group by subscriber, month, windows, area
        having toInt32(count()) * 2 > windows
        """;

    /// <summary>A day's districts in order of time and cluster; a pair is one of all but the last with one of all but the first.</summary>
    private static string Trips(Measurement export) => $"""
        create table trips engine MergeTree order by local_day as
        select local_day, origin, destination, count() as subscribers, sum(times) as trips
        from (
            select subscriber, local_day, origin, destination, count() as times
            from (
                select subscriber, local_day, arrayMap(place -> place.3, arraySort(groupArray((datetime, cluster, area)))) as districts
                from (
                    select subscriber, local_day, datetime, cluster, area
                    from {Located(export, $"where subscriber in (select subscriber from home where month = '{export.Facts["reference"]}')")}
                    all inner join cluster_district using (cluster)
                )
                group by subscriber, local_day
            )
            array join arrayPopBack(districts) as origin, arrayPopFront(districts) as destination
            group by subscriber, local_day, origin, destination
        )
        group by local_day, origin, destination
        """;

    /// <summary>Events with the cluster of their cell, where the cell is in service on the event's calendar day.</summary>
    private static string Located(Measurement export, string where)
    {
        var shift = 86_400 - int.Parse(export.Facts["midnight"], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"""
            (
                select subscriber, toDate(datetime) as local_day, datetime, cluster
                from (select subscriber, datetime, cell from event {where})
                all inner join cell using (cell)
                where toDate(datetime + {shift}) >= first_day and toDate(datetime + {shift}) <= last_day
            )
            """);
    }

    private string Sums(string table, params string[] sums) =>
        _server.Run($"select {string.Join(", ", sums)} from {table}").Replace('\t', ' ');

    private Measurement Timed(Action work)
    {
        var (cpu, began) = (_server.Cpu, Stopwatch.GetTimestamp());
        work();
        return new Measurement(Stopwatch.GetElapsedTime(began).TotalSeconds, _server.Cpu - cpu, 0, new(StringComparer.Ordinal));
    }
}
