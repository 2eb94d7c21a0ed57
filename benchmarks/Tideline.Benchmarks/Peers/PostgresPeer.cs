using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Peers;

/// <summary>PostgreSQL in the manner of FlowKit: events in a partition for each day with its indexes, a stored table for each
/// daily location and each seven-day window, consecutive trips by day.</summary>
internal sealed class PostgresPeer(string folder) : IServerPeer
{
    private readonly PostgresServer _server = new(folder);

    public string Name => $"PostgreSQL {_server.Run("show server_version").Split(' ')[0]}, in the manner of FlowKit";

    public string Settings =>
        $"{string.Join(", ", PostgresServer.Settings.Select(s => $"{s.Key} {s.Value}"))}; unlogged tables; events partitioned by day, indexes on subscriber, cell and time, analysed.";

    public Measurement Load(string folder, Measurement export)
    {
        var text = new StringBuilder("""
            create unlogged table cell (cell text, cluster int, first_day date, last_day date);
            create unlogged table cluster_area (cluster int, area int);
            create unlogged table cluster_district (cluster int, area int);
            create unlogged table calendar (local_day date, month date, windows int, window_end date);
            create table event (msisdn bigint not null, datetime timestamp not null, location_id text) partition by range (datetime);

            """);
        foreach (var day in Days(export))
        {
            text.Append(CultureInfo.InvariantCulture, $"create unlogged table event_{Tag(day)} partition of event for values from ('{day}') to (date '{day}' + 1);\n");
        }

        foreach (var table in (string[])["cell", "cluster_area", "cluster_district", "calendar", "event"])
        {
            text.Append(CultureInfo.InvariantCulture, $"\\copy {table} from '{Path.Combine(folder, table + ".csv")}' (format csv)\n");
        }

        text.Append("create index on event (msisdn); create index on event (location_id); create index on event (datetime);\nanalyze;\n");
        return Timed(() => _server.Run(text.ToString()));
    }

    public Measurement Steps(Measurement export)
    {
        _server.Run("drop schema if exists cache cascade; create schema cache;");
        var measured = Timed(() =>
        {
            _server.Run(DailyLocations(export));
            _server.Run(Homes());
            _server.Run(Trips(export));
        });
        measured.Facts["daily locations"] = _server.Run($"""
            select concat_ws(' ', count(*), sum((local_day - date '1970-01-01')::bigint * location), sum((subscriber % 99991) * location))
            from ({string.Join(" union all ", Days(export).Select(d => $"select date '{d}' as local_day, subscriber, location from cache.day_{Tag(d)}"))}) as d
            """);
        measured.Facts["homes"] = _server.Run("select concat_ws(' ', count(*), sum((subscriber % 99991) * area), sum(month - date '1970-01-01')) from cache.home");
        measured.Facts["trips"] = _server.Run(
            "select concat_ws(' ', count(*), sum(subscribers), sum(trips), sum((local_day - date '1970-01-01')::bigint * (origin + 1000 * destination) * subscribers)) from cache.trips");
        return measured;
    }

    public void Dispose() => _server.Dispose();

    /// <summary>The last located event of the day decides: the night part is the day's end, so it goes before the day part.</summary>
    private static string DailyLocations(Measurement export) => string.Join('\n', Days(export).Select(day => $"""
        create unlogged table cache.day_{Tag(day)} as
        select distinct on (e.msisdn) e.msisdn as subscriber, c.cluster as location, a.area
        from {Located(export, day)}
        left join cluster_area as a on c.cluster = a.cluster
        order by e.msisdn, e.datetime desc, c.cluster;
        analyze cache.day_{Tag(day)};
        """));

    /// <summary>The modal area of each window, ties by the latest day and the smallest area; then the majority of windows.</summary>
    private string Homes()
    {
        var rows = _server.Run("select distinct month, windows, window_end from calendar order by 3").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|')).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var days = _server.Run($"select local_day from calendar where window_end = '{row[2]}' order by 1").Split('\n');
            text.Append(CultureInfo.InvariantCulture, $"""
                create unlogged table cache.window_{Tag(row[2])} as
                select distinct on (subscriber) subscriber, area
                from (
                    select subscriber, area, count(*) as days, max(local_day) as latest
                    from ({string.Join(" union all ", days.Select(d => $"select subscriber, area, date '{d}' as local_day from cache.day_{Tag(d)}"))}) as d
                    where area is not null
                    group by subscriber, area
                ) as spent
                order by subscriber, days desc, latest desc, area;

                """);
        }

        text.Append(CultureInfo.InvariantCulture, $"""
            create unlogged table cache.home as
            select subscriber, month, area
            from ({string.Join(" union all ", rows.Select(r => $"select subscriber, area, date '{r[0]}' as month, {r[1]} as windows from cache.window_{Tag(r[2])}"))}) as w
            group by subscriber, month, windows, area
            having count(*) * 2 > windows;
            create index on cache.home (subscriber);
            analyze cache.home;
            """);
        return text.ToString();
    }

    private static string Trips(Measurement export)
    {
        var text = new StringBuilder();
        foreach (var day in Days(export))
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                create unlogged table cache.trips_{Tag(day)} as
                select origin, destination, count(*) as subscribers, sum(trips) as trips
                from (
                    select subscriber, origin, destination, count(*) as trips
                    from (
                        select e.msisdn as subscriber, a.area as destination,
                            lag(a.area) over (partition by e.msisdn order by e.datetime, c.cluster) as origin
                        from {Located(export, day)}
                        join cluster_district as a on c.cluster = a.cluster
                        join cache.home as h on e.msisdn = h.subscriber and h.month = '{export.Facts["reference"]}'
                    ) as pair
                    where origin is not null
                    group by subscriber, origin, destination
                ) as t
                group by origin, destination;

                """);
        }

        return text.Append(CultureInfo.InvariantCulture, $"""
            create unlogged table cache.trips as
            {string.Join(" union all ", Days(export).Select(d => $"select date '{d}' as local_day, * from cache.trips_{Tag(d)}"))};
            """).ToString();
    }

    /// <summary>The day's events with the cluster of their cell, where the cell is in service on the event's calendar day.</summary>
    private static string Located(Measurement export, string day)
    {
        var shift = 86_400 - int.Parse(export.Facts["midnight"], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"""
            (select * from event where datetime >= '{day}' and datetime < date '{day}' + 1) as e
            join cell as c on e.location_id = c.cell and (e.datetime + interval '{shift} seconds')::date between c.first_day and c.last_day
            """);
    }

    private static string[] Days(Measurement export) => export.Facts["days"].Split(' ');

    private static string Tag(string day) => day.Replace("-", "", StringComparison.Ordinal);

    private Measurement Timed(Action work)
    {
        var (cpu, began) = (_server.Cpu, Stopwatch.GetTimestamp());
        work();
        return new Measurement(Stopwatch.GetElapsedTime(began).TotalSeconds, _server.Cpu - cpu, 0, new(StringComparer.Ordinal));
    }
}
