using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Projects.Reference;
using static Tideline.Evaluation.Tests.TruthProject;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Evaluation.Tests;

public sealed class EvaluatorTests
{
    private const string Displacement =
        """
        period_start,period_end,home_area,host_area,people,subscribers
        2025-08-25,2025-08-31,T11,T11,10,1
        2025-08-25,2025-08-31,T11,T12,100,10
        2025-08-25,2025-08-31,T11,T21,900,60
        2025-08-25,2025-08-31,T21,T22,200,20
        2025-09-01,2025-09-07,T21,T22,50,5
        2025-09-08,2025-09-14,T11,T21,7000,700
        """;

    private static readonly Cube Stock = new(Indicator.DisplacedStock,
    [
        Cell("D1", 0, new Estimate(1100, new Interval(900, 1200), new Interval(800, 1300), 70, 160, 12, ObservationStatus.Normal)),
        Cell("D2", 0, new Estimate(150, new Interval(100, 180), new Interval(90, 210), 20, 100, 10, ObservationStatus.LowReliability)),
        Cell("D1", 1, Of(20)),
        Cell("D2", 1, Of(0, ObservationStatus.NotObservable)),
        Cell("T11", 0, Of(9999)),
    ]);

    private static readonly Cube Flow = new(Indicator.DisplacementFlow,
    [
        Cell("D1", 0, Of(80), "D1"),
        Cell("D1", 0, Of(1000), "D2"),
        Cell("D2", 1, Of(1, ObservationStatus.NotObservable), "D2"),
    ]);

    private static TruthProject Project()
    {
        var project = new TruthProject();
        project.Truth("displacement.csv", Displacement);
        project.Truth("residents.csv", "area,people,subscribers\nT11,2000,160\nT12,500,0\nT21,1000,100\nT22,800,80\n");
        project.Cubes(Stock, Flow);
        return project;
    }

    [Fact]
    public void Those_abroad_are_displaced_from_home_and_hosted_nowhere()
    {
        using var project = Project();
        var before = project.Evaluate().Scores;

        project.Truth("displacement.csv", Displacement + "\n2025-08-25,2025-08-31,T11,,300,20\n");
        var after = project.Evaluate().Scores;

        Assert.Equal(before.Displaced!.Big.Ours.Truth + 300, after.Displaced!.Big.Ours.Truth);
        Assert.Equal(before.Flows, after.Flows);
    }

    [Fact]
    public void Stock_is_scored_by_district_beside_the_oracle()
    {
        using var project = Project();

        var stock = project.Evaluate().Scores.Displaced!;

        // D1: 1000 people, 70 subscribers of 12.5 people; D2 has 20 subscribers and is not among the big.
        Assert.Equal((1, 0.1, 1.1), (stock.Big.Ours.Cells, stock.Big.Ours.Wape, stock.Big.Ours.Bias));
        Assert.Equal((0.125, 0.875), (stock.Big.Oracle!.Wape, stock.Big.Oracle.Bias));
        Assert.Equal((3, 1200, 170), (stock.All.Ours.Cells, stock.All.Ours.Truth, stock.All.Ours.AbsoluteError));
        Assert.Equal((2, 1, 2), (stock.Intervals.Cells, stock.Intervals.Within80, stock.Intervals.Within95));
        Assert.Equal((37 + 22.4) / 1200, stock.Intervals.RelativeScore!.Value, 12);
        Assert.Equal((1, 0, 1), (stock.Zeros.Cells, stock.Zeros.Within80, stock.Zeros.Above80));
    }

    [Fact]
    public void Moves_inside_the_home_area_count_in_the_second_target_alone()
    {
        using var project = Project();

        var scores = project.Evaluate().Scores;

        Assert.Equal(1000, scores.Displaced!.Big.Ours.Truth);
        Assert.Equal(1010, scores.DisplacedWithMovesInside!.Big.Ours.Truth);
    }

    [Fact]
    public void Weeks_that_could_not_be_seen_are_in_no_error_but_in_the_count()
    {
        using var project = Project();

        var statuses = project.Evaluate().Scores.Statuses!;

        Assert.Equal((4, 1, 1, 50), (statuses.Cells, statuses.LowReliability, statuses.NotObservable, statuses.NotObservableTruth));
    }

    [Fact]
    public void Flows_are_compared_by_district_with_the_diagonal()
    {
        using var project = Project();

        var flows = project.Evaluate().Scores.Flows!;

        Assert.Equal(2 * 980.0 / (1200 + 1080), flows.Overlap.Ours.Cpc);
        Assert.Equal(2 * 1050.0 / (1200 + 1075), flows.Overlap.Oracle!.Cpc);
    }

    [Fact]
    public void Splits_tell_holiday_weeks_sizes_and_statuses_apart()
    {
        using var basis = Project();
        using var project = new TruthProject
        {
            Reference = basis.Reference with { Holidays = [new Holiday("feast", new LocalDate(2025, 9, 7), new LocalDate(2025, 9, 8))] },
        };
        project.Truth("displacement.csv", Displacement);
        project.Cubes(Stock);

        var splits = project.Evaluate().Scores.Splits.ToDictionary(s => s.Key, s => s.Value.All.Ours.Cells);

        Assert.Equal(1, splits["weeks with holidays"]);
        Assert.Equal(2, splits["weeks without holidays"]);
        Assert.Equal(1, splits["displaced: 50 subscribers or more"]);
        Assert.Equal(1, splits["displaced: 10 to 49 subscribers"]);
        Assert.Equal(1, splits["displaced: nobody"]);
        Assert.Equal(2, splits["status A"]);
        Assert.Equal(1, splits["status U"]);
        Assert.Equal((1, 2), (splits["subscribers: small third"], splits["subscribers: middle third"]));
    }

