using Tideline.Domain.Displacement;
using Tideline.Domain.Homes;

namespace Tideline.Domain.Tests.Displacement;

public sealed class ReferenceLocatorTests
{
    private static readonly DisplacementParameters Parameters = new();

    [Fact]
    public void The_area_with_most_nights_is_home()
    {
        var home = Assign(SmallCountry.Nights(d => d % 4 == 0 ? SmallCountry.B1 : SmallCountry.A1));

        Assert.Equal(0, home.Area);
        Assert.Equal(SmallCountry.A1, home.HomeCluster);
        Assert.Equal(14.0 / 56, home.AwayShare, 6);
        Assert.Equal(1, home.MeanGap);
    }

    [Fact]
    public void Nine_nights_are_too_few()
    {
        var home = Assign(SmallCountry.Nights(d => d is >= -63 and <= -8 && (d + 63) % 6 == 0 && d < -12 ? SmallCountry.A1 : 0));

        Assert.Equal(9, home.DaysSeen);
        Assert.False(home.Exists);
    }

    [Fact]
    public void Ten_nights_in_two_weeks_are_too_few_weeks()
    {
        var monday = Tideline.Domain.Places.Day.Monday(SmallCountry.Onset - 40) - SmallCountry.Onset;
        var home = Assign(SmallCountry.Nights(d => d >= monday && d < monday + 10 ? SmallCountry.A1 : 0));

        Assert.False(home.Exists);
    }

    [Fact]
    public void A_tie_goes_to_the_latest_night()
    {
        var home = Assign(SmallCountry.Nights(d => (d + 63) % 2 == 0 ? SmallCountry.B1 : SmallCountry.A1));

        // Of the 56 nights each place has 28; the last, day -8, is an A1 night.
        Assert.Equal(0, home.Area);
    }

    [Fact]
    public void Less_than_half_of_the_nights_anywhere_is_no_home()
    {
        var home = Assign(SmallCountry.Nights(d => (d & 3) switch { 0 => SmallCountry.A1, 1 => SmallCountry.A2, 2 => SmallCountry.B1, _ => SmallCountry.B2 }));

        Assert.False(home.Exists);
    }

    [Fact]
    public void Who_is_rarely_seen_at_night_lives_where_it_is_seen()
    {
        TimelineDay[] days = [.. Enumerable.Range(-63, 56).Where(d => d % 4 == 0)
            .Select(d => new TimelineDay(SmallCountry.Onset + d, d % 16 == 0 ? SmallCountry.A1 : 0, SmallCountry.NearA1))];

        var home = Assign(days);

        Assert.Equal(0, home.Area);
        Assert.Equal(SmallCountry.A1, home.HomeCluster);
    }

    [Fact]
    public void Days_to_pass_over_do_not_count()
    {
        var hidden = Enumerable.Range(-63, 56).Where(d => d < -16).Select(d => SmallCountry.Onset + d);

        Assert.False(Assign(SmallCountry.Nights(_ => SmallCountry.A1), hidden).Exists);
    }

    [Fact]
    public void A_weekday_that_is_usually_spent_elsewhere_is_expected_there()
    {
        var locator = Locator();
        Assign(SmallCountry.Nights(d => Tideline.Domain.Places.Day.Weekday(SmallCountry.Onset + d) < 2 ? SmallCountry.B1 : SmallCountry.A1), locator: locator);

        Assert.Equal([2, 2, -1, -1, -1, -1, -1], Enumerable.Range(0, 7).Select(locator.ExpectedArea));
    }

    [Theory]
    [InlineData(new[] { -40, -20 }, true)]
    [InlineData(new[] { -40, -39 }, false)]
    [InlineData(new[] { -40, -39, -38 }, true)]
    [InlineData(new[] { -40, -5 }, false)]
    public void Two_stays_or_a_twentieth_of_the_nights_make_a_usual_night_place(int[] away, bool usual)
    {
        // Of 56 nights from day -63 to -8, 2 are less than a twentieth and 3 are more.
        var locator = Locator();
        Assign(SmallCountry.Nights(d => away.Contains(d) ? SmallCountry.B1 : SmallCountry.A1), locator: locator);

        Assert.Equal(usual, locator.IsUsualNightPlace(2));
        Assert.False(locator.IsUsualNightPlace(0));
        Assert.False(locator.IsUsualNightPlace(3));
    }

    private static ReferenceLocator Locator() => new(SmallCountry.Map, Parameters);

    private static ReferenceLocation Assign(TimelineDay[] days, IEnumerable<int>? hidden = null, ReferenceLocator? locator = null)
    {
        var origin = SmallCountry.Onset - 220;
        var unobserved = new bool[400];
        foreach (var day in hidden ?? [])
        {
            unobserved[day - origin] = true;
        }

        return (locator ?? Locator()).Assign(days, SmallCountry.Onset - 63, SmallCountry.Onset - 8, unobserved, origin);
    }
}
