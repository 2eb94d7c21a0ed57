using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;

namespace Tideline.Domain.Tests.Disclosure;

public sealed class PrimarySuppressionTests
{
    private static readonly DisclosureRules _rules = new();

    [Theory]
    [InlineData(0, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void A_figure_is_shown_from_sixteen_contributors_on(long contributors, bool hidden) =>
        Assert.Equal(hidden, Hides(contributors, 0, Indicator.DisplacedHosted));

    [Theory]
    [InlineData(985, true)]
    [InlineData(984, false)]
    public void The_people_who_stayed_are_judged_like_the_people_who_left(long contributors, bool hidden) =>
        Assert.Equal(hidden, Hides(contributors, 1000, Indicator.DisplacedStock));

    [Fact]
    public void The_complement_of_hosts_and_of_network_coverage_is_nobodys_secret()
    {
        Assert.False(Hides(1000, 1000, Indicator.DisplacedHosted));
        Assert.False(Hides(1000, 1000, Indicator.NetworkCoverage));
    }

    [Fact]
    public void A_share_of_a_small_panel_is_hidden() =>
        Assert.True(PrimarySuppression.Hides(Estimate(20, 15), new("returned_share", PeriodKind.SinceOnset, Unit.Share, false, false, false), _rules));

    [Fact]
    public void Raising_the_minimum_never_shows_what_was_hidden() =>
        (from contributors in Gen.Long[0, 100]
         from others in Gen.Long[0, 100]
         from low in Gen.Long[1, 60]
         from more in Gen.Long[0, 60]
         select (contributors, panel: contributors + others, low, high: low + more)).SamplePinned(x =>
        {
            var estimate = Estimate(x.contributors, x.panel);
            var low = PrimarySuppression.Hides(estimate, Indicator.DisplacedStock, new(x.low));
            var high = PrimarySuppression.Hides(estimate, Indicator.DisplacedStock, new(x.high));
            Assert.True(high || !low);
        });

    private static bool Hides(long contributors, long panel, Indicator indicator) =>
        PrimarySuppression.Hides(Estimate(contributors, panel), indicator, _rules);

    private static Estimate Estimate(long contributors, long panel) =>
        new(contributors * 30, default, default, contributors, panel, 30, ObservationStatus.Normal);
}