    [Fact]
    public void Without_residents_the_oracle_scales_by_those_present_before_the_week_of_evacuation()
    {
        using var project = Project();
        File.Delete(Path.Combine(project.Folder.Truth, "residents.csv"));
        project.Truth("population.csv", "date,area,people,subscribers\n2025-08-23,T11,1,1\n2025-08-24,T11,1600,160\n2025-08-25,T11,9,1\n");

        var oracle = project.Evaluate().Scores.Displaced!.Big.Oracle!;

        Assert.Equal(700, oracle.Estimate);
    }

    [Fact]
    public void Departures_and_returns_are_differences_of_the_cumulative_truth()
    {
        using var project = new TruthProject();
        project.Truth("returns.csv", "home_area,day_since_onset,displaced_so_far,returned_so_far\nT11,-1,100,0\nT11,5,800,50\nT11,12,900,350\n");
        project.Cubes(
            new Cube(Indicator.NewlyDisplaced, [Cell("D1", 0, Of(700)), Cell("D1", 1, Of(120)), Cell("D1", 2, Of(5000))]),
            new Cube(Indicator.Returned, [Cell("D1", 0, Of(60)), Cell("D1", 1, Of(200))]));

        var report = project.Evaluate();

        Assert.Equal((2, 120), (report.Scores.NewlyDisplaced!.Weekly.Cells, report.Scores.NewlyDisplaced.Weekly.AbsoluteError));
        Assert.Equal((820.0 / 900, 80), (report.Scores.NewlyDisplaced.Cumulative.Bias, report.Scores.NewlyDisplaced.Cumulative.AbsoluteError));
        Assert.Equal(260.0 / 350, report.Scores.Returned!.Cumulative.Bias);
        Assert.Equal((350.0 / 900) - (260.0 / 820), report.Scores.ReturnCurveGap!.Value, 12);
        Assert.Contains("displaced_stock, displaced_hosted, displacement_flow: truth/displacement.csv is absent.", report.Absent);
        Assert.Null(report.Scores.Displaced);
    }

    [Fact]
    public void Present_people_and_residents_are_compared_where_both_sides_have_them()
    {
        using var project = Project();
        project.Truth("population.csv", "date,area,people,subscribers\n2025-08-25,T11,100,9\n2025-08-25,T12,300,9\n2025-08-26,T11,100,9\n");
        CubeCell Day(string area, LocalDate day, double value) => new(area, null, day, day, Of(value));
        project.Cubes(
            Stock,
            new Cube(Indicator.PresentPopulation, [Day("D1", Monday, 380), Day("D1", Monday.PlusDays(1), 130), Day("D1", Monday.PlusDays(9), 77)]),
            new Cube(Indicator.Residents,
            [
                new CubeCell("D1", null, new LocalDate(2025, 7, 1), new LocalDate(2025, 7, 31), Of(2600)),
                new CubeCell("D1", null, new LocalDate(2025, 8, 1), new LocalDate(2025, 8, 31), Of(1)),
            ]));

        var scores = project.Evaluate().Scores;

        Assert.Equal((2, 50.0 / 500), (scores.PresentPopulation!.Cells, scores.PresentPopulation.Wape));
        Assert.Equal(100.0 / 2500, scores.Residents!.Wape);
    }

    [Fact]
    public void Without_cubes_it_says_to_run_first()
    {
        using var project = new TruthProject();
        project.Truth("displacement.csv", Displacement);

        var fault = Assert.Throws<ConfigurationException>(project.Evaluate);

        Assert.Contains("run `tideline run` first", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_truth_folder_it_says_that_only_generated_projects_can_be_evaluated()
    {
        using var project = new TruthProject();
        project.Cubes(Stock);

        Assert.Contains("truth/", Assert.Throws<ConfigurationException>(project.Evaluate).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("period_start,home_area,host_area,people\n", "no column 'subscribers'")]
    [InlineData("period_start,home_area,host_area,people,subscribers\n2025-08-25,T11,T12,many,1\n", "row 1: 'people' is no amount")]
    [InlineData("period_start,home_area,host_area,people,subscribers\n2025-08-25,T11,T99,1,1\n", "row 1: 'host_area' is no area")]
    [InlineData("period_start,home_area,host_area,people,subscribers\n2025-08-25,T11\n", "row 1 has 2 values")]
    [InlineData("period_start,home_area,host_area,people,subscribers\nMonday,T11,T12,1,1\n", "row 1: 'period_start' is no date")]
    public void A_malformed_truth_is_refused_with_file_and_row(string text, string expected)
    {
        using var project = Project();
        project.Truth("displacement.csv", text);

        var fault = Assert.Throws<InputRefusedException>(project.Evaluate);

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains("truth/displacement.csv", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_cube_file_asks_for_another_run()
    {
        using var project = Project();
        File.AppendAllText(Path.Combine(project.Folder.Cubes, "flood.csv"), "displaced_stock,People,D1,,2025-09-08\n");

        Assert.Contains("run `tideline run` again", Assert.Throws<EngineException>(project.Evaluate).Message, StringComparison.Ordinal);
    }
}
