using CsCheck;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class LongHolidayTests
{
    [Fact]
    public void A_quiet_control_leaves_the_baseline_as_it_is() => Assert.Equal(0.08, LongHolidays.BaselineBy(0.08, 0.05, 0.05), 12);

    [Fact]
    public void An_exodus_of_the_control_moves_the_baseline() =>
        Assert.Equal(1 - (0.92 * 0.8 / 0.95), LongHolidays.BaselineBy(0.08, 0.2, 0.05), 12);

    [Fact]
    public void Who_travels_less_than_usual_everywhere_is_expected_to_travel_less_but_never_less_than_not_at_all()
    {
        Assert.InRange(LongHolidays.BaselineBy(0.08, 0.01, 0.05), 0.001, 0.08);
        Assert.Equal(0, LongHolidays.BaselineBy(0.01, 0, 0.3));
    }

    [Fact]
    public void A_control_without_anybody_usually_at_home_says_nothing() => Assert.Equal(0.08, LongHolidays.BaselineBy(0.08, 0.5, 1));

    [Fact]
    public void The_rate_is_a_rate_and_grows_with_the_control() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 0.99], Gen.Double[0, 1])
        .SamplePinned((b, g, c, more) =>
        {
            var rate = LongHolidays.BaselineBy(b, g, c);
            Assert.InRange(rate, 0, 1);
            Assert.True(LongHolidays.BaselineBy(b, Math.Max(g, more), c) >= rate);
        });

    [Theory]
    [InlineData(5, 0, false)]
    [InlineData(6, 0, true)]
    [InlineData(4, 3, false)]
    [InlineData(5, 5, true)]
    public void Six_days_in_a_row_or_more_than_a_fifth_of_the_days_are_long(int together, int apart, bool expected)
    {
        var holidays = Enumerable.Range(100, together).Concat(Enumerable.Range(0, apart).Select(i => 110 + (2 * i))).Append(500);
        Assert.Equal(expected, LongHolidays.AreLong(holidays, 95, 134));
    }

    [Fact]
    public void Ways_that_differ_by_more_than_a_deviation_are_told_apart()
    {
        Assert.True(LongHolidays.Differ(1000, 1210, 200));
        Assert.False(LongHolidays.Differ(1000, 810, 200));
    }
}
