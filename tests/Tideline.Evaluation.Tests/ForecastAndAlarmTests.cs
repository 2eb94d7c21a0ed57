using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using static Tideline.Evaluation.Tests.TruthProject;

namespace Tideline.Evaluation.Tests;

public sealed class ForecastAndAlarmTests
{
    private const string Later =
        """
        period_start,period_end,home_area,host_area,people,subscribers
        2025-08-25,2025-08-31,T11,T21,100,10
        2025-09-08,2025-09-14,T11,T21,60,6
        2025-09-15,2025-09-21,T11,T21,65,7
        """;

    private static readonly Cube Stock = new(Indicator.DisplacedStock, [Cell("D1", 0, Of(100)), Cell("D1", 1, Of(80))]);

    private static readonly Cube Projected = new(EnclaveCubes.ProjectedDisplaced,
    [
        Cell("D1", 2, Of(70, ObservationStatus.Forecast)), Cell("D1", 3, Of(50, ObservationStatus.Forecast)),
        Cell("D2", 2, Of(9, ObservationStatus.NotObservable)),
    ]);

    private static TruthProject Future(string lastDay)
    {
        var project = new TruthProject();
        project.Truth("displacement.csv", Later);
        project.Truth("population.csv", $"date,area,people,subscribers\n2025-08-20,T11,1000,100\n{lastDay},T11,1000,100\n");
        project.Cubes(Stock, Projected);
        return project;
    }

    [Fact]
    public void A_projection_is_held_against_what_came_and_against_persistence()
    {
        using var project = Future("2025-09-21");

        var forecasts = project.Evaluate().Scores.Forecasts;

        // Projected 70 and 50, last estimate 80, came 60 and 65.
        Assert.Equal([1, 2], forecasts.Keys);
        var all = forecasts[1] + forecasts[2];
        Assert.Equal(1 - (25.0 / 35), all.Skill!.Value, 12);
        Assert.Equal((1, 2), (all.Within80, all.Within95));
        Assert.Equal(-0.0, forecasts[2].Skill!.Value, 12);
    }

    [Fact]
    public void Only_weeks_that_the_truth_covers_are_scored()
    {
        using var project = Future("2025-09-14");

        Assert.Equal([1], project.Evaluate().Scores.Forecasts.Keys);
    }

    [Fact]
    public void Where_the_truth_ends_with_the_vintage_that_is_said()
    {
        using var project = Future("2025-09-07");

        Assert.Contains(project.Evaluate().Absent, a => a.StartsWith("projected_displaced: no projected week lies within the truth", StringComparison.Ordinal));
    }

    [Fact]
    public void The_back_test_of_the_run_stands_beside_it()
    {
        using var project = Future("2025-09-07");
        Directory.CreateDirectory(Path.Combine(project.Folder.Reports, "projections"));
        var file = Path.Combine(project.Folder.Reports, "projections", "flood.json");
        File.WriteAllText(file, """{ "weeks": [ { "week_ahead": 1, "test": { "origins": 4, "error": 0.1, "persistence_error": 0.2 } }, { "week_ahead": 2, "test": { "origins": 0, "error": null } } ] }""");

        var tests = project.Evaluate().Scores.BackTests;

        Assert.Equal((0.1, 0.5), (tests[1].Mape, tests[1].Skill));
        Assert.Null(tests[2].Skill);
        File.WriteAllText(file, "{}");
        Assert.Contains("run `tideline run` again", Assert.Throws<EngineException>(project.Evaluate).Message, StringComparison.Ordinal);
    }

    private static TruthProject Alarmed(string alarms)
    {
        var project = new TruthProject();
        project.Truth("residents.csv", "area,people,subscribers\nT11,1000,90\nT12,1000,10\nT21,1000,50\nT22,1000,50\n");
        project.Truth("returns.csv", "home_area,day_since_onset,displaced_so_far,returned_so_far\nT11,-1,20,0\nT11,0,60,0\nT11,1,120,0\nT11,30,120,120\n");
        project.Cubes(Stock);
        File.WriteAllText(Path.Combine(project.Folder.Lake, "alarms.csv"), "day,area,level,kind,series,z,ewma,hazard\n" + alarms);
        return project;
    }

    private const string Alarms =
        """
        2025-06-10,T12,3,watch,activity,3,1,none
        2025-07-01,D2,2,population,activity,5,4,none
        2025-07-05,D2,2,population,away_share,5,4,none
        2025-07-20,D2,2,population,activity,5,4,none
        2025-08-26,T11,3,network,activity,5,4,flood
        2025-08-29,D1,2,population,away_share,5,4,flood
        2025-08-30,D1,2,population,away_share,5,4,flood
        """;

    [Fact]
    public void An_alarm_is_timed_from_the_day_on_which_5_percent_had_left()
    {
        using var project = Alarmed(Alarms);

        var alarms = project.Evaluate().Scores.Alarms;

        // D1 has 2000 residents: 100 had left by 27 August, the first by 25 August.
        Assert.Equal((1, 1, 2, 4), (alarms[2].Moved, alarms[2].InTime, alarms[2].SinceMoved.Median, alarms[2].SinceFirst.Median));
        Assert.Equal((1, 0, 1, 0), (alarms[3].Moved, alarms[3].InTime, alarms[3].Network, alarms[3].SinceMoved.Count));
    }

    [Fact]
    public void Alarms_where_nobody_moved_are_false_and_days_within_a_week_are_one()
    {
        using var project = Alarmed(Alarms);

        var alarms = project.Evaluate().Scores.Alarms[2];

        // Watched from 10 June to 7 September, the last day of a figure: 90 days.
        Assert.Equal((2, 3, 90, 180), (alarms.FalseAlarms, alarms.Alarms, alarms.Days, alarms.AreaDays));
        Assert.Equal(2 * 91.3125 / 90, alarms.FalsePerQuarter!.Value, 12);
        Assert.Equal(2 * 91.3125 / 180, alarms.FalsePerAreaQuarter!.Value, 12);
    }

    [Fact]
    public void An_alarm_on_the_fourth_day_is_too_late_and_one_before_the_first_left_does_not_count()
    {
        using var project = Alarmed("2025-08-24,D1,2,population,away_share,5,4,flood\n2025-08-31,D1,2,population,away_share,5,4,flood\n");

        var alarms = project.Evaluate().Scores.Alarms[2];

        Assert.Equal((0, 4.0), (alarms.InTime, alarms.SinceMoved.Median));
        Assert.Equal(0, alarms.InTimeShare);
    }

    [Fact]
    public void Without_alarms_that_is_said_and_the_rest_is_scored()
    {
        using var project = Future("2025-09-21");

        var report = project.Evaluate();

        Assert.Contains("alarms: lake/alarms.csv is absent.", report.Absent);
        Assert.NotNull(report.Scores.Displaced);
    }
}
