using NodaTime;
using Span = Tideline.Operation.Feeds.Sql.Span;

namespace Tideline.Operation.Tests.Sql;

public sealed class SpanTests
{
    private static readonly DateTimeZone _berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public void Days_follow_without_a_gap_and_none_that_is_not_over()
    {
        var spans = Span.Between(At(2026, 3, 28, 5), At(2026, 3, 31, 23), byHour: false, _berlin).ToList();

        Assert.Equal(["20260328", "20260329", "20260330"], spans.Select(s => s.Key));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(Duration.FromHours(23), spans[1].End - spans[1].Start);
    }

    [Fact]
    public void An_hour_that_the_clock_repeats_is_two_and_one_that_it_skips_is_none()
    {
        var autumn = Span.Between(At(2026, 10, 25, 1), At(2026, 10, 25, 4), byHour: true, _berlin).Select(s => s.Key);
        var spring = Span.Between(At(2026, 3, 29, 1), At(2026, 3, 29, 4), byHour: true, _berlin).Select(s => s.Key);

        Assert.Equal(["20261025T01+0200", "20261025T02+0200", "20261025T02+0100", "20261025T03+0100"], autumn);
        Assert.Equal(["20260329T01+0100", "20260329T03+0200"], spring);
    }

    [Fact]
    public void A_span_that_is_final_does_not_come_again() =>
        Assert.Equal(["20260329"], Span.Between(At(2026, 3, 29, 0), At(2026, 3, 30, 0), byHour: false, _berlin).Select(s => s.Key));

    private static Instant At(int year, int month, int day, int hour) => _berlin.AtLeniently(new(year, month, day, hour, 0)).ToInstant();
}
