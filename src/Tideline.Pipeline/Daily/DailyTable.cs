namespace Tideline.Pipeline.Daily;

/// <summary>A table that is made day by day and kept: a step, its sort order, and what its rows depend on.</summary>
/// <param name="Step">Name of the step and of the table.</param>
/// <param name="OrderBy">Columns that make a file's bytes independent of row order.</param>
/// <param name="SubscriberLevel">Whether rows are about single subscribers.</param>
public sealed record DailyTable(string Step, string OrderBy, bool SubscriberLevel)
{
    public static readonly DailyTable DayVolume = new("day_volume", "events", false);
    public static readonly DailyTable CellDay = new("cell_day", "cell", false);
    public static readonly DailyTable TeleportVolume = new("teleport_volume", "events", false);
    public static readonly DailyTable SubscriberDay = new("subscriber_day", "subscriber", true);
    public static readonly DailyTable Trip = new("trip", "subscriber, origin, destination", true);

    /// <summary>Kept by month, as its first day.</summary>
    public static readonly DailyTable MonthHome = new("month_home", "subscriber", true);

    /// <summary>Kept by month, as its first day.</summary>
    public static readonly DailyTable MonthProfile = new("month_profile", "subscriber", true);

    /// <summary>Of the days around an emergency, with the homes of its reference month.</summary>
    public static readonly DailyTable PresentDay = new("present_day", "area, home_area", false);

    /// <summary>Of the days around an emergency, with the homes of its reference month.</summary>
    public static readonly DailyTable TravelDay = new("travel_day", "origin, destination, home_area", false);

    /// <summary>Kept once, under the first day with data.</summary>
    public static readonly DailyTable Device = new("device", "subscriber", true);

    /// <summary>Events that an engine keeps a copy of; no step makes them.</summary>
    public static readonly DailyTable EventPart = new("event_part", "subscriber", true);

    /// <summary>Every table that a step makes and that is kept. Retention holds what is not listed here to the rule for subscribers.</summary>
    public static readonly IReadOnlyList<DailyTable> All =
    [
        DayVolume,
        CellDay,
        TeleportVolume,
        SubscriberDay,
        Trip,
        MonthHome,
        MonthProfile,
        PresentDay,
        TravelDay,
        Device,
    ];
}
