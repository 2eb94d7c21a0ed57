using NodaTime;
using Tideline.Operation.Watch;

namespace Tideline.Operation.Tests;

public sealed class DailyTimesTests
{
    private static readonly DateTimeZone _berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalTime[] _times = [new(2, 30), new(20, 0)];

    [Fact]
    public void The_last_time_may_be_now()
    {
        var eight = At(2026, 11, 30, 20, 0);

        Assert.Equal(eight, DailyTimes.Last(_times, _berlin, eight));
        Assert.Equal(At(2026, 11, 30, 2, 30), DailyTimes.Last(_times, _berlin, eight - Duration.Epsilon));
        Assert.Equal(eight, DailyTimes.Last(_times, _berlin, At(2026, 12, 1, 2, 30) - Duration.Epsilon));
    }

    [Fact]
    public void A_time_that_the_clock_skips_comes_after_the_gap()
    {
        // On 29 March 2026 two o'clock is three o'clock.
        var half = Instant.FromUtc(2026, 3, 29, 1, 30);

        Assert.Equal(half, DailyTimes.Last(_times, _berlin, half));
        Assert.Equal(At(2026, 3, 28, 20, 0), DailyTimes.Last(_times, _berlin, half - Duration.Epsilon));
    }

    [Fact]
    public void A_time_that_comes_twice_is_taken_once()
    {
        // On 25 October 2026 half past two comes at 00:30 and at 01:30 UTC.
        var first = Instant.FromUtc(2026, 10, 25, 0, 30);

        Assert.Equal(first, DailyTimes.Last(_times, _berlin, first));
        Assert.Equal(first, DailyTimes.Last(_times, _berlin, At(2026, 10, 25, 20, 0) - Duration.Epsilon));
    }

    private static Instant At(int year, int month, int day, int hour, int minute) =>
        _berlin.AtStrictly(new(year, month, day, hour, minute)).ToInstant();
}
