namespace Tideline.Engines.DuckDb.Tests;

/// <summary>Every step, worked by hand. Day 20301 is 2025-08-01; the night starts at second 46800, midnight is second
/// 68400.</summary>
internal static class StepExamples
{
    private const string PartColumns = "subscriber ubigint, local_day date, local_second integer, at timestamp, cell varchar";

    private static readonly Rows Cells = Rows.CellClusters("'A', 2, 0, 84006", "'B', 1, 0, 84006", "'S', 9, 0, 84006");

    public static IReadOnlyList<StepExample> All { get; } = [.. Events(), .. TeleportExamples.All, .. Days(), .. People(), .. Trips(), .. Homes(), .. Areas()];

    internal static string Event(int subscriber, string day, int second, string cell) =>
        $"{subscriber}, '{day}', {second}, timestamp '{day} 00:00:00' + to_seconds({second}), '{cell}'";

    private static IEnumerable<StepExample> Events()
    {
        yield return new(
            "a row that two files share is one event", "event",
            [new("event_part", PartColumns, Event(1, "2025-08-01", 10, "A"), Event(1, "2025-08-01", 10, "A"), Event(1, "2025-08-01", 10, "B"), Event(2, "2025-08-01", 10, "A"))],
            ["1|2025-08-01|10|2025-08-01 00:00:10|A", "1|2025-08-01|10|2025-08-01 00:00:10|B", "2|2025-08-01|10|2025-08-01 00:00:10|A"]);
        yield return new(
            "every row of parts that share none is an event", "event_apart",
            [new("event_part", PartColumns, Event(1, "2025-08-01", 10, "A"), Event(1, "2025-08-01", 10, "B"), Event(2, "2025-08-01", 10, "A"))],
            ["1|2025-08-01|10|2025-08-01 00:00:10|A", "1|2025-08-01|10|2025-08-01 00:00:10|B", "2|2025-08-01|10|2025-08-01 00:00:10|A"]);
        yield return new(
            "a cell's events of a local day are counted", "cell_day",
            [Rows.Events(Event(1, "2025-08-01", 1, "A"), Event(2, "2025-08-01", 80000, "A"), Event(1, "2025-08-01", 2, "B"), Event(1, "2025-08-02", 1, "A"))],
            ["2025-08-01|A|2", "2025-08-01|B|1", "2025-08-02|A|1"]);
        yield return new(
            "a day's volume is its events, subscribers and edges", "day_volume",
            [Rows.Events(Event(1, "2025-08-01", 7, "A"), Event(1, "2025-08-01", 9, "A"), Event(2, "2025-08-01", 70000, "B"), Event(2, "2025-08-02", 5, "B"))],
            ["2025-08-01|3|2|7|70000", "2025-08-02|1|1|5|5"]);
    }

