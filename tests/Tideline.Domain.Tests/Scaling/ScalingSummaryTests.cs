using Tideline.Domain.Scaling;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Scaling;

public sealed class ScalingSummaryTests
{
    private static readonly double[] Census = [10_000, 20_000, 5_000, 900];

    [Fact]
    public void Coverage_is_told_from_the_country_to_districts_and_kept_back_where_few_stand_behind_it()
    {
        var summary = Summary(new ScalingRules(), [300, 600, 10, 4]);

        Assert.Equal(["C", "CA", "CB"], summary.Coverage.Keys);
        Assert.Equal(0.03, summary.Coverage["CA"]);
        Assert.Null(summary.Coverage["CB"]);
        Assert.Equal("population_over_subscribers", summary.Method);
    }

    [Fact]
    public void A_coverage_whose_second_decimal_would_tell_fewer_than_the_minimum_is_kept_back()
    {
        // One hundredth of 1,500 people is 15 subscribers.
        Assert.Null(ScalingSummary.Of(ScaledPopulation.Of([700, 800, 5000, 5000], [300, 300, 300, 300], new ScalingRules()), SmallCountry.Map, 16).Coverage["CA"]);
    }

    [Fact]
    public void The_plausible_band_is_a_sentence_and_a_factor_by_area()
    {
        var summary = Summary(new ScalingRules { Ownership = [0.7, 0.7, 0.7, 0.7] }, [300, 600, 100, 40]);

        Assert.Equal([0.91, 1.09], summary.Band["CA"]);
        var sentence = Assert.Single(summary.Caveats);
        Assert.Contains("about 30% of people have no phone", sentence, StringComparison.Ordinal);
        Assert.Contains("9% lower to 9% higher", sentence, StringComparison.Ordinal);
        Assert.Contains("no part of the intervals", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_ownership_the_reader_is_told_that_there_is_no_band()
    {
        var summary = Summary(new ScalingRules(), [300, 600, 100, 40]);

        Assert.Empty(summary.Band);
        Assert.Contains("is not given", Assert.Single(summary.Caveats), StringComparison.Ordinal);
    }

    [Fact]
    public void A_penetration_that_contradicts_the_population_is_told()
    {
        var summary = Summary(new ScalingRules { Penetration = new BetaDistribution(100, 900) }, [300, 600, 100, 40]);

        Assert.Equal("estimated_penetration", summary.Method);
        Assert.Equal(0.1, summary.Penetration![0]);
        Assert.Contains(summary.Caveats, c => c.Contains("estimated penetration of 0.1 ", StringComparison.Ordinal));
        Assert.Contains(summary.Caveats, c => c.Contains("29% of the population table", StringComparison.Ordinal));
    }

    private static ScalingSummary Summary(ScalingRules rules, long[] subscribers) =>
        ScalingSummary.Of(ScaledPopulation.Of(Census, subscribers, rules), SmallCountry.Map, 16);
}
