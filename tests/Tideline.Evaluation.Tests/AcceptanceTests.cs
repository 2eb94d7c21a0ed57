using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;
using static Tideline.Evaluation.Tests.TruthProject;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Evaluation.Tests;

public sealed class AcceptanceTests
{
    private const string Header = "period_start,period_end,home_area,host_area,people,subscribers\n";

    private static IEnumerable<CubeCell> Coverage(string area, double share) =>
        Enumerable.Range(0, 7).Select(d => new CubeCell(area, null, Monday.PlusDays(d), Monday.PlusDays(d), Of(share)));

    private static Estimate Above(double value) =>
        new(value, new Interval(1, value * 2), new Interval(0, value * 3), 40, 100, 12, ObservationStatus.Normal);

    [Fact]
    public void Outages_and_emptied_places_are_judged_by_area_of_the_finest_level()
    {
        using var project = new TruthProject();
        project.Truth("displacement.csv", Header + "2025-08-25,2025-08-31,T12,T21,60,6\n");
        project.Truth("residents.csv", "area,people,subscribers\nT11,500,50\nT12,100,10\nT21,500,50\nT22,500,50\n");
        project.Cubes(
            new Cube(Indicator.DisplacedStock,
            [
                Cell("D1", 0, Of(60)), Cell("T11", 0, Of(0, ObservationStatus.NotObservable)), Cell("T12", 0, Of(0, ObservationStatus.NotObservable)),
                Cell("T21", 0, Above(20)), Cell("T22", 0, Above(5)),
            ]),
            new Cube(Indicator.NetworkCoverage, [.. Coverage("T11", 0.1), .. Coverage("T12", 0.9), .. Coverage("T21", 0.5), .. Coverage("T22", 0.2)]));

        Assert.Equal(new GuardCounts(Blind: 2, BlindWithFigure: 1, Still: 2, StillAbove: 2, Emptied: 1, EmptiedHidden: 1), project.Evaluate().Scores.Guards);
    }

    [Fact]
    public void Figures_are_told_apart_by_outage_kind_of_area_and_time()
    {
        using var project = new TruthProject();
        project.Truth("displacement.csv", Header + "2025-08-25,2025-08-31,T11,T21,60,6\n");
        project.Truth("residents.csv", "area,people,subscribers\nT11,500,50\nT12,100,10\nT21,500,90\nT22,501,50\n");
        project.Truth("area_kind.csv", "area,kind\nT11,urban\nT12,rural\nT21,urban\nT22,rural\n");
        project.Cubes(
            new Cube(Indicator.DisplacedStock, [Cell("D1", 0, Of(60)), Cell("D1", 1, Of(3)), Cell("D2", 0, Of(5))]),
            new Cube(Indicator.NetworkCoverage, [.. Coverage("D1", 0.6), .. Coverage("D2", 0.9)]));

        var splits = project.Evaluate().Scores.Splits.ToDictionary(s => s.Key, s => s.Value.All.Ours.Cells);

        Assert.Equal((2, 1), (splits["area: urban"], splits["area: rural"]));
        Assert.Equal((1, 1), (splits["outage: degraded"], splits["outage: normal"]));
        Assert.Equal((2, 1), (splits["weeks up to the onset's"], splits["weeks after the onset's"]));
    }

    [Fact]
    public void Those_who_left_the_country_are_displaced_but_hosted_nowhere()
    {
        using var project = new TruthProject();
        project.Truth("displacement.csv", Header + "2025-08-25,2025-08-31,T11,,60,6\n2025-08-25,2025-08-31,T11,T21,40,4\n");
        project.Cubes(
            new Cube(Indicator.DisplacedStock, [Cell("D1", 0, Of(100))]), new Cube(Indicator.DisplacedHosted, [Cell("D2", 0, Of(40))]),
            new Cube(Indicator.DisplacementFlow, [Cell("D1", 0, Of(40), "D2")]));

        var scores = project.Evaluate().Scores;

        Assert.Equal((0, 100), (scores.Displaced!.All.Ours.AbsoluteError, scores.Displaced.All.Ours.Truth));
        Assert.Equal((0, 40), (scores.Hosts!.People.All.Ours.AbsoluteError, scores.Hosts.People.All.Ours.Truth));
        Assert.Equal((1, 0), (scores.Flows!.Overlap.Ours.Cpc, scores.Flows.Divergence.Mean));
    }

    [Fact]
    public void The_share_returned_is_read_off_the_spells()
    {
        using var project = new TruthProject();
        project.Truth("spells.csv", "home_area,days_away,returned_people,settled_or_still_away_people\nT11,7,20,0\nT12,30,0,80\n");
        CubeCell Share(string area, int day, double value) => new(area, null, Monday, Monday.PlusDays(day), Of(value));
        project.Cubes(new Cube(EnclaveCubes.ReturnedShare, [Share("P", 7, 0.22), Share("P", 14, 0.15), Share("P", 60, 0.9), Share("D1", 7, 0.3)]));

        var scores = project.Evaluate().Scores;

        Assert.Equal([7, 14], scores.ReturnedShare!.ByDay.Keys);
        Assert.Equal(0.05, scores.ReturnedShare.CurveGap!.Value, 12);
        Assert.Equal(0.1, scores.ReturnedShareOfDistricts!.CurveGap!.Value, 12);
        Assert.False(AcceptanceTable.Of(scores).Single(l => l.Criterion == "Return curve within 3 points").Met);
    }

    [Fact]
    public void A_headline_where_nobody_was_displaced_misses_its_criterion()
    {
        using var project = new TruthProject();
        project.Truth("displacement.csv", Header);
        project.Cubes(new Cube(Indicator.DisplacedStock, [Cell("D1", 0, Of(5))]));
        foreach (var (vintage, claimed) in new[] { ("2025-08-31", "false"), ("2025-09-07", "true") })
        {
            var release = Directory.CreateDirectory(Path.Combine(project.Folder.Releases, $"flood-{vintage}-00000000")).FullName;
            File.WriteAllText(
                Path.Combine(release, "manifest.json"),
                $$$"""{ "emergency": { "id": "flood" }, "vintage": "{{{vintage}}}", "headline": { "claimed": {{{claimed}}} } }""");
        }

        var lines = AcceptanceTable.Of(project.Evaluate().Scores).ToDictionary(l => l.What);

        Assert.Equal(("MISSED", 1), (lines["bulletins that claim displacement where there was none"].Verdict, lines["bulletins that claim displacement where there was none"].N));
        Assert.Equal("met", lines["80% interval wholly above 0"].Verdict);
    }

    [Fact]
    public void A_criterion_that_was_not_measured_keeps_its_line_and_its_target()
    {
        var lines = AcceptanceTable.Of(new EvaluationScores());

        Assert.All(lines, l => Assert.Equal("not measured", l.Verdict));
        Assert.Equal("at most 1.5 x oracle", lines[0].Target);
        Assert.Equal(14, lines.Select(l => l.Criterion).Distinct().Count());
        Assert.Contains("| Stock near the oracle's | stock WAPE, 50 subscribers or more | at most 1.5 x oracle | - | - | - | not measured | - | district-weeks |", AcceptanceTable.Markdown(lines), StringComparison.Ordinal);
    }
}