    private static IEnumerable<StepExample> Days()
    {
        yield return Day("a tie within a second goes to the smaller cluster",
            [Event(1, "2025-08-01", 50000, "A"), Event(1, "2025-08-01", 50000, "B"), Event(2, "2025-08-01", 100, "B"), Event(2, "2025-08-01", 100, "A")],
            ["1|2025-08-01|1|0|1|2|1|2|0", "2|2025-08-01|0|1|1|2|1|2|0"]);
        yield return Day("a day with one event by day has no night",
            [Event(1, "2025-08-01", 0, "A")],
            ["1|2025-08-01|0|2|2|1|1|1|0"]);
        yield return Day("a day with one event at night has no day part",
            [Event(1, "2025-08-01", 86399, "A")],
            ["1|2025-08-01|2|0|2|1|1|1|0"]);
        yield return Day("the night begins with its first second",
            [Event(1, "2025-08-01", 46799, "A"), Event(1, "2025-08-01", 46800, "B"), Event(2, "2025-08-01", 46799, "A")],
            ["1|2025-08-01|1|2|1|2|2|2|0", "2|2025-08-01|0|2|2|1|1|1|0"]);
        yield return Day("the last event of each part decides, and days are apart",
            [
                Event(1, "2025-08-01", 100, "A"), Event(1, "2025-08-01", 200, "B"), Event(1, "2025-08-01", 60000, "B"),
                Event(1, "2025-08-01", 60001, "A"), Event(1, "2025-08-02", 300, "B"),
            ],
            ["1|2025-08-01|2|1|2|4|2|2|0", "1|2025-08-02|0|1|1|1|1|1|0"]);
        yield return new(
            "a cell that moved is in its cluster of the day", "day_place",
            [
                Rows.Events(Event(1, "2025-08-01", 1, "M"), Event(1, "2025-08-02", 1, "M"), Event(1, "2025-08-03", 1, "M")),
                Rows.CellClusters("'M', 3, 0, 20301", "'M', 4, 20302, 20302"),
            ],
            ["1|2025-08-01|0|3|3|1|1|1|0", "1|2025-08-02|0|4|4|1|1|1|0"]);
        yield return new(
            "a cell moves at midnight, within the local day", "day_place",
            [
                Rows.Events(Event(1, "2025-08-01", 68399, "M"), Event(2, "2025-08-01", 68400, "M"), Event(3, "2025-08-01", 68399, "M"), Event(3, "2025-08-01", 68400, "M")),
                Rows.CellClusters("'M', 3, 0, 20301", "'M', 4, 20302, 20302"),
            ],
            ["1|2025-08-01|3|0|3|1|1|1|0", "2|2025-08-01|4|0|4|1|1|1|0", "3|2025-08-01|4|0|4|2|2|2|0"]);
        yield return Day("an event on a cell of no table is left out",
            [Event(1, "2025-08-01", 1, "A"), Event(1, "2025-08-01", 2, "X"), Event(2, "2025-08-01", 2, "X")],
            ["1|2025-08-01|0|2|2|1|1|1|0"]);

        static StepExample Day(string name, string[] events, string[] expected) => new(name, "day_place", [Rows.Events(events), Cells], expected);
    }

    private static IEnumerable<StepExample> People()
    {
        yield return new(
            "a month's profile sums its days and lists their places once", "month_profile",
            [Rows.SubscriberDays(
                "1, '2025-08-01', 2, 1, 2, 4, 3, 2", "1, '2025-08-02', 0, 5, 5, 1, 1, 1", "1, '2025-08-30', 2, 0, 2, 1, 1, 1", "2, '2025-08-01', 7, 7, 7, 9, 2, 1",
                "2, '2025-07-31', 7, 7, 7, 9, 2, 1", "2, '2025-08-31', 7, 7, 7, 9, 2, 1")],
            ["1|2025-08-01|3|6|18|5|2|2 5", "2|2025-08-01|1|9|81|2|1|7"]);
        yield return new(
            "a subscriber's profile sums its days", "profile",
            [Rows.SubscriberDays("1, '2025-08-01', 2, 1, 2, 4, 3, 2", "1, '2025-08-02', 0, 5, 5, 1, 1, 1", "2, '2025-08-01', 7, 7, 7, 9, 2, 1")],
            ["1|2|5|17|4|2|2", "2|1|9|81|2|1|1"])
        { Before = ["month_profile"] };
        yield return new(
            "devices are no people", "person_day",
            [
                Rows.SubscriberDays("1, '2025-08-01', 2, 1, 2, 4, 3, 2", "2, '2025-08-01', 7, 7, 7, 9, 2, 1", "2, '2025-08-02', 7, 7, 7, 9, 2, 1"),
                new("device", "subscriber ubigint", "2"),
            ],
            ["1|2025-08-01|2|1|2"]);
        yield return new(
            "without devices everyone is a person", "person_day",
            [Rows.SubscriberDays("18446744073709551615, '2025-08-01', 2, 1, 2, 4, 3, 2"), new("device", "subscriber ubigint")],
            ["18446744073709551615|2025-08-01|2|1|2"]);
        yield return new(
            "a timeline packs day, night and day part into one number", "timeline",
            [Rows.PersonDays("1, '2025-08-02', 1048575, 0, 1048575", "1, '2025-08-01', 0, 5, 5", "2, '2025-08-01', 3, 4, 3")],
            [
                $"1|{(20301L << 40) + 5} {(20302L << 40) + (1048575L << 20)}",
                $"2|{(20301L << 40) + (3L << 20) + 4}",
            ]);
    }

