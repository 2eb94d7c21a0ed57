using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

public sealed class ZeroConcentratedTests
{
    [Theory]
    [InlineData("1/1000", 4, 0.47)]
    [InlineData("1/100", 12, 2.70)]
    [InlineData("1/20", 52, 14.6)]
    public void Weeks_add_their_rho_and_the_sum_is_told_as_epsilon(string rho, int weeks, double epsilon) =>
        Assert.Equal(epsilon, ZeroConcentrated.Epsilon(Ratio.Parse(rho) * weeks, 1e-6), epsilon > 10 ? 1 : 2);

    [Fact]
    public void Noise_of_variance_half_the_squared_sensitivity_costs_one() =>
        Assert.Equal(new Ratio(49, 2), ZeroConcentrated.Variance(7, 1));

    [Theory]
    [InlineData("0.02", "1/50")]
    [InlineData("3", "3/1")]
    [InlineData("-1.50", "-3/2")]
    public void A_decimal_is_an_exact_fraction(string text, string fraction)
    {
        var ratio = Ratio.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(fraction, ratio.ToString());
        Assert.Equal(ratio, Ratio.Parse(fraction));
    }

    [Fact]
    public void Ten_tenths_are_one_and_not_almost() =>
        Assert.Equal(Ratio.One, Enumerable.Repeat(Ratio.Of(0.1m), 10).Aggregate(Ratio.Zero, (a, b) => a + b));
}
