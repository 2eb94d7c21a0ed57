namespace Tideline.Domain.Displacement.Presets;

/// <summary>Over which days a state looks.</summary>
public enum ShownWindow
{
    /// <summary>Each day seen by itself.</summary>
    Day,

    /// <summary>The place shown on most of the days that end on it.</summary>
    Trailing,

    /// <summary>The same, without days before evacuation starts once it has started: a focal period of its own.</summary>
    TrailingSinceEvacuation,

    /// <summary>The place shown on most days of the calendar week, from Monday.</summary>
    CalendarWeek,
}
