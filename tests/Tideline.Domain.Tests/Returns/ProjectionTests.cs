using CsCheck;
using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

public sealed class ProjectionTests
{
    private static readonly ProjectionRules Rules = new();
    private static readonly double[] FourWeeks = [.. Enumerable.Range(1, 28).Select(d => (double)d)];

    [Fact]
    public void A_steady_decline_goes_on_as_it_was()
    {
        var path = Alone(StockSeries.Daily([.. Enumerable.Range(0, 40).Select(d => 10_000 * Math.Exp(-0.03 * d))]));
        var now = 10_000 * Math.Exp(-0.03 * 39);
        Assert.Equal(now * Math.Exp(-0.03 * 7), path.Away[6], now * 0.005);
        Assert.Equal(now * Math.Exp(-0.03 * 28), path.Away[27], now * 0.01);
    }

    [Fact]
    public void A_fast_and_a_slow_group_are_told_apart()
    {
        static double Stock(double t) => 8000 * ((0.6 * Math.Exp(-t / 5)) + (0.4 * Math.Exp(-t / 80)));
        var path = Alone(StockSeries.Daily([.. Enumerable.Range(0, 40).Select(d => Stock(d))]));
        Assert.InRange(path.Away[27] / Stock(39 + 28), 0.93, 1.07);
    }

    [Fact]
    public void Right_after_the_peak_the_half_life_of_earlier_disasters_stands()
    {
        var path = Alone(StockSeries.Daily([0, 500, 2000, 2000]));
        Assert.Equal(2000 * Math.Pow(0.5, 28 / 31.5), path.Away[27], 6);
    }

    [Fact]
    public void Every_path_is_anchored_bounded_and_never_rises_without_inflow() =>
        Gen.Double[-100, 5000].Array[2, 45].SamplePinned(stocks =>
        {
            var path = Alone(StockSeries.Daily(stocks));
            var now = Math.Max(0, stocks[^1]);
            var before = now;
            for (var step = 1; step <= 28; step++)
            {
                Assert.InRange(path.Away[step - 1], 0, before * (1 + 1e-12));
                Assert.InRange(path.Returned(step), -1e-9, now);
                before = path.Away[step - 1];
            }
        });

    [Fact]
    public void A_path_starts_at_the_last_observation_even_where_the_fit_lies_far_from_it()
    {
        double[] stocks = [.. Enumerable.Range(0, 30).Select(d => 10_000 * Math.Exp(-0.02 * d)), 9000];
        Assert.InRange(Alone(StockSeries.Daily(stocks)).Away[0], 9000 * 0.9, 9000);
    }

    [Fact]
    public void Inflow_halves_every_three_days()
    {
        double[] stocks = [.. Enumerable.Range(0, 10).Select(d => 1000.0 * (d + 1))];
        var inflow = Enumerable.Repeat(1000.0, 10).ToArray();
        var path = Alone(StockSeries.Daily(stocks, inflow));

        // 1000 a day for ever halved: 1000 × Σ 2^(−j/3) tends to 1000 / (2^(1/3) − 1) = 3847.
        Assert.Equal(10_000 + 3847, path.Displaced[27], 10.0);
        Assert.InRange(path.Away[2], 10_000, path.Displaced[2]);
        Assert.All(Enumerable.Range(1, 28), step => Assert.InRange(path.Returned(step), 0, path.Displaced[step - 1]));
    }

    [Fact]
    public void What_came_in_after_the_peak_does_not_hide_how_fast_people_return()
    {
        // 5% a day return, and as many as 2% of the stock come anew: the stock falls by 3%.
        double[] stocks = [.. Enumerable.Range(0, 30).Select(d => 10_000 * Math.Pow(0.97, d))];
        double[] inflow = [.. stocks.Select((_, d) => d == 0 ? 0 : stocks[d - 1] * 0.02)];
        var share = SurvivalEnsemble.LogShare(StockSeries.Daily(stocks, inflow), [10], Rules)[0];
        Assert.Equal(10 * Math.Log(0.95), share, 0.01);
    }

