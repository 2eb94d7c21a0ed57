using Tideline.Domain.Cubes;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class UseRulesTests
{
    private static readonly FigureEvidence _best = new(ObservationStatus.Normal, Unit.People, 1000, 900, 1100, Coverage: 0.95, SampleSize: 400, Sensitivity: 0.1);

    [Fact]
    public void A_figure_that_meets_every_rule_may_be_planned_with() => Decides(_best, PermittedUse.DetailedPlanning, "all_met");

    [Theory]
    [InlineData(ObservationStatus.Suppressed, "suppressed")]
    [InlineData(ObservationStatus.NotObservable, "not_observable")]
    public void What_is_hidden_or_not_seen_is_never_to_be_used(ObservationStatus status, string rule)
    {
        Decides(_best with { Status = status, Value = null, Lower = null, Upper = null }, PermittedUse.NotToBeUsed, rule);
        Decides(_best with { Status = status }, PermittedUse.NotToBeUsed, rule);
    }

    [Theory]
    [InlineData(ObservationStatus.LowReliability, PermittedUse.DirectionOnly, "low_reliability")]
    [InlineData(ObservationStatus.SeriesBreak, PermittedUse.RoughPrioritisation, "series_break")]
    [InlineData(ObservationStatus.Forecast, PermittedUse.RoughPrioritisation, "forecast")]
    [InlineData(ObservationStatus.Provisional, PermittedUse.RoughPrioritisation, "provisional")]
    public void Each_status_caps_the_use(ObservationStatus status, PermittedUse use, string rule) => Decides(_best with { Status = status }, use, rule);

    [Theory]
    [InlineData(0.29, PermittedUse.NotToBeUsed, "coverage_blind")]
    [InlineData(0.31, PermittedUse.DirectionOnly, "coverage_degraded")]
    [InlineData(0.69, PermittedUse.DirectionOnly, "coverage_degraded")]
    [InlineData(0.71, PermittedUse.RoughPrioritisation, "coverage_partial")]
    [InlineData(0.9, PermittedUse.DetailedPlanning, "all_met")]
    [InlineData(null, PermittedUse.RoughPrioritisation, "coverage_unknown")]
    public void Coverage_caps_the_use(double? coverage, PermittedUse use, string rule) => Decides(_best with { Coverage = coverage }, use, rule);

    [Theory]
    [InlineData(800, 1200, PermittedUse.DetailedPlanning, "all_met")]
    [InlineData(790, 1200, PermittedUse.RoughPrioritisation, "interval_broad")]
    [InlineData(490, 1500, PermittedUse.DirectionOnly, "interval_wide")]
    [InlineData(0, 1200, PermittedUse.DirectionOnly, "interval_holds_zero")]
    public void The_width_of_the_interval_caps_the_use(double lower, double upper, PermittedUse use, string rule) =>
        Decides(_best with { Lower = lower, Upper = upper }, use, rule);

    [Theory]
    [InlineData(49.0, PermittedUse.DirectionOnly, "sample_few")]
    [InlineData(199.0, PermittedUse.RoughPrioritisation, "sample_small")]
    [InlineData(200.0, PermittedUse.DetailedPlanning, "all_met")]
    [InlineData(null, PermittedUse.RoughPrioritisation, "sample_unknown")]
    public void The_number_of_subscribers_caps_the_use(double? sample, PermittedUse use, string rule) => Decides(_best with { SampleSize = sample }, use, rule);

    [Theory]
    [InlineData(0.41, PermittedUse.DirectionOnly, "sensitivity_high")]
    [InlineData(0.21, PermittedUse.RoughPrioritisation, "sensitivity_some")]
    [InlineData(null, PermittedUse.DetailedPlanning, "all_met")]
    public void Dependence_on_the_definition_caps_the_use(double? sensitivity, PermittedUse use, string rule) => Decides(_best with { Sensitivity = sensitivity }, use, rule);

    [Fact]
    public void An_index_tells_a_direction_and_no_number_of_people() =>
        Decides(new(ObservationStatus.Normal, Unit.Index, 0.1, -1, 1, 0.95, 400), PermittedUse.DirectionOnly, "index");

    [Fact]
    public void A_figure_without_interval_is_for_rough_use() => Decides(_best with { Lower = null, Upper = null }, PermittedUse.RoughPrioritisation, "interval_unknown");

    [Fact]
    public void The_lowest_cap_decides_and_all_that_applied_are_told()
    {
        var verdict = UseRules.Of(_best with { Status = ObservationStatus.Provisional, Coverage = 0.5 });

        Assert.Equal((PermittedUse.DirectionOnly, "coverage_degraded"), (verdict.Permitted, verdict.Rule.Code));
        Assert.Equal(["coverage_degraded", "provisional", "coverage_partial", "all_met"], verdict.Applied.Select(r => r.Code));
    }

    private static void Decides(FigureEvidence evidence, PermittedUse use, string rule)
    {
        var verdict = UseRules.Of(evidence);
        Assert.Equal((use, rule), (verdict.Permitted, verdict.Rule.Code));
    }
}
