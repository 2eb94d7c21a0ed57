namespace Tideline.Domain.Alerts;

/// <summary>Limits of the alarms. Defaults are measured in docs/methods/alerts.md.</summary>
public sealed record AlarmParameters
{
    /// <summary>Eligible days that a baseline rests on: the latest before the week judged.</summary>
    public int BaselineDays { get; init; } = 84;

    /// <summary>How far back the baseline may reach for them, in days.</summary>
    public int BaselineReach { get; init; } = 168;

    /// <summary>Fewest eligible days with which an area is judged.</summary>
    public int FewestDays { get; init; } = 56;

    /// <summary>Fewest subscribers in the denominator of a series on a day; with fewer the day says nothing.</summary>
    public long FewestSubscribers { get; init; } = 16;

    /// <summary>Weight of the newest day in the moving average.</summary>
    public double Lambda { get; init; } = 0.2;

    /// <summary>Limit of the moving average, in its own standard deviations.</summary>
    public double AverageLimit { get; init; } = 3.5;

    /// <summary>Limit of a single day, for shocks.</summary>
    public double ShockLimit { get; init; } = 4.5;

    /// <summary>Limit of a day of a watch: two of three days beyond it.</summary>
    public double WatchLimit { get; init; } = 2.5;

    /// <summary>Largest correlation from day to day that is taken out; a larger one would take out the event as well.</summary>
    public double LargestCorrelation { get; init; } = 0.8;

    /// <summary>False discovery rate of a day over all areas, levels and series.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.03;

    /// <summary>Outage index above which the network is the cause.</summary>
    public double OutageAbove { get; init; } = 0.3;
}