    private static IEnumerable<StepExample> Trips()
    {
        yield return Trip("consecutive places of a day are trips, staying is one too",
            [Event(1, "2025-08-01", 1, "A"), Event(1, "2025-08-01", 2, "A"), Event(1, "2025-08-01", 3, "B"), Event(1, "2025-08-01", 4, "A"), Event(1, "2025-08-01", 5, "B")],
            ["1|2025-08-01|10|20|1", "1|2025-08-01|20|10|2", "1|2025-08-01|20|20|1"]);
        yield return Trip("a trip joins neither two days nor two subscribers, and one event is none",
            [Event(1, "2025-08-01", 1, "A"), Event(1, "2025-08-02", 2, "B"), Event(2, "2025-08-01", 3, "B")],
            []);
        yield return Trip("at one instant the smaller cluster comes first",
            [Event(1, "2025-08-01", 1, "A"), Event(1, "2025-08-01", 1, "B")],
            ["1|2025-08-01|10|20|1"]);
        yield return new(
            "a trip joins the two places of a cell that moves at midnight", "trip",
            [
                Rows.Events(Event(1, "2025-08-01", 68399, "M"), Event(1, "2025-08-01", 68400, "M")),
                .. Rows.NoTeleports, Rows.CellClusters("'M', 1, 0, 20301", "'M', 2, 20302, 84006"),
            ],
            ["1|2025-08-01|10|20|1"])
        {
            Paths = StepExample.AllPaths,
        };
        yield return Trip("events in no known place are passed over",
            [Event(1, "2025-08-01", 1, "A"), Event(1, "2025-08-01", 2, "X"), Event(1, "2025-08-01", 3, "B")],
            ["1|2025-08-01|20|10|1"]);
        yield return Trip("events in no district are passed over",
            [Event(1, "2025-08-01", 1, "A"), Event(1, "2025-08-01", 2, "S"), Event(1, "2025-08-01", 3, "B"), Event(2, "2025-08-01", 3, "S"), Event(2, "2025-08-01", 4, "A")],
            ["1|2025-08-01|20|10|1"]);
        yield return new(
            "trips are counted by the home of the traveller, those without a home and those of other days are left out", "travel_day",
            [
                new("trip", "subscriber ubigint, local_day date, origin integer, destination integer, trips bigint",
                    "1, '2025-08-01', 10, 20, 2", "2, '2025-08-01', 10, 20, 1", "3, '2025-08-01', 10, 20, 5", "4, '2025-08-01', 10, 20, 7",
                    "1, '2025-08-02', 10, 20, 1", "1, '2025-07-31', 10, 20, 1", "1, '2025-08-31', 10, 20, 1"),
                Rows.MonthHomes("1, '2025-07-01', 5, 20", "2, '2025-07-01', 6, 20", "3, '2025-08-01', 6, 20", "4, '2025-07-01', 5, 20"),
            ],
            ["2025-08-01|10|20|5|2|9", "2025-08-01|10|20|6|1|1", "2025-08-02|10|20|5|1|1"])
        { Source = "trip" };
        yield return new(
            "the trips of devices are the devices' alone", "device_trip",
            [
                new("trip", "subscriber ubigint, local_day date, origin integer, destination integer, trips bigint",
                    "1, '2025-08-01', 10, 20, 2", "2, '2025-08-01', 10, 20, 1"),
                new("device", "subscriber ubigint, local_day date", "2, '2025-06-01'"),
            ],
            ["2|2025-08-01|10|20|1"]);

        static StepExample Trip(string name, string[] events, string[] expected) =>
            new(name, "trip", [Rows.Events(events), .. Rows.NoTeleports, Cells], expected) { Paths = StepExample.AllPaths };
    }

