using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class PanelGateTests
{
    private static readonly LocalDate Start = new(2025, 6, 1);

    [Theory]
    [InlineData(600, false)]
    [InlineData(599, true)]
    [InlineData(1400, false)]
    public void A_panel_below_six_tenths_of_its_trailing_median_is_suspended(long seen, bool suspended)
    {
        // The day before is not held, so that no move from one day to the next is judged.
        var verdict = PanelGate.Judge([.. Steady(28), new PanelDay(Start.PlusDays(29), seen)])[^1];
        Assert.Equal((seen / 1000.0, suspended), (verdict.Ratio, verdict.Suspended));
    }

    [Theory]
    [InlineData(800, false)]
    [InlineData(799, true)]
    [InlineData(1333, false)]
    [InlineData(1334, true)]
    public void A_panel_whose_factor_moves_by_more_than_a_quarter_in_a_day_is_suspended(long seen, bool suspended)
    {
        Assert.Equal(suspended, PanelGate.Judge([.. Steady(28), new PanelDay(Start.PlusDays(28), seen)])[^1].Suspended);
    }

    [Fact]
    public void Six_earlier_days_are_too_few_to_judge()
    {
        Assert.Null(PanelGate.Judge([.. Steady(6), new PanelDay(Start.PlusDays(6), 1)])[^1].Ratio);
        Assert.True(PanelGate.Judge([.. Steady(7), new PanelDay(Start.PlusDays(7), 1)])[^1].Suspended);
    }

    [Fact]
    public void A_collapse_is_suspended_until_it_is_the_median_of_28_days()
    {
        var collapse = Enumerable.Range(28, 28).Select(i => new PanelDay(Start.PlusDays(i), 100));
        var verdicts = PanelGate.Judge([.. Steady(28), .. collapse]);
        Assert.Equal(15, verdicts.Count(v => v.Suspended));
        Assert.All(verdicts.Skip(28).Take(15), v => Assert.True(v.Suspended));
    }

    [Fact]
    public void Days_that_are_not_held_are_left_out()
    {
        var held = Steady(28).Where(d => d.Day.Day % 2 == 0).Append(new PanelDay(Start.PlusDays(28), 500)).Reverse();
        Assert.Equal(0.5, PanelGate.Judge(held)[^1].Ratio);
    }

    private static IEnumerable<PanelDay> Steady(int days) => Enumerable.Range(0, days).Select(i => new PanelDay(Start.PlusDays(i), 1000));
}
