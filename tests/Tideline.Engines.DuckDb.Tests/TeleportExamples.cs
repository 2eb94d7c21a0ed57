namespace Tideline.Engines.DuckDb.Tests;

/// <summary>The steps around teleports, worked by hand. From A it is 5 km to B, 19 km to G, both east, 100 km north to F, and half the world to W.</summary>
internal static class TeleportExamples
{
    private const string Day = "2025-08-01";

    private static readonly Rows Places = Rows.PlacedCells(
        "'A', 1, 0, 84006, 300000, 670000", "'B', 2, 0, 84006, 300000, 670450", "'F', 3, 0, 84006, 309000, 670000", "'G', 4, 0, 84006, 300000, 671700",
        "'W', 5, 0, 84006, -300000, -1790000");

    public static IReadOnlyList<StepExample> All { get; } = [.. FarDays(), .. TeleportDays(), .. Drops()];

    private static IEnumerable<StepExample> FarDays()
    {
        yield return Span("the span of a day is the squared diagonal of its box",
            [Event(1, 1, "A"), Event(1, 90, "B"), Event(1, 95, "F"), Event(2, 1, "A"), Event(2, 2, "B"), Event(3, 1, "F")],
            ["1|2025-08-01|0|3|3|3|1|3|81202500", "2|2025-08-01|0|2|2|2|1|2|202500", "3|2025-08-01|0|3|3|1|1|1|0"]);
        yield return Span("days and subscribers are apart, and events in no known place have no part in the span",
            [Event(1, 1, "A"), StepExamples.Event(1, "2025-08-02", 1, "F"), Event(1, 2, "X")],
            ["1|2025-08-01|0|1|1|1|1|1|0", "1|2025-08-02|0|3|3|1|1|1|0"]);
        yield return Span("half the world is a span like any other",
            [Event(1, 1, "A"), Event(1, 2, "W")], [$"1|2025-08-01|0|5|5|2|1|2|{(600_000L * 600_000) + (2_460_000L * 2_460_000)}"]);
        yield return new(
            "a day that spans more than 20 km is far, with a little to spare", "far_day",
            [Rows.DayPlaces("1, '2025-08-01', 1, 1, 1, 2, 1, 2, 3168400", "1, '2025-08-02', 1, 1, 1, 2, 1, 2, 3168401")],
            ["1|2025-08-02"]);

        static StepExample Span(string name, string[] events, string[] expected) => new(name, "day_place", [Rows.Events(events), Places], expected);
    }

    private static IEnumerable<StepExample> TeleportDays()
    {
        yield return Teleport("there and back in minutes is a teleport", [Event(1, 100, "A"), Event(1, 200, "F"), Event(1, 300, "A"), Event(2, 100, "A"), Event(2, 200, "W"), Event(2, 300, "A")],
            ["1|2025-08-01", "2|2025-08-01"]);
        yield return Teleport("there and back at 100 km/h is travel", [Event(1, 100, "A"), Event(1, 3700, "F"), Event(1, 7300, "A")], []);
        yield return Teleport("one fast leg is none: the first and the last event stay, and so do two in a row",
            [Event(1, 100, "F"), Event(1, 200, "A"), Event(1, 300, "A"), Event(1, 400, "F"), Event(1, 500, "F"), Event(1, 600, "A")], []);
        yield return Teleport("among legs, at one instant the smaller cluster comes first",
            [Event(1, 100, "F"), Event(1, 100, "A"), Event(1, 200, "A"), Event(2, 100, "A"), Event(2, 100, "F"), Event(2, 4000, "F")], ["1|2025-08-01"]);
        yield return Teleport("a day is judged by itself",
            [Event(1, 86390, "A"), StepExamples.Event(1, "2025-08-02", 1, "F"), StepExamples.Event(1, "2025-08-02", 20, "A")], []);
        yield return Teleport("events in no known place make no leg: they are passed over",
            [Event(1, 100, "A"), Event(1, 150, "X"), Event(1, 200, "F"), Event(1, 250, "X"), Event(1, 300, "A")], ["1|2025-08-01"]);
        yield return Teleport("a day with one event or none before or after has no leg", [Event(1, 100, "F")], []);

        static StepExample Teleport(string name, string[] events, string[] expected) => new(
            name, "teleport_day",
            [Rows.Events(events), new("far_day", "subscriber ubigint, local_day date", "1, '2025-08-01'", "2, '2025-08-01'", "1, '2025-08-02'"), Places],
            expected)
        {
            Paths = [("day_place", "event")],
        };
    }