    private static IEnumerable<StepExample> Homes()
    {
        yield return new(
            "a window counts its days in each area and knows the latest", "area_window",
            [
                Rows.SubscriberDays("1, '2025-08-01', 1, 0, 1, 4, 3, 2", "1, '2025-08-02', 2, 0, 2, 4, 3, 2", "1, '2025-08-03', 1, 0, 1, 4, 3, 2", "1, '2025-08-04', 9, 0, 9, 4, 3, 2"),
                new("calendar", "local_day date, month date, windows integer, window_end date",
                    "'2025-08-01', '2025-08-01', 2, '2025-08-03'", "'2025-08-02', '2025-08-01', 2, '2025-08-03'", "'2025-08-03', '2025-08-01', 2, '2025-08-03'",
                    "'2025-08-03', '2025-08-01', 2, '2025-08-04'", "'2025-08-04', '2025-08-01', 2, '2025-08-04'"),
                Rows.ClusterAreas("1, 10", "2, 20"),
            ],
            ["1|2025-08-01|2|2025-08-03|10|2|20303", "1|2025-08-01|2|2025-08-03|20|1|20302", "1|2025-08-01|2|2025-08-04|10|1|20303"]);
        yield return Place("the area with most days wins a window", ["10, 2, 20302", "20, 3, 20301"], "20");
        yield return Place("at equal days the area of the latest day wins", ["10, 2, 20302", "20, 2, 20303"], "20");
        yield return Place("at equal days and latest day the smaller area wins", ["20, 2, 20303", "10, 2, 20303", "0, 1, 20303"], "10");
        yield return Place("the area with index 0 can win", ["0, 2, 20303", "10, 2, 20303"], "0");
        yield return new(
            "a home needs more than half of the month's windows", "month_home",
            [new("window_place", "subscriber ubigint, month date, windows integer, window_end date, area bigint",
                "1, '2025-07-01', 4, '2025-07-07', 10", "1, '2025-07-01', 4, '2025-07-08', 10", "1, '2025-07-01', 4, '2025-07-09', 20",
                "2, '2025-07-01', 3, '2025-07-07', 10", "2, '2025-07-01', 3, '2025-07-08', 10")],
            ["2|2025-07-01|10|2"]);
        yield return new(
            "the homes of devices are left out", "home_month",
            [
                new("month_home", "subscriber ubigint, local_day date, area bigint, windows_won bigint", "1, '2025-07-01', 10, 20", "2, '2025-07-01', 10, 20", "2, '2025-08-01', 10, 20"),
                new("device", "subscriber ubigint, local_day date", "2, '2025-06-01'"),
            ],
            ["1|2025-07-01|10|20"]);

        static StepExample Place(string name, string[] areas, string winner) => new(
            name, "window_place",
            [new("area_window", "subscriber ubigint, month date, windows integer, window_end date, area integer, days bigint, latest_day integer",
                [.. areas.Select(a => $"1, '2025-08-01', 2, '2025-08-03', {a}")])],
            [$"1|2025-08-01|2|2025-08-03|{winner}"]);
    }

    private static IEnumerable<StepExample> Areas()
    {
        yield return new(
            "residents are counted by month and home", "residents",
            [Rows.HomeMonths("1, '2025-07-01', 5, 20", "2, '2025-07-01', 5, 20", "1, '2025-08-01', 6, 20")],
            ["2025-07-01|5|2", "2025-08-01|6|1"]);
        yield return new(
            "the present are counted where they are, by the home of the reference month, and other days are left out", "present_day",
            [
                Rows.SubscriberDays(
                    "1, '2025-08-01', 1, 0, 1, 1, 1, 1", "2, '2025-08-01', 1, 0, 1, 1, 1, 1", "3, '2025-08-01', 1, 0, 1, 1, 1, 1", "1, '2025-08-02', 9, 0, 9, 1, 1, 1",
                    "1, '2025-07-31', 1, 0, 1, 1, 1, 1", "1, '2025-08-31', 1, 0, 1, 1, 1, 1"),
                Rows.ClusterAreas("1, 10", "2, 20"),
                Rows.MonthHomes("1, '2025-07-01', 10, 20", "2, '2025-07-01', 20, 20", "3, '2025-08-01', 10, 20"),
            ],
            ["2025-08-01|10|10|1", "2025-08-01|10|20|1"])
        { Source = "subscriber_day" };
        yield return new(
            "the days of devices are the devices' alone", "device_day",
            [
                Rows.SubscriberDays("1, '2025-08-01', 2, 1, 2, 4, 3, 2", "2, '2025-08-01', 7, 7, 7, 9, 2, 1"),
                new("device", "subscriber ubigint, local_day date", "2, '2025-06-01'"),
            ],
            ["2|2025-08-01|7"]);
    }
}
