using Tideline.Domain.Cubes;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Scenarios.Tests;

/// <summary>How people move, and what is claimed of it. Numbers of modes are those of docs/methods/failure-modes.md.</summary>
public sealed class MovementTests(Worlds worlds)
{
    [Fact]
    public void Mode_1_without_an_event_nothing_is_claimed()
    {
        var calm = worlds.Of("no-event");
        Assert.False(calm.Figures.Headline.Claimed);
        Assert.InRange(calm.Outcome.Evaluation.Scores.Displaced!.AboveZeroShare!.Value, 0, 0.12);
        Assert.All(calm.Weeks, w => Assert.InRange(Math.Abs(calm.Estimated(w)) / calm.ExposedPeople, 0, 0.01));
    }

    [Theory]
    [InlineData("step-5")]
    [InlineData("step-20")]
    [InlineData("step-60")]
    public void Mode_2_a_step_is_found_to_within_a_tenth_of_what_the_sample_holds(string step)
    {
        var run = worlds.Of(step);
        Assert.True(run.Figures.Headline.Claimed);
        Assert.InRange(run.LaterWeeks.Sum(run.Estimated) / run.LaterWeeks.Sum(run.Oracle), 0.9, 1.1);
        foreach (var week in run.CountryCells(Indicator.DisplacedStock).Where(c => c.Start > run.Figures.Emergency.Onset))
        {
            Assert.InRange(run.True(week.Start), week.Interval95.Lower, week.Interval95.Upper);
        }
    }

    [Fact]
    public void Mode_3_faster_churn_of_the_displaced_loses_none_of_them()
    {
        // The oracle of this world is itself short of the displaced who lost their SIMs: the truth is the same as the flood's.
        var (churn, flood) = (worlds.Of("churn-by-state", 20_000), worlds.Of("flood", 20_000));
        Assert.Equal(flood.TrueSum, churn.TrueSum);
        Assert.True(churn.OracleSum < 0.95 * churn.TrueSum, "the scenario lost nobody");
        Assert.InRange(churn.EstimatedSum / flood.EstimatedSum, 0.9, 1.1);

        // The same people return at the same times: churn may move the curve by three points. It leaves some hundred spells a
        // seed, whose curves scatter by as much, so that seeds are pooled, as in the acceptance of accuracy.
        ulong[] seeds = [1, 2, 3];
        var curves = seeds.Select(s => (Churn: Curve(worlds.Of("churn-by-state", 20_000, s)), Flood: Curve(worlds.Of("flood", 20_000, s)))).ToArray();
        Assert.All(curves, c => Assert.True(c.Churn.Length >= 3 && c.Churn.Length == c.Flood.Length));
        for (var day = 0; day < curves.Min(c => c.Churn.Length); day++)
        {
            Assert.Equal(curves.Average(c => c.Flood[day]), curves.Average(c => c.Churn[day]), 0.03);
        }

        static double[] Curve(ScenarioRun run) => [.. run.CountryCells(Indicator.ReturnedShare).OrderBy(c => c.End).Select(c => c.Value)];
    }

    [Fact]
    public void Mode_6_a_feast_three_days_after_the_onset_adds_no_displacement()
    {
        var feast = worlds.Of("feast-3");
        Assert.InRange(feast.EstimatedSum / feast.OracleSum, 0.8, 1.1);
        Assert.All(feast.LaterWeeks, w => Assert.InRange(feast.Estimated(w) / feast.True(w), 0.6, 1.2));
    }

    [Fact]
    public void A_harvest_that_empties_the_plain_every_year_is_no_displacement()
    {
        // Last year's harvest is one sample of 900 subscribers a seed, so that seeds are pooled.
        ScenarioRun[] seeds = [.. new ulong[] { 1, 2, 3 }.Select(s => worlds.Of("harvest", Worlds.Subscribers, s))];
        Assert.All(seeds, s => Assert.Equal(52, s.Figures.Schedule.Season!.LastYear.Weeks));
        Assert.InRange(seeds.Sum(s => s.EstimatedSum) / seeds.Sum(s => s.OracleSum), 0.85, 1.1);
    }

    [Fact]
    public void Mode_13_short_moves_are_not_detected_and_the_score_says_so()
    {
        var run = worlds.Of("short-moves");
        var inside = run.AllMoves.Where(m => m.Home == m.Host).Sum(m => m.People);
        Assert.True(inside > 0.8 * run.AllMoves.Sum(m => m.People), "the moves are not short");
        Assert.InRange(run.EstimatedSum / run.AllMoves.Sum(m => m.People), -0.1, 0.35);
    }

    [Fact]
    public void Mode_14_weekly_commuters_are_not_displaced()
    {
        var commuters = worlds.Of("commuters");
        Assert.All(commuters.Weeks, w => Assert.InRange((commuters.Estimated(w) - commuters.Oracle(w)) / commuters.ExposedPeople, -0.04, 0.01));
    }

    [Fact]
    public void Mode_15_a_second_wave_counts_persons_once_and_displacements_twice()
    {
        var (wave, flood) = (worlds.Of("second-wave"), worlds.Of("flood"));
        Assert.InRange(wave.AgainstOracle, 0.85, 1.1);

        double Departures(ScenarioRun run) => run.CountryCells(Indicator.NewlyDisplaced).Sum(c => c.Value);
        double Persons(ScenarioRun run) => run.Rows("returns.csv").GroupBy(r => r[0]).Sum(h => ScenarioRun.Number(h.Last()[2]));
        Assert.True(
            Departures(wave) - Departures(flood) > 1.2 * (Persons(wave) - Persons(flood)),
            "departures grow no more than persons: second ones are not counted");
    }

    [Fact]
    public void Mode_16_a_slow_drift_claims_no_step()
    {
        // Sixty days of it: at their end 3% of the homes are empty.
        var drift = worlds.Of(Scenario.Named("drought-drift") with { Name = "drought-drift-60", WeeksAfter = 8 });
        var weeks = drift.CountryCells(Indicator.DisplacedStock).OrderBy(c => c.Start).ToList();
        Assert.All(weeks.Take(4), w => Assert.True(w.Interval80.Lower <= 0, "a step is claimed in the first weeks of a drift"));
        Assert.True(drift.True(weeks[^1].Start) > 0.02 * drift.ExposedPeople, "nobody drifted");
    }

    [Fact]
    public void Mode_17_those_who_leave_three_days_early_are_found()
    {
        var early = worlds.Of("anticipatory");
        Assert.InRange(early.AgainstOracle, 0.85, 1.1);
        var guard = early.Weeks[0];
        Assert.InRange(early.Estimated(guard) / early.Oracle(guard), 0.5, 1.5);
    }

    [Fact]
    public void Mode_24_those_who_cross_the_border_are_never_returned()
    {
        var (border, flood) = (worlds.Of("cross-border"), worlds.Of("flood"));
        var abroad = border.AllMoves.Where(m => m.Host.Length == 0).Sum(m => m.People);
        Assert.InRange(abroad / border.AllMoves.Sum(m => m.People), 0.2, 0.4);
        double Returned(ScenarioRun run) => run.CountryCells(Indicator.Returned).Sum(c => c.Value);
        Assert.True(Returned(border) <= 1.05 * Returned(flood), "who vanished is said to have returned");
        Assert.InRange(border.EstimatedSum / border.TrueSum, 0.5, 1.02);
    }
}
