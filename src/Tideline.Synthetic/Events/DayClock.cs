using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Events;

/// <summary>When in a day events happen, and how much is done on each weekday.</summary>
internal static class DayClock
{
    public const int SecondsOfDay = 86_400;

    /// <summary>05:00: the night before ends and the local day begins.</summary>
    public const int DayStarts = 5 * 3_600;

    /// <summary>Weights of the hours from midnight; 18:00 to 05:00 holds about 37% of them.</summary>
    private static readonly Cumulative _hours = new(
    [
        0.6, 0.3, 0.2, 0.15, 0.2, 0.6, 1.4, 2.8, 4.5, 5.8, 6.3, 6.4, 6.0, 5.6, 5.4, 5.5, 5.9, 6.4, 7.6, 8.2, 7.8, 6.2, 4.0, 1.9,
    ]);

    private static readonly double[] _weekdays = [1.03, 1.02, 1.01, 1.02, 1.04, 1.0, 0.88];

    public static int Second(ref DrawStream draws) => (_hours.At(draws.Unit()) * 3_600) + draws.Below(3_600);

    /// <param name="weekday">0 Monday … 6 Sunday.</param>
    public static double Factor(int weekday) => _weekdays[weekday];
}
