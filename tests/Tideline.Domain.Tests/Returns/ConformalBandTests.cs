using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

public sealed class ConformalBandTests
{
    private static readonly ProjectionRules Rules = new();

    [Theory]
    [InlineData(6, 6)]
    [InlineData(9, 8)]
    [InlineData(19, 16)]
    public void The_half_width_is_that_order_statistic_of_past_errors(int errors, int rank)
    {
        double[] own = [.. Enumerable.Range(1, errors).Select(i => i / 100.0).Reverse()];
        Assert.Equal(new ConformalBand(rank / 100.0, false), ConformalBand.Of(own, own, 0.8, Rules));
    }

    [Fact]
    public void Fewer_than_six_own_errors_are_replaced_by_those_of_all_areas() =>
        Assert.Equal(
            new ConformalBand(0.8, false), ConformalBand.Of([0.1, 0.2], [.. Enumerable.Range(1, 9).Select(i => i / 10.0)], 0.8, Rules));

    [Fact]
    public void Fewer_than_six_of_all_give_the_largest_widened_by_half_and_called_indicative() =>
        Assert.Equal(new ConformalBand(0.75, true), ConformalBand.Of([0.25], [0.25, 0.5], 0.8, Rules));

    [Fact]
    public void Without_any_error_there_is_no_band() => Assert.Null(ConformalBand.Of([], [], 0.8, Rules));

    [Fact]
    public void A_band_is_symmetric_in_factors()
    {
        var interval = new ConformalBand(Math.Log(2), false).Around(100);
        Assert.Equal((50, 200), (Math.Round(interval.Lower, 9), Math.Round(interval.Upper, 9)));
    }

    [Fact]
    public void The_95_band_of_few_errors_is_wider_than_any_of_them() =>
        Assert.Equal(0.15, ConformalBand.Of([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [], 0.95, Rules)!.Value.HalfWidth, 12);
}