    private static IEnumerable<StepExample> Drops()
    {
        yield return new(
            "the events of a day with a teleport are read with their places", "teleport_event",
            [
                Rows.Events(Event(1, 1, "A"), Event(1, 2, "F"), Event(1, 3, "X"), Event(2, 1, "A"), StepExamples.Event(1, "2025-08-02", 1, "A")),
                new("teleport_day", "subscriber ubigint, local_day date", "1, '2025-08-01'"), Places,
            ],
            ["1|2025-08-01|1|2025-08-01 00:00:01|A|1", "1|2025-08-01|2|2025-08-01 00:00:02|F|3"]);
        yield return new(
            "what is kept of a day with a teleport is all but the teleport", "kept_event",
            [TeleportEvents(Event(1, 1, "A"), Event(1, 2, "F"), Event(1, 2, "A"), Event(2, 2, "F")), Rows.Teleports("1, '2025-08-01', 2, 'F'")],
            ["1|2025-08-01|1|2025-08-01 00:00:01|A", "1|2025-08-01|2|2025-08-01 00:00:02|A", "2|2025-08-01|2|2025-08-01 00:00:02|F"]);
        yield return new(
            "where the filter drops nothing all is kept", "kept_event",
            [TeleportEvents(Event(1, 1, "A")), Rows.Teleports()], ["1|2025-08-01|1|2025-08-01 00:00:01|A"]);
        yield return new(
            "teleports are counted by day", "teleport_volume",
            [Rows.Teleports("1, '2025-08-01', 2, 'F'", "1, '2025-08-01', 3, 'F'", "2, '2025-08-01', 2, 'F'", "2, '2025-08-02', 2, 'F'")],
            ["2025-08-01|3|2", "2025-08-02|1|1"]);
        yield return new(
            "a day with a teleport is made of the kept events, and every other day of all", "subscriber_day",
            [
                Rows.TeleportDays($"1, '{Day}'"),
                Rows.DayPlaces("1, '2025-08-01', 3, 1, 3, 9, 3, 2, 500000000", "1, '2025-08-02', 1, 1, 1, 2, 1, 1, 0", "2, '2025-08-01', 4, 0, 4, 1, 1, 1, 0"),
                Rows.DayPlaces("1, '2025-08-01', 1, 1, 1, 8, 3, 1, 0") with { Table = "kept_day" },
            ],
            ["1|2025-08-01|1|1|1|8|3|1", "1|2025-08-02|1|1|1|2|1|1", "2|2025-08-01|4|0|4|1|1|1"]);
        yield return new(
            "without a teleport the days of all events stay", "subscriber_day",
            [Rows.TeleportDays(), Rows.DayPlaces("2, '2025-08-01', 4, 0, 4, 1, 1, 1, 0"), Rows.DayPlaces() with { Table = "kept_day" }],
            ["2|2025-08-01|4|0|4|1|1|1"]);
        yield return new(
            "a teleport is no trip", "trip",
            [
                Rows.Events(Event(1, 100, "A"), Event(1, 200, "F"), Event(1, 300, "A")), Rows.TeleportDays($"1, '{Day}'"),
                Rows.KeptEvents(Event(1, 100, "A"), Event(1, 300, "A")), Places,
            ],
            ["1|2025-08-01|10|10|1"])
        {
            Paths = StepExample.AllPaths,
        };
    }

    private static Rows TeleportEvents(params string[] literals) => new(
        "teleport_event", "subscriber ubigint, local_day date, local_second integer, at timestamp, cell varchar, cluster integer",
        [.. literals.Select(l => $"{l}, 1")]);

    private static string Event(int subscriber, int second, string cell) => StepExamples.Event(subscriber, Day, second, cell);
}
