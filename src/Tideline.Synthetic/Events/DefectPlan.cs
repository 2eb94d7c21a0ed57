using Tideline.Synthetic.Draws;
using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Events;

/// <summary>Which files are faulty as a whole; days are calendar days.</summary>
internal sealed class DefectPlan
{
    private readonly ulong _seed;
    private readonly DefectPattern _pattern;
    private readonly int _lastFile;

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

        var files = Draw.Stream(world.Seed, Purpose.BrokenFiles);
        var pattern = world.Scenario.Defects;
        (_seed, _pattern, _lastFile) = (world.Seed, pattern, world.Calendar.Days);
        MissingDay = pattern.MissingFiles > 0 ? Math.Max(6, onset - 62 + files.Below(8)) : -1;
        MissingDay -= TruncatedDay >= 0 && (MissingDay == TruncatedDay || MissingDay == TruncatedDay + 1) ? 3 : 0;
        DuplicatedDay = pattern.DuplicatedFiles > 0 ? Math.Max(9, onset - 52 + files.Below(8)) : -1;
        BrokenDay = pattern.BrokenFiles > 0 ? Math.Max(12, onset - 18 + files.Below(8)) : -1;
    }

    /// <summary>The delivery stops at 17:40 of this day and resumes at 05:00 of the next; −1: never.</summary>
    public int TruncatedDay { get; }

    /// <summary>The file of this day comes twice; −1: none does.</summary>
    public int RepeatedDay { get; }

    /// <summary>This day has no file; −1: every day has one.</summary>
    public int MissingDay { get; }

    /// <summary>The file of this day holds many of its rows twice; −1: none does.</summary>
    public int DuplicatedDay { get; }

    /// <summary>The file of this day ends within its compressed bytes; −1: none does.</summary>
    public int BrokenDay { get; }

    public bool IsLost(int day, int second) =>
        TruncatedDay >= 0 && ((day == TruncatedDay && second >= CutAt) || (day == TruncatedDay + 1 && second < DayClock.DayStarts));

    /// <summary>Whether a row comes with the file of a later day.</summary>
    /// <param name="day">The calendar day of the row.</param>
    /// <param name="position">Its position in order of time among the day's rows.</param>
    public bool IsLate(int day, int position) =>
        _pattern.LateRows > 0 && Draw.Unit(Draw.Key(Draw.Key(_seed, Purpose.Late, day), position)) < _pattern.LateRows;

    /// <summary>The day whose late rows the file of a day holds; −1: none.</summary>
    public int LateDayOf(int fileDay) => _pattern.LateRows > 0 ? Math.Max(-1, fileDay - _pattern.LateByDays) : -1;

    /// <summary>Whether late rows of a day would come after the last file.</summary>
    public bool IsStillToCome(int day) => _pattern.LateRows > 0 && day + _pattern.LateByDays > _lastFile;

    /// <summary>Faults of a day's file as a whole.</summary>
    /// <param name="day">The calendar day.</param>
    /// <param name="file">Its file.</param>
    /// <param name="again">The name under which it would come again.</param>
    public IEnumerable<Defect> OfFile(int day, string file, string again)
    {
        string? kind = day == MissingDay ? "missing_file"
            : day == TruncatedDay ? "truncated_day"
            : TruncatedDay >= 0 && day == TruncatedDay + 1 ? "missing_first_hours"
            : day == RepeatedDay ? "repeated_file"
            : day == DuplicatedDay ? "duplicated_rows"
            : day == BrokenDay ? "broken_file"
            : null;
        if (kind is not null)
        {
            yield return new Defect(day == RepeatedDay ? again : file, 0, kind);
        }

        if (LateDayOf(day) >= 0)
        {
            yield return new Defect(file, 0, "late_rows");
        }

        if (IsStillToCome(day))
        {
            yield return new Defect(file, 0, "rows_to_come");
        }
    }
}

/// <summary>A fault as the truth lists it.</summary>
/// <param name="File">Path relative to the project folder.</param>
/// <param name="Row">Row of the file, 1 for the first below the header; 0: the file as a whole.</param>
/// <param name="Kind">duplicate_row, null_field, unparsable_time, unknown_cell, truncated_day, missing_first_hours,
/// repeated_file, missing_file, duplicated_rows, broken_file, late_rows (rows of an earlier day are in this file) or rows_to_come (rows of this file's
/// day would come after the last file).</param>
internal readonly record struct Defect(string File, long Row, string Kind);
