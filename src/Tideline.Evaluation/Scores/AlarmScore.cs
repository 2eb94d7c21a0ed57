using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Population alarms of the areas of one level, beside what people truly did.</summary>
/// <param name="Moved">Areas of which at least <see cref="MovedShare"/> of the residents truly left.</param>
/// <param name="InTime">Of them, those with a population alarm at most <see cref="InTimeDays"/> days after that share had left.</param>
/// <param name="Network">Of those not in time, those with a network alarm instead by then.</param>
/// <param name="SinceMoved">Days from the day that share had left to the first alarm; areas never alarmed are left out.</param>
/// <param name="SinceFirst">The same from the day on which the first person truly left.</param>
/// <param name="FalseAlarms">Population alarms of areas that nothing truly happened to; days at most a week apart are one.</param>
/// <param name="Alarms">All population alarms, counted alike.</param>
/// <param name="AreaDays">Areas × days watched.</param>
/// <param name="Days">Days watched.</param>
public sealed record AlarmScore(
    long Moved, long InTime, long Network, DelayCounts SinceMoved, DelayCounts SinceFirst, long FalseAlarms, long Alarms, long AreaDays, long Days)
    : IAdditionOperators<AlarmScore, AlarmScore, AlarmScore>
{
    /// <summary>Share of residents whose leaving must be noticed.</summary>
    public const double MovedShare = 0.05;

    public const int InTimeDays = 3;

    private const double QuarterDays = 365.25 / 4;

    /// <summary>Share of the areas moved that were alarmed in time.</summary>
    public double? InTimeShare => Ratio.Of(InTime, Moved);

    public double? FalsePerAreaQuarter => Ratio.Of(FalseAlarms * QuarterDays, AreaDays);

    /// <summary>False alarms a quarter over all areas of the level.</summary>
    public double? FalsePerQuarter => Ratio.Of(FalseAlarms * QuarterDays, Days);

    /// <summary>Share of alarms that were not false.</summary>
    public double? Precision => Ratio.Of(Alarms - FalseAlarms, Alarms);

    public static AlarmScore operator +(AlarmScore left, AlarmScore right) => new(
        checked(left.Moved + right.Moved), checked(left.InTime + right.InTime), checked(left.Network + right.Network),
        left.SinceMoved + right.SinceMoved, left.SinceFirst + right.SinceFirst, checked(left.FalseAlarms + right.FalseAlarms),
        checked(left.Alarms + right.Alarms), checked(left.AreaDays + right.AreaDays), checked(left.Days + right.Days));
}
