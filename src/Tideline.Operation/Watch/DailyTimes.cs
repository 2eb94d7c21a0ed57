using NodaTime;

namespace Tideline.Operation.Watch;

/// <summary>Times of every day in one zone.</summary>
public static class DailyTimes
{
    /// <summary>The last of the times up to an instant; where the clock is set forward over one, that is the moment after the gap.</summary>
    /// <param name="times">At least one.</param>
    public static Instant Last(IReadOnlyList<LocalTime> times, DateTimeZone zone, Instant until)
    {
        var day = until.InZone(zone).Date;
        return Enumerable.Range(-2, 4).SelectMany(d => times.Select(t => zone.AtLeniently(day.PlusDays(d) + t).ToInstant())).Where(i => i <= until).Max();
    }

    /// <summary>The first of the times after an instant.</summary>
    /// <param name="times">At least one.</param>
    public static Instant Next(IReadOnlyList<LocalTime> times, DateTimeZone zone, Instant after)
    {
        var day = after.InZone(zone).Date;
        return Enumerable.Range(-1, 4).SelectMany(d => times.Select(t => zone.AtLeniently(day.PlusDays(d) + t).ToInstant())).Where(i => i > after).Min();
    }
}
