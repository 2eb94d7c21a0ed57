using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class TrendTests
{
    [Theory]
    [InlineData(new double[] { 100, 170, 240 }, 300)]
    [InlineData(new double[] { 240, 170, 100 }, -300)]
    [InlineData(new double[] { 5, 5, 5, 5 }, 0)]
    // About weeks -1.5, -0.5, 0.5, 1.5 the products sum to 4 and the squares to 5: 0.8 a week.
    [InlineData(new double[] { 0, 1, 0, 3 }, 0.8 * 30 / 7)]
    public void The_change_in_30_days_is_the_slope_of_least_squares(double[] weeks, double slope) =>
        Assert.Equal(slope, Trend.Slope(weeks), 9);

    [Fact]
    public void One_week_or_none_has_no_trend()
    {
        Assert.Equal(0, Trend.Slope([7]));
        Assert.Equal(0, Trend.Slope([]));
    }
}