    [Fact]
    public void An_area_with_twenty_contributors_stands_midway_between_its_own_rate_and_that_of_all()
    {
        var own = StockSeries.Daily([.. Enumerable.Range(0, 30).Select(d => 100 * Math.Exp(-0.06 * d))]);
        var all = StockSeries.Daily([.. Enumerable.Range(0, 30).Select(d => 10_000 * Math.Exp(-0.02 * d))]);
        double Rate(double contributors) => -Math.Log(StockPath.Project(own, all, contributors, [10], Rules).Away[0] / own.Last) / 10;

        Assert.Equal((0.02, 0.04, 0.06), (Math.Round(Rate(0), 3), Math.Round(Rate(20), 3), Math.Round(Rate(1e9), 3)));
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    [InlineData(20, 2)]
    [InlineData(90, 4)]
    public void The_horizon_is_as_long_as_was_observed_and_at_most_28_days(int observed, int weeks) =>
        Assert.Equal(weeks, ProjectionSpan.Weeks(observed, Rules).Count);

    [Fact]
    public void A_trailing_week_ends_on_each_day()
    {
        var week = StockSeries.Daily([1, 2, 3, 4, 5, 6, 7, 8], [7, 0, 0, 0, 0, 0, 0, 0]).Trailing(7);
        Assert.Equal([4, 5], week.Stocks);
        Assert.Equal([6, 7], week.Times);
        Assert.Equal([1, 0], week.Inflow);
    }

    [Fact]
    public void Over_areas_the_error_is_that_of_all_people_together()
    {
        BackTest test = BackTest.Pooled([new(20, new(7, 7), 90, 100, 100), new(20, new(7, 7), 11, 20, 1)]);
        Assert.Equal((2, 20 / 101.0, 19 / 101.0), (test.Origins, test.Error!.Value, test.PersistenceError!.Value));
        Assert.False(test.HasSkill);
    }

    [Fact]
    public void Past_projections_know_only_the_past()
    {
        double[] stocks = [.. Enumerable.Range(0, 35).Select(d => 1000 * Math.Exp(-0.03 * d))];
        double[] changed = [.. stocks.Select((s, d) => d < 28 ? s : s * 3)];
        var spans = ProjectionSpan.Weeks(7, Rules);
        PastForecast[] one = [.. Roll(stocks, spans)], other = [.. Roll(changed, spans)];

        Assert.Equal([28, 21, 14, 7], one.Select(p => p.Observations));
        Assert.Equal(one.Select(p => p.Projected), other.Select(p => p.Projected));
        Assert.Equal(3 * one[0].Actual, other[0].Actual, 6);
    }

    [Fact]
    public void On_a_steady_decline_the_projection_has_skill_and_on_an_unchanging_stock_it_has_none()
    {
        var spans = ProjectionSpan.Weeks(14, Rules);
        Assert.True(BackTest.Of(Roll([.. Enumerable.Range(0, 60).Select(d => 1000 * Math.Exp(-0.03 * d))], spans)).HasSkill);
        Assert.False(BackTest.Of(Roll([.. Enumerable.Repeat(1000.0, 60)], spans)).HasSkill);
    }

    [Fact]
    public void A_projection_that_loses_against_persistence_says_no_skill()
    {
        BackTest test = BackTest.Of([new(20, new(1, 7), 80, 100, 100), new(27, new(1, 7), 90, 110, 100)]);
        Assert.Equal((0.15, 0.05, -2.0), (Math.Round(test.Error!.Value, 12), Math.Round(test.PersistenceError!.Value, 12), Math.Round(test.Skill!.Value, 12)));
        Assert.False(test.HasSkill);
    }

    [Fact]
    public void Without_a_past_projection_there_is_no_error_and_no_skill() =>
        Assert.Equal((null, false), (BackTest.Of([]).Error, BackTest.Of([]).HasSkill));

    private static IReadOnlyList<PastForecast> Roll(double[] stocks, IReadOnlyList<ProjectionSpan> spans)
    {
        var series = StockSeries.Daily(stocks);
        return PastForecast.Roll(series, series, new double[stocks.Length], spans, 7, Rules);
    }

    private static StockPath Alone(StockSeries series) => StockPath.Project(series, series, 0, FourWeeks, Rules);
}
