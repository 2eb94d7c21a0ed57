namespace Tideline.Pipeline.Engine;

/// <summary>How a column of two parts of a cluster becomes one. Parts hold different subscribers, so that also distinct
/// subscribers add up.</summary>
public enum Merge
{
    /// <summary>Rows of equal keys are one row.</summary>
    Key,
    Sum,
    Least,
    Largest,
}

/// <param name="Type">The type that DuckDB gives the column.</param>
public sealed record GatheredColumn(string Name, ColumnType Type, Merge Merge);

/// <summary>
/// A step whose rows hold no subscriber: on a cluster each part makes its own rows, and these become one table. A step that is
/// not listed has rows of single subscribers and stays apart. Nothing but sums and limits stands here: a median, a mean
/// or a share of parts is not that of the whole.
/// </summary>
public sealed record GatheredStep(string Step, IReadOnlyList<GatheredColumn> Columns)
{
    /// <summary>Every step of this kind.</summary>
    public static IReadOnlyList<GatheredStep> All { get; } =
    [
        new("day_volume",
        [
            Key("local_day", ColumnType.Date), Sum("events"), Sum("subscribers"),
            new("first_second", ColumnType.Integer, Merge.Least), new("last_second", ColumnType.Integer, Merge.Largest),
        ]),
        new("cell_day", [Key("local_day", ColumnType.Date), Key("cell", ColumnType.Text), Sum("events")]),
        new("teleport_volume", [Key("local_day", ColumnType.Date), Sum("events"), Sum("subscribers")]),
        new("residents", [Key("month", ColumnType.Date), Key("area", ColumnType.BigInteger), Sum("subscribers")]),
        Present("present_day"),
        Present("present_device"),
        Travel("travel_day"),
        Travel("travel_device"),
    ];

    /// <summary>Null where the step's rows are about single subscribers.</summary>
    public static GatheredStep? Find(string step) => All.FirstOrDefault(s => s.Step == step);

    /// <summary>The select over a table of the parts' rows that makes them one, in any order.</summary>
    public string Select(string parts)
    {
        var columns = Columns.Select(c => c.Merge switch
        {
            Merge.Key => c.Name,
            Merge.Sum => $"cast(sum({c.Name}) as bigint) as {c.Name}",
            Merge.Least => $"min({c.Name}) as {c.Name}",
            Merge.Largest => $"max({c.Name}) as {c.Name}",
        });
        return $"select {string.Join(", ", columns)} from {parts} group by {string.Join(", ", Columns.Where(c => c.Merge == Merge.Key).Select(c => c.Name))}";
    }

    /// <summary>The step <c>present_day</c>, over all subscribers or over devices alone.</summary>
    private static GatheredStep Present(string table) => new(table,
        [Key("local_day", ColumnType.Date), Key("area", ColumnType.Integer), Key("home_area", ColumnType.BigInteger), Sum("subscribers")]);

    /// <summary>The step <c>travel_day</c>, over all subscribers or over devices alone.</summary>
    private static GatheredStep Travel(string table) => new(table,
    [
        Key("local_day", ColumnType.Date), Key("origin", ColumnType.Integer), Key("destination", ColumnType.Integer), Key("home_area", ColumnType.BigInteger),
        Sum("subscribers"), Sum("trips"),
    ]);

    private static GatheredColumn Key(string name, ColumnType type) => new(name, type, Merge.Key);

    private static GatheredColumn Sum(string name) => new(name, ColumnType.BigInteger, Merge.Sum);
}
