using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Tests.Scores;

public sealed class DivergenceTests
{
    [Fact]
    public void The_same_shares_do_not_diverge_whatever_the_total() =>
        Assert.Equal(0, DivergenceSums.JensenShannon([(10, 20), (30, 60), (-5, 0)])!.Value, 12);

    [Fact]
    public void Nothing_in_common_is_1_bit()
    {
        Assert.Equal(1, DivergenceSums.JensenShannon([(10, 0), (0, 5)])!.Value, 12);
        Assert.Equal(1, DivergenceSums.JensenShannon([(0, 3), (-2, 5)]));
    }

    [Fact]
    public void Divergence_by_hand()
    {
        // p = (½, ½), q = (1, 0), m = (¾, ¼).
        var expected = (0.25 * (Math.Log2(2.0 / 3) + 1)) + (0.5 * Math.Log2(4.0 / 3));

        Assert.Equal(expected, DivergenceSums.JensenShannon([(7, 50), (0, 50)])!.Value, 12);
    }

    [Fact]
    public void A_week_in_which_nobody_moved_is_not_scored() => Assert.Null(DivergenceSums.JensenShannon([(10, 0)]));

    [Fact]
    public void Percentages_are_of_figures_of_500_people_and_more()
    {
        var sums = PercentageSums.Of([(600, 500), (900, 1000), (9999, 499)]);

        Assert.Equal(new PercentageSums(2, 0.2 + 0.1), sums);
        Assert.Equal(0.15, sums.Mape!.Value, 12);
    }
}
