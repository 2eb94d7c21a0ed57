using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Domain.Returns;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Returns;

/// <summary>
/// 900 people of A1 and A2, of whom every third is displaced on the day of onset; 70% of these return after 14 days on
/// average. Everybody also spends one night in twelve in B2, before as after, and as many who live in B are never displaced.
/// </summary>
public sealed class ReturnFiguresTests
{
    private const int People = 900;
    private static readonly double[] Population = [4500, 4500, 4500, 4500];
    private static readonly FoldFrame Frame = SmallCountry.Frame(weeksAfter: 8, exposed: ["CA1", "CA2"], evacuationStarts: 0, lastNew: 14);
    private static readonly DisplacementCubes Displacement = new(Frame, Fold(), Population, 1, (_, _, _) => Observability.Normal);

    [Theory]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(30)]
    public void The_share_returned_is_the_true_one_though_most_spells_are_ordinary_travel(int day)
    {
        var estimate = Shares().Cells.Single(c => c.Area == "C" && c.End == SmallCountry.OnsetDate.PlusDays(day)).Estimate;
        var truth = Enumerable.Range(0, People / 3).Average(i => ReturnDay(3 * i) <= day ? 1.0 : 0);

        Assert.Equal(truth, estimate.Value, 0.05);
        Assert.InRange(truth, estimate.Interval95.Lower, estimate.Interval95.Upper);
    }

    [Fact]
    public void Shares_stand_at_every_level_from_the_start_of_evacuation_and_never_fall()
    {
        var cells = Shares().Cells;

        Assert.Equal(["C", "CA", "CA1", "CA2"], cells.Select(c => c.Area).Distinct());
        Assert.All(cells, c => Assert.Equal(SmallCountry.OnsetDate, c.Start));
        foreach (var area in cells.GroupBy(c => c.Area))
        {
            double[] values = [.. area.OrderBy(c => c.End).Select(c => c.Estimate.Value)];
            Assert.Equal(values.Order(), values);
            Assert.All(values, v => Assert.InRange(v, 0, 1));
        }
    }

    [Fact]
    public void Days_after_the_last_one_have_no_share() =>
        Assert.DoesNotContain(Shares().Cells, c => c.End > Day.Date(Frame.Schedule.Live.LastDay + 1));

    [Fact]
    public void Contributors_are_those_home_again_and_the_base_those_ever_displaced()
    {
        var cells = Shares().Cells.Where(c => c.Area == "C").OrderBy(c => c.End).Select(c => c.Estimate).ToList();

        Assert.All(cells, e => Assert.InRange(e.Contributors, 1, e.Base));
        Assert.Single(cells.Select(e => e.Base).Distinct());
        Assert.Equal(cells.Select(e => e.Contributors).Order(), cells.Select(e => e.Contributors));
    }

    [Fact]
    public void Daily_stocks_have_the_mean_of_the_weekly_stock()
    {
        var series = new DailyStocks(Displacement).Districts[0]!;
        for (var week = 1; week < Frame.Weeks; week++)
        {
            var from = (7 * week) - (Frame.Schedule.Live.EvacuationStarts - Frame.Schedule.Live.FirstWeek);
            var weekly = new[] { 0, 1 }.Sum(a => Displacement.Replicates.Point.Stock(a, week));
            Assert.Equal(weekly, series.Stocks.Skip(from).Take(7).Average(), 6);
        }
    }

    [Fact]
    public void The_stock_of_four_weeks_ahead_is_projected_near_to_what_comes_with_status_F()
    {
        var cells = Projected().Cube.Cells.Where(c => c.Area == "CA").ToList();

        Assert.Equal(4, cells.Count);
        Assert.All(cells, c => Assert.Equal(ObservationStatus.Forecast, c.Estimate.Status));
        var last = Frame.Schedule.Live.LastDay;
        Assert.Equal(Enumerable.Range(0, 4).Select(w => Day.Date(last + 1 + (7 * w))), cells.Select(c => c.Start));
        for (var w = 0; w < 4; w++)
        {
            var truth = Enumerable.Range(last + 1 + (7 * w), 7).Average(d => 10.0 * Enumerable.Range(0, People / 3).Count(i => ReturnDay(3 * i) > d - SmallCountry.Onset));
            Assert.InRange(cells[w].Estimate.Value / truth, 0.8, 1.2);
        }
    }

    [Fact]
    public void Upper_areas_are_the_sums_of_their_districts()
    {
        var cells = Projected().Cube.Cells;
        foreach (var week in cells.GroupBy(c => c.Start))
        {
            Assert.Equal(week.Single(c => c.Area == "CA").Estimate.Value, week.Single(c => c.Area == "C").Estimate.Value, 9);
        }
    }

    [Fact]
    public void Contributors_are_those_of_the_last_observed_stock()
    {
        var stock = Displacement.Build()[0].Cells.Last(c => c.Area == "CA").Estimate;
        Assert.All(Projected().Cube.Cells.Where(c => c.Area == "CA"), c => Assert.Equal((stock.Contributors, stock.Base), (c.Estimate.Contributors, c.Estimate.Base)));
    }

    [Fact]
    public void A_new_alarm_withdraws_the_area_and_says_so_in_the_report()
    {
        var (cube, report) = Projected(new AreaAlarm("CA", Frame.Schedule.Live.LastDay - 2));

        Assert.All(cube.Cells.Where(c => c.Area == "CA"), c => Assert.Equal((double.NaN, ObservationStatus.NotObservable), (c.Estimate.Value, c.Estimate.Status)));
        Assert.All(report.Areas.Where(a => a.Area == "CA"), a => Assert.Equal(WithdrawalReason.NewAlarm, a.Withdrawn));
        Assert.All(cube.Cells.Where(c => c.Area == "C"), c => Assert.Equal(ObservationStatus.Forecast, c.Estimate.Status));
    }

    [Fact]
    public void The_report_holds_a_back_test_of_every_week_ahead()
    {
        var report = Projected().Report;
        Assert.Equal([1, 2, 3, 4], report.Weeks.Select(w => w.Week));
        Assert.True(report.Weeks[0].Test.Origins > 3);
        Assert.True(report.Weeks[0].Test.HasSkill);
    }

    [Fact]
    public void In_the_first_week_nothing_is_projected()
    {
        var frame = SmallCountry.Frame(weeksAfter: 0, exposed: ["CA1"], evacuationStarts: 0);
        var cubes = new DisplacementCubes(frame, new StateFold(frame).Counts, Population, 1, (_, _, _) => Observability.Normal);
        var (cube, report) = new ProjectedStocks(cubes, [], new()).Build();
        Assert.Equal((0, 0), (cube.Count, report.Weeks.Count));
    }

    private static Cube Shares() => new ReturnedShares(Displacement).Build();

    private static (Cube Cube, ProjectionReport Report) Projected(params AreaAlarm[] alarms) =>
        new ProjectedStocks(Displacement, alarms, new()).Build();

    /// <summary>Day of return of a displaced person; beyond all days for those who stay away.</summary>
    private static double ReturnDay(int person) => Draw(person, 1) < 0.3 ? 1e6 : -14 * Math.Log(1 - Draw(person, 2));

    private static double Draw(int person, int what) => Draws.Uniform(Draws.Hash((ulong)person, (ulong)what, 631));

    private static FoldCounts Fold()
    {
        var fold = new StateFold(Frame);
        for (var p = 0; p < People; p++)
        {
            var person = p;
            bool Travels(int d, int who) => Draw(who, 10_000 + d) < 1 / 12.0;
            var home = p % 2 == 0 ? SmallCountry.A1 : SmallCountry.A2;
            fold.Add((ulong)p, SmallCountry.Nights(d =>
                person % 3 == 0 && d >= 0 && d < ReturnDay(person) ? SmallCountry.B1 : Travels(d, person) ? SmallCountry.B2 : home, until: 70));
            fold.Add((ulong)(p + People), SmallCountry.Nights(d => Travels(d, person + People) ? SmallCountry.B2 : SmallCountry.B1, until: 70));
        }

        return fold.Counts;
    }
}
