using CsCheck;
using NodaTime;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Tests;

public sealed class LocalClockTests
{
    private static readonly Gen<string> Zones = Gen.OneOf<string>("Asia/Karachi", "Europe/Madrid", "America/Port-au-Prince", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu");
    private static readonly Gen<long> Seconds = Gen.Long[946_684_800, 2_524_608_000];

    [Fact]
    public void The_wall_clock_is_that_of_the_tz_database() =>
        Gen.Select(Zones, Seconds.List[1, 20]).SamplePinned((id, instants) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var clock = new LocalClock(zone, new LocalTime(5, 0));
            return instants.TrueForAll(s => clock.ToLocal(s) == s + zone.GetUtcOffset(Instant.FromUnixTimeSeconds(s)).Seconds);
        });

    [Fact]
    public void A_written_time_is_read_with_the_offset_before_a_clock_change() =>
        Gen.Select(Zones, Seconds.List[1, 20]).SamplePinned((id, locals) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var clock = new LocalClock(zone, new LocalTime(5, 0));
            return locals.TrueForAll(l => Reads(zone, clock, l));
        });

    [Theory]
    [InlineData("Europe/Madrid", 2025, 3, 30, 2, 30)]
    [InlineData("Europe/Madrid", 2025, 10, 26, 2, 30)]
    [InlineData("Australia/Lord_Howe", 2025, 4, 6, 1, 45)]
    [InlineData("Australia/Lord_Howe", 2025, 10, 5, 2, 15)]
    [InlineData("Pacific/Apia", 2011, 12, 30, 12, 0)]
    public void Changes_themselves_follow_the_same_rule(string id, int year, int month, int day, int hour, int minute)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var clock = new LocalClock(zone, new LocalTime(5, 0));
        var local = (new LocalDateTime(year, month, day, hour, minute).InUtc().ToInstant() - NodaConstants.UnixEpoch).TotalSeconds;

        Assert.True(Reads(zone, clock, (long)local));
        clock.ToUtc((long)local, out var change);
        Assert.NotEqual(ClockChange.None, change);
    }

    [Theory]
    [InlineData(0, -1, 68400)]
    [InlineData(18000, 0, 0)]
    [InlineData(104399, 0, 86399)]
    [InlineData(-1, -1, 68399)]
    [InlineData(-68401, -2, 86399)]
    public void The_local_day_begins_at_its_cut(long local, int day, int second)
    {
        var clock = new LocalClock(DateTimeZone.Utc, new LocalTime(5, 0));

        Assert.Equal((day, second), (clock.DayOf(local, out var found), found));
    }

    private static bool Reads(DateTimeZone zone, LocalClock clock, long local)
    {
        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(DateTime.UnixEpoch.AddSeconds(local)));
        var expected = mapping.Count switch
        {
            0 => (local - mapping.EarlyInterval.WallOffset.Seconds, ClockChange.Skipped),
            1 => (local - mapping.EarlyInterval.WallOffset.Seconds, ClockChange.None),
            _ => (local - mapping.EarlyInterval.WallOffset.Seconds, ClockChange.Ambiguous),
        };
        return (clock.ToUtc(local, out var change), change) == expected;
    }
}
