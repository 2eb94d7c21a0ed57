using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Tests.Scores;

public sealed class SpreadTests
{
    [Fact]
    public void The_middle_of_an_even_number_lies_between_the_two_middle_ones()
    {
        Assert.Equal(new Spread(4, 1, 2.5, 9, null), Spread.Of([9, 1, 3, 2], []));
        Assert.Equal(3, Spread.Of([9, 1, 3], []).Median);
    }

    [Fact]
    public void The_jackknife_of_a_mean_is_its_standard_error()
    {
        // Values 1, 2, 6: mean 3, variance 7, standard error √(7/3). Means without one: 4, 3.5, 1.5.
        Assert.Equal(Math.Sqrt(7.0 / 3), Spread.Of([1, 2, 6], [4, 3.5, 1.5]).StandardError!.Value, 12);
    }

    [Fact]
    public void Delays_of_several_seeds_have_the_median_of_all_areas()
    {
        var delays = DelayCounts.Of([-1, 2, 2]) + DelayCounts.Of([9]);

        Assert.Equal((4, 2), (delays.Count, delays.Median));
        Assert.Equal(5.5, DelayCounts.Of([2, 9]).Median);
        Assert.Null(DelayCounts.Of([]).Median);
    }
}
