using System.Globalization;

namespace Tideline.Engines.DuckDb.Tests;

/// <summary>One step on tables of literal rows, and the rows it must give.</summary>
/// <param name="Name">What the example shows, as a sentence.</param>
/// <param name="Step">The step.</param>
/// <param name="Tables">Its inputs.</param>
/// <param name="Expected">Rows as text, values divided by |, in ordinal order.</param>
public sealed record StepExample(string Name, string Step, IReadOnlyList<Rows> Tables, IReadOnlyList<string> Expected)
{
    /// <summary>Inputs that a step makes of the tables first: the table, and the table of events that it is made of by
    /// <c>day_place</c>.</summary>
    public IReadOnlyList<(string Table, string Source)> Paths { get; init; } = [];

    /// <summary>Steps that are made of the tables first.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The table that a step reads whose text leaves it open; null: events.</summary>
    public string? Source { get; init; }

    /// <summary>The paths of a batch's days.</summary>
    public static IReadOnlyList<(string Table, string Source)> AllPaths { get; } = [("day_place", "event"), ("kept_day", "kept_event")];
}

/// <summary>A table: columns with types, and rows as SQL literals.</summary>
public sealed record Rows(string Table, string Columns, params string[] Literals)
{
    public static Rows Events(params string[] literals) =>
        new("event", "subscriber ubigint, local_day date, local_second integer, at timestamp, cell varchar", literals);

    public static Rows Teleports(params string[] literals) =>
        new("teleport", "subscriber ubigint, local_day date, local_second integer, cell varchar", literals);

    public static Rows TeleportDays(params string[] literals) => new("teleport_day", "subscriber ubigint, local_day date", literals);

    public static Rows KeptEvents(params string[] literals) => Events(literals) with { Table = "kept_event" };

    public static Rows DayPlaces(params string[] literals) => new(
        "day_place",
        "subscriber ubigint, local_day date, night_cluster integer, day_cluster integer, location integer, events bigint, hours bigint, clusters bigint, span bigint",
        literals);

    /// <summary>What a batch without a teleport gives the steps.</summary>
    public static IReadOnlyList<Rows> NoTeleports { get; } = [TeleportDays(), KeptEvents()];

    /// <summary>Cells, all at one place.</summary>
    public static Rows CellClusters(params string[] literals) => PlacedCells([.. literals.Select(l => $"{l}, 0, 0")]);

    /// <summary>Cells at their places; the district of clusters 1 to 3 is ten times the cluster, others are in none.</summary>
    public static Rows PlacedCells(params string[] literals) => new(
        "cell_cluster",
        "cell varchar, cluster integer, first_day integer, last_day integer, north integer, east integer, district integer",
        [.. literals.Select(l => $"{l}, {DistrictOf(int.Parse(l.Split(',')[1], CultureInfo.InvariantCulture))}")]);

    public static Rows SubscriberDays(params string[] literals) => new(
        "subscriber_day",
        "subscriber ubigint, local_day date, night_cluster integer, day_cluster integer, location integer, events bigint, hours bigint, clusters bigint",
        literals);

    public static Rows PersonDays(params string[] literals) => new(
        "person_day", "subscriber ubigint, local_day date, night_cluster integer, day_cluster integer, location integer", literals);

    /// <summary>Counted from 1; 0 is none.</summary>
    public static int DistrictOf(int cluster) => cluster is >= 1 and <= 3 ? 1 + (10 * cluster) : 0;

    public static Rows ClusterAreas(params string[] literals) => new("cluster_area", "cluster integer, area integer", literals);

    public static Rows MonthHomes(params string[] literals) =>
        new("month_home", "subscriber ubigint, local_day date, area integer, windows_won bigint", literals);

    public static Rows HomeMonths(params string[] literals) =>
        new("home_month", "subscriber ubigint, month date, area integer, windows_won bigint", literals);
}
