using Tideline.Domain.Scaling;

namespace Tideline.Domain.Tests.Scaling;

public sealed class SeenWeightingTests
{
    [Fact]
    public void Those_seldom_seen_weigh_more_and_the_people_of_the_area_are_met()
    {
        SeenGroup[] groups = [new(0, 0, 0, 1000, 500), new(9, 0, 0, 1000, 1000)];
        var weights = SeenWeighting.Weights(groups, [30_000]);

        Assert.Equal(30_000, (weights[0] * 500) + (weights[1] * 1000), 6);
        Assert.Equal(2, weights[0] / weights[1], 9);
    }

    [Fact]
    public void A_small_group_is_held_towards_its_activity_and_outage_elsewhere()
    {
        SeenGroup[] groups = [new(3, 0, 0, 2, 0), new(3, 1, 0, 9998, 5000)];

        Assert.InRange(SeenWeighting.Probabilities(groups)[0], 0.4, 0.5);
    }

    [Fact]
    public void The_factor_alone_is_trimmed_so_that_a_large_area_weight_is_kept()
    {
        // Area 1 has a hundred times the people per subscriber. Its weight is its people's; only the factor is bounded.
        SeenGroup[] groups = [new(0, 0, 0, 1000, 900), new(0, 1, 0, 1000, 900), new(1, 0, 1, 1000, 20)];
        var weights = SeenWeighting.Weights(groups, [10_000, 1_000_000]);

        Assert.Equal(1_000_000.0 / 900, weights[1], 6);
        Assert.InRange(weights[2] / weights[0], 4.9, 5.1);
        Assert.Equal(10_000, (weights[0] * 900) + (weights[2] * 20), 6);
    }

    [Fact]
    public void An_area_of_which_nobody_was_seen_has_no_weights()
    {
        Assert.Equal([0.0], SeenWeighting.Weights([new SeenGroup(0, 0, 0, 50, 0)], [1000]));
    }
}
