using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;

namespace Tideline.Domain.Tests.Disclosure;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(10.5, 20)]
    [InlineData(33, 50)]
    [InlineData(77, 100)]
    [InlineData(120, 200)]
    [InlineData(501, 1000)]
    public void The_base_is_the_first_step_that_reaches_the_median_weight(double weight, int expected) =>
        Assert.Equal(expected, Rounding.Base(Unit.People, new(), [weight, weight, weight]));

    [Fact]
    public void The_base_follows_the_median_and_not_the_largest_weight() =>
        Assert.Equal(20, Rounding.Base(Unit.People, new(), [12, 900, 11, 0, double.NaN]));

    [Fact]
    public void The_base_is_never_below_the_rounding_of_the_rules() =>
        Assert.Equal(100, Rounding.Base(Unit.People, new(Rounding: 60), [3]));

    [Fact]
    public void Shares_have_two_decimals_and_end_at_one()
    {
        var rounded = Rounding.Round(Estimate(0.987, 0.951, 1.02), Unit.Share, Rounding.Base(Unit.Share, new(), [30]), signed: false);

        Assert.Equal(new RoundedFigure(0.99m, 0.95m, 1m), rounded);
    }

    [Fact]
    public void A_negative_excess_is_published_as_zero_and_a_negative_change_as_it_is()
    {
        Assert.Equal(new RoundedFigure(0, 0, 20), Rounding.Round(Estimate(-14, -31, 12), Unit.People, 10, signed: false));
        Assert.Equal(new RoundedFigure(-10, -40, 20), Rounding.Round(Estimate(-14, -31, 12), Unit.People, 10, signed: true));
    }

    [Fact]
    public void An_estimate_without_interval_has_none_afterwards() =>
        Assert.Equal(new RoundedFigure(20, null, null), Rounding.Round(Estimate(18, double.NaN, double.NaN), Unit.People, 10, false));

    [Fact]
    public void The_rounded_interval_covers_the_estimate_and_everything_is_a_multiple_of_the_base() =>
        (from value in Gen.Double[-1e6, 1e6]
         from below in Gen.Double[0, 1e5]
         from above in Gen.Double[0, 1e5]
         from weight in Gen.Double[1, 400]
         select (value, below, above, weight)).SamplePinned(x =>
        {
            var @base = Rounding.Base(Unit.People, new(), [x.weight]);
            var rounded = Rounding.Round(Estimate(x.value, x.value - x.below, x.value + x.above), Unit.People, @base, signed: true);

            Assert.True((double)rounded.Lower!.Value <= x.value - x.below + 1e-6);
            Assert.True((double)rounded.Upper!.Value >= x.value + x.above - 1e-6);
            Assert.InRange(rounded.Value, rounded.Lower.Value, rounded.Upper.Value);
            Assert.Equal(0, rounded.Value % @base);
            Assert.True(Math.Abs((double)rounded.Value - x.value) <= (double)@base / 2);
        });

    private static Estimate Estimate(double value, double lower, double upper) =>
        new(value, new(lower, upper), default, 100, 0, 30, ObservationStatus.Normal);
}
