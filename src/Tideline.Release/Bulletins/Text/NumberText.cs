using Tideline.Domain.Emergencies;

namespace Tideline.Release.Bulletins.Text;

/// <summary>How numbers, dates and areas are written.</summary>
public sealed record NumberText
{
    public required string GroupSeparator { get; init; }

    public required string DecimalSeparator { get; init; }

    /// <summary>{0} lower, {1} upper, neither negative.</summary>
    public required string Range { get; init; }

    /// <summary>{0} lower, {1} upper, where a dash would be read as a minus.</summary>
    public required string SignedRange { get; init; }

    /// <summary>{0} value, {1} range.</summary>
    public required string About { get; init; }

    /// <summary>{0} number.</summary>
    public required string Percent { get; init; }

    /// <summary>{0} number below which a percentage is not told.</summary>
    public required string LessThan { get; init; }

    /// <summary>{0} number.</summary>
    public required string Kilometres { get; init; }

    /// <summary>January to December.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    public required IReadOnlyList<string> ShortMonths { get; init; }

    /// <summary>{0} day, {1} month, {2} year.</summary>
    public required string Date { get; init; }

    /// <summary>{0} day, {1} short month.</summary>
    public required string ShortDate { get; init; }

    /// <summary>{0} first day, {1} last day, {2} month, {3} year.</summary>
    public required string DaysOfMonth { get; init; }

    /// <summary>{0} first day, {1} its month, {2} last day, {3} its month, {4} year.</summary>
    public required string DaysOfYear { get; init; }

    /// <summary>{0} first date, {1} last date, both whole.</summary>
    public required string DaysBetween { get; init; }

    /// <summary>{0} time, {1} date, {2} zone.</summary>
    public required string Moment { get; init; }

    /// <summary>One area of each level from 0; a deeper level takes the last.</summary>
    public required IReadOnlyList<string> LevelNames { get; init; }

    /// <summary>Areas of each level from 0.</summary>
    public required IReadOnlyList<string> LevelNamesPlural { get; init; }

    public required IReadOnlyDictionary<Hazard, string> Hazards { get; init; }

    public required string ListSeparator { get; init; }
}
