using CsCheck;
using Tideline.Domain.Scaling;

namespace Tideline.Domain.Tests.Scaling;

public sealed class RakingTests
{
    // Four units: two provinces by urban and rural.
    private static readonly RakingMargin Province = new("province", ["N", "S"], [300, 500], [0, 0, 1, 1]);
    private static readonly RakingMargin Residence = new("residence", ["urban", "rural"], [350, 450], [0, 1, 0, 1]);

    [Fact]
    public void Margins_are_met_and_the_odds_ratio_is_kept()
    {
        double[] before = [100, 200, 150, 150];
        var raked = Raking.Rake(before, [Province, Residence]);

        Assert.True(raked.Converged);
        var p = raked.People;
        Assert.Equal(300, p[0] + p[1], 3);
        Assert.Equal(500, p[2] + p[3], 3);
        Assert.Equal(350, p[0] + p[2], 3);
        Assert.Equal(450, p[1] + p[3], 3);
        Assert.Equal(before[0] * before[3] / (before[1] * before[2]), p[0] * p[3] / (p[1] * p[2]), 9);
    }

    [Fact]
    public void Units_of_which_a_margin_says_nothing_keep_their_people()
    {
        var raked = Raking.Rake([100, 200, 70], [new RakingMargin("province", ["N"], [600], [0, 0, -1])]);

        Assert.Equal([200, 400, 70], raked.People);
    }

    [Fact]
    public void Margins_that_contradict_each_other_do_not_converge_and_the_worst_is_named()
    {
        var raked = Raking.Rake([100, 200, 150, 150], [Province, Residence with { Totals = [350, 900] }]);

        Assert.False(raked.Converged);
        Assert.Equal(Raking.MaximumIterations, raked.Iterations);
        Assert.StartsWith("province/", raked.Worst, StringComparison.Ordinal);
        Assert.True(raked.WorstGap > 0.3);
    }

    [Fact]
    public void A_category_whose_total_nobody_can_carry_is_named_and_left_out()
    {
        var raked = Raking.Rake([100, 200, 0, 0], [Province]);

        Assert.Equal(["province/S"], raked.Empty);
        Assert.Equal([100, 200, 0, 0], raked.People);
        Assert.True(raked.Converged);
    }

    [Fact]
    public void A_weight_above_five_medians_is_cut_and_the_others_of_its_categories_carry_it()
    {
        double[] people = [100, 100, 100, 1000];
        var margin = new RakingMargin("province", ["N"], [1300], [0, 0, 0, 0]);
        var trimmed = Raking.RakeTrimmed(people, [10, 10, 10, 10], [margin]);

        Assert.Equal([3], trimmed.Trimmed);
        Assert.Equal(1300, trimmed.People.Sum(), 6);
        Assert.True(trimmed.People[3] < 1000 && trimmed.People[0] > 100);
        Assert.Equal(people, Raking.RakeTrimmed(people, [10, 10, 10, 10], []).People);
    }

    [Fact]
    public void Raking_meets_any_margins_that_some_table_has() =>
        Gen.Select(Gen.Double[1, 1000].Array[4], Gen.Double[1, 1000].Array[4]).SamplePinned((before, target) =>
        {
            var raked = Raking.Rake(before,
            [
                Province with { Totals = [target[0] + target[1], target[2] + target[3]] },
                Residence with { Totals = [target[0] + target[2], target[1] + target[3]] },
            ]);
            Assert.True(raked.Converged);
            Assert.Equal(target.Sum(), raked.People.Sum(), 0.01);
        }, iter: 200);

    [Fact]
    public void The_design_effect_is_1_for_equal_weights_and_1_plus_cv_squared_else()
    {
        Assert.Equal(1, DesignEffect.Of([7, 7], [3, 9]));

        // Weights 1, 1, 1, 5: mean 2, variance 3.
        Assert.Equal(1.75, DesignEffect.Of([1, 5], [3, 1]), 12);
        Assert.Equal(1, DesignEffect.Of([1, 5], [0, 0]));
    }

    [Fact]
    public void The_median_weight_is_that_of_the_median_subscriber_not_of_the_median_area()
    {
        Assert.Equal(2, Raking.MedianWeight([20, 900, 900], [10, 1, 1]));
    }
}
