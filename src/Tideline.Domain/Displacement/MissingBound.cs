using Tideline.Domain.Cubes;

namespace Tideline.Domain.Displacement;

/// <summary>
/// What an interval must hold where many are unobserved: if a share u of the subscriber-days is censored, the true share
/// displaced may lie anywhere between nobody and everybody of them, p (1 − u) to p (1 − u) + u.
/// </summary>
public static class MissingBound
{
    /// <summary>Share unobserved from which the bound is published.</summary>
    public const double From = 0.2;

    /// <summary>Widens an interval of people to the bound.</summary>
    /// <param name="interval">Sampling interval.</param>
    /// <param name="value">Estimate over those observed, scaled to the population.</param>
    /// <param name="unobserved">Share unobserved, 0 to 1.</param>
    /// <param name="people">Population of the area.</param>
    public static Interval Widen(Interval interval, double value, double unobserved, double people) =>
        unobserved <= From
            ? interval
            : new Interval(
                Math.Min(interval.Lower, value * (1 - unobserved)),
                Math.Max(interval.Upper, (value * (1 - unobserved)) + (unobserved * people)));
}
