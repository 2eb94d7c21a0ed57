using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class DeviceGateTests
{
    [Fact]
    public void A_meter_that_reports_every_hour_is_static() =>
        Assert.Equal(DeviceKind.StaticDevice, DeviceGate.Judge(Of(Enumerable.Repeat(24L, 28), hours: 24, clusters: 1)));

    [Fact]
    public void A_meter_that_now_and_then_fails_to_report_is_static() =>
        Assert.Equal(DeviceKind.StaticDevice, DeviceGate.Judge(Of(Days(28, 24, 24, 23, 24, 22, 24, 24), hours: 24, clusters: 2)));

    [Fact]
    public void A_person_who_stays_home_calls_unevenly() =>
        Assert.Equal(DeviceKind.Person, DeviceGate.Judge(Of(Days(28, 3, 9, 6, 1, 12, 5, 7), hours: 4, clusters: 1)));

    [Fact]
    public void One_event_every_day_is_a_person() =>
        Assert.Equal(DeviceKind.Person, DeviceGate.Judge(Of(Enumerable.Repeat(1L, 60), hours: 1, clusters: 1)));

    [Fact]
    public void An_even_caller_who_moves_about_is_a_person() =>
        Assert.Equal(DeviceKind.Person, DeviceGate.Judge(Of(Enumerable.Repeat(6L, 28), hours: 5, clusters: 9)));

    [Fact]
    public void Three_weeks_are_needed() =>
        Assert.Equal(DeviceKind.Person, DeviceGate.Judge(Of(Enumerable.Repeat(24L, 20), hours: 24, clusters: 1)));

    [Theory]
    [InlineData(0.8, DeviceKind.StaticDevice)]
    [InlineData(0.79, DeviceKind.Person)]
    public void Where_the_gaps_are_known_they_decide(double dominantGapShare, DeviceKind kind)
    {
        var profile = Of(Days(28, 3, 9, 6, 1, 12, 5, 7), hours: 4, clusters: 1) with { DominantGapShare = dominantGapShare };
        Assert.Equal(kind, DeviceGate.Judge(profile));
    }

    [Theory]
    [InlineData(20, DeviceKind.Person)]
    [InlineData(21, DeviceKind.HighRateDevice)]
    public void More_than_20_events_in_every_active_hour_is_no_person(long eventsPerHour, DeviceKind kind) =>
        Assert.Equal(kind, DeviceGate.Judge(Of(Days(7, eventsPerHour * 10), hours: 10, clusters: 40)));

    [Fact]
    public void A_burst_is_not_sustained()
    {
        Assert.Equal(DeviceKind.Person, DeviceGate.Judge(Of(Days(2, 900), hours: 20, clusters: 3)));
        Assert.Equal(DeviceKind.Person, DeviceGate.Judge(Of(Days(5, 100), hours: 2, clusters: 3)));
    }

    [Fact]
    public void Dispersion_is_the_variance_over_the_mean()
    {
        Assert.Equal(2.0, DeviceGate.Dispersion(Of([2, 4, 6], hours: 1, clusters: 1)) * 2, 12);
        Assert.Equal(double.NaN, DeviceGate.Dispersion(Of([2], hours: 1, clusters: 1)));
    }

    private static SubscriberProfile Of(IEnumerable<long> daily, int hours, int clusters)
    {
        var counts = daily.ToList();
        return new SubscriberProfile(
            counts.Count, counts.Sum(), counts.Sum(c => (double)c * c), (long)hours * counts.Count, clusters);
    }

    private static IEnumerable<long> Days(int count, params long[] pattern) => Enumerable.Range(0, count).Select(i => pattern[i % pattern.Length]);
}
