using Tideline.Domain.Scaling;

namespace Tideline.Domain.Tests.Scaling;

public sealed class ScaledPopulationTests
{
    private static readonly double[] Census = [1000, 3000, 500];
    private static readonly long[] Subscribers = [100, 200, 0];

    [Fact]
    public void Without_rules_the_population_is_the_table()
    {
        var scaled = ScaledPopulation.Of(Census, Subscribers, new ScalingRules());

        Assert.Equal(Census, scaled.People);
        Assert.Null(scaled.PenetrationFactors(1, 10));
        Assert.Null(scaled.BandOf([0]));
        Assert.Equal(1, scaled.AgainstCensus);

        // Weights 10 and 15 over 100 and 200 subscribers.
        Assert.Equal(300 * ((100 * 100.0) + (200 * 225)) / (4000.0 * 4000), scaled.DesignEffect, 12);
    }

    [Fact]
    public void An_estimated_penetration_replaces_the_table_and_brings_its_draws()
    {
        var scaled = ScaledPopulation.Of(
            Census, Subscribers, new ScalingRules { Penetration = new BetaDistribution(50, 450), SimsPerPerson = 1.25 });

        // A penetration of a tenth: 80 persons are about 800 people.
        Assert.InRange(scaled.People[0], 800, 820);
        Assert.Equal(0, scaled.People[2]);
        var factors = scaled.PenetrationFactors(1, 2000)!;
        Assert.Equal(1, factors.Average(), 2);
        Assert.InRange(factors.Max() - factors.Min(), 0.5, 1.5);
        Assert.Equal(factors, scaled.PenetrationFactors(1, 2000));
    }

    [Fact]
    public void Coverage_counts_holders_of_two_sims_once_and_the_uncovered_in_the_denominator()
    {
        var scaled = ScaledPopulation.Of(Census, Subscribers, new ScalingRules { SimsPerPerson = 1.2 });

        Assert.Equal(250.0 / 4500, scaled.Coverage([0, 1, 2])!.Value, 12);
        Assert.Null(ScaledPopulation.Of([0.0], [5], new ScalingRules()).Coverage([0]));
    }

    [Fact]
    public void The_plausible_band_moves_only_the_share_without_a_phone()
    {
        var scaled = ScaledPopulation.Of(Census, Subscribers, new ScalingRules { Ownership = [0.4, 0.8, 1] });

        Assert.Equal(0.4 + (0.7 * 0.6), scaled.BandOf([0])!.Value.Lower, 12);
        Assert.Equal((1, 1), scaled.BandOf([2])!.Value);

        // Area 1 has three times the people: (1000 × .82 + 3000 × .94) / 4000.
        Assert.Equal(0.91, scaled.BandOf([0, 1])!.Value.Lower, 12);
    }

    [Fact]
    public void A_survey_value_of_g_widens_the_band_until_it_holds_the_truth()
    {
        // Failure mode 8: ownership 40%, non-owners displaced twice as often. Owners' rate .1: truth .4 × .1 + .6 × .2.
        const double ownership = 0.4, estimate = 0.1, truth = 0.16;

        Assert.True(estimate * PlausibleBand.Default.Factors(ownership).Upper < truth);
        Assert.True(estimate * new PlausibleBand(0.7, 2).Factors(ownership).Upper >= truth - 1e-12);
    }

    [Fact]
    public void Drift_is_the_median_of_the_base_over_today_and_nothing_where_either_is_small()
    {
        Assert.Equal(1.25, PanelDrift.Factor([900, 1000, 1100], 800));
        Assert.Null(PanelDrift.Factor([900, 1000, 1100], 99));
        Assert.Null(PanelDrift.Factor([], 800));
    }
}
