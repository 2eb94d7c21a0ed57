using Tideline.Domain.Cubes;

namespace Tideline.Scenarios.Tests;

/// <summary>What the network does, and phones that are nobody's of the panel.</summary>
public sealed class NetworkTests(Worlds worlds)
{
    [Fact]
    public void Mode_4_an_outage_of_four_days_is_not_observable_and_leaves_no_displaced_and_no_returns_behind()
    {
        var (outage, flood) = (worlds.Of("total-outage"), worlds.Of("flood"));
        var dead = Assert.Single(flood.AllMoves.Select(m => m.Home).Except(outage.AllMoves.Select(m => m.Home)));
        var weeks = outage.TehsilCells(Indicator.DisplacedStock).Where(c => c.Area == dead).OrderBy(c => c.Start).ToList();
        Assert.Equal(ObservationStatus.NotObservable, weeks.Single(c => c.Start <= outage.Figures.Emergency.Onset && outage.Figures.Emergency.Onset <= c.End).Status);
        Assert.All(weeks.Where(c => c.IsObservable), c => Assert.True(c.Interval80.Lower <= 0, "displacement is claimed where nobody left"));
        Assert.All(
            outage.TehsilCells(Indicator.Returned).Where(c => c.Area == dead && c.IsObservable),
            c => Assert.True(c.Interval80.Lower <= 0, "returns are claimed where nobody left"));
    }

    [Theory]
    [InlineData("activity-doubles")]
    [InlineData("activity-halves")]
    public void Mode_7_a_change_of_activity_changes_the_stock_by_less_than_a_twentieth(string scenario)
    {
        var (changed, flood) = (worlds.Of(scenario), worlds.Of("flood"));
        Assert.Equal(flood.TrueSum, changed.TrueSum);
        Assert.NotEqual(flood.Outcome.EventRows, changed.Outcome.EventRows);
        Assert.InRange(changed.EstimatedSum / flood.EstimatedSum, 0.95, 1.05);
    }

    [Fact]
    public void Mode_22_new_cell_ids_overnight_change_no_figure()
    {
        var (renumbered, flood) = (worlds.Of("renumbered"), worlds.Of("flood"));
        Assert.True(File.ReadLines(renumbered.Path("reference/cells.csv")).Count() > 1.6 * File.ReadLines(flood.Path("reference/cells.csv")).Count());
        Assert.Equal(flood.EstimatedSum, renumbered.EstimatedSum, 0.01 * flood.EstimatedSum);
    }

    [Fact]
    public void Mode_25_roamers_are_in_no_panel()
    {
        var (roamers, flood) = (worlds.Of("roamers"), worlds.Of("flood"));
        Assert.True(roamers.Outcome.Subscribers > flood.Outcome.Subscribers + 1_000);
        Assert.Equal(flood.Figures.PanelSubscribers, roamers.Figures.PanelSubscribers);
        Assert.Equal(flood.EstimatedSum, roamers.EstimatedSum, 0.01 * flood.EstimatedSum);
    }
}
