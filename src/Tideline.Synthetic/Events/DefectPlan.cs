using Tideline.Synthetic.Draws;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>Which files are faulty as a whole; days are calendar days.</summary>
internal sealed class DefectPlan
{
    /// <summary>Nothing of the truncated day is left from this second on: 17:40.</summary>
    public const int CutAt = (17 * 3_600) + (40 * 60);

    public DefectPlan(World world)
    {
        var draws = Draw.Stream(world.Seed, Purpose.Defects);
        var onset = world.Calendar.Onset;
        TruncatedDay = world.Scenario.Defects.TruncatedDays > 0 ? Math.Max(1, onset - 95 + draws.Below(40)) : -1;
        RepeatedDay = world.Scenario.Defects.RepeatedFiles > 0 ? Math.Max(3, onset - 40 + draws.Below(20)) : -1;
        if (RepeatedDay == TruncatedDay || RepeatedDay == TruncatedDay + 1)
        {
            RepeatedDay += 2;
        }
    }

    /// <summary>The delivery stops at 17:40 of this day and resumes at 05:00 of the next; −1: never.</summary>
    public int TruncatedDay { get; }

    /// <summary>The file of this day comes twice; −1: none does.</summary>
    public int RepeatedDay { get; }

    public bool IsLost(int day, int second) =>
        TruncatedDay >= 0 && ((day == TruncatedDay && second >= CutAt) || (day == TruncatedDay + 1 && second < DayClock.DayStarts));

    /// <summary>The fault of a day's file as a whole; null: it has none.</summary>
    /// <param name="day">The calendar day.</param>
    /// <param name="file">Its file.</param>
    /// <param name="again">The name under which it would come again.</param>
    public Defect? OfFile(int day, string file, string again) =>
        day == TruncatedDay ? new Defect(file, 0, "truncated_day")
        : TruncatedDay >= 0 && day == TruncatedDay + 1 ? new Defect(file, 0, "missing_first_hours")
        : day == RepeatedDay ? new Defect(again, 0, "repeated_file")
        : null;
}

/// <summary>A fault as the truth lists it.</summary>
/// <param name="File">Path relative to the project folder.</param>
/// <param name="Row">Row of the file, 1 for the first below the header; 0: the file as a whole.</param>
/// <param name="Kind">duplicate_row, null_field, unparsable_time, unknown_cell, truncated_day, missing_first_hours or repeated_file.</param>
internal readonly record struct Defect(string File, long Row, string Kind);
