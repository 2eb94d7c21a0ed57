using Tideline.Domain;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Places;
using Tideline.Evaluation.Presets;
using Tideline.Pipeline.Cubes;

namespace Tideline.Evaluation.Tests.Presets;

public sealed class PresetScoreTests
{
    private const string Displacement =
        """
        period_start,period_end,home_area,host_area,people,subscribers
        2025-08-25,2025-08-31,T11,T11,10,1
        2025-08-25,2025-08-31,T11,T12,100,10
        2025-08-25,2025-08-31,T11,T21,900,60
        2025-08-25,2025-08-31,T21,T22,200,20
        """;

    [Fact]
    public void Every_definition_is_scored_by_district_beside_the_oracle()
    {
        using var project = Project();

        var scores = Score(project);

        Assert.Equal(["tideline", "naive"], scores.Select(s => s.Name));

        // D1: 1000 people, 70 subscribers of 12.5 people. D2 has 20 subscribers and is not among the big.
        Assert.Equal((1, 0.1, 0.9), (scores[0].Big.Ours.Cells, scores[0].Big.Ours.Wape!.Value, scores[0].Big.Ours.Bias!.Value));
        Assert.Equal((0.5, 1.5), (scores[1].Big.Ours.Wape!.Value, scores[1].Big.Ours.Bias!.Value));
        Assert.All(scores, s => Assert.Equal(0.125, s.Big.Oracle!.Wape));

        // Both districts: 100 + 100 and 500 + 50 of 1200.
        Assert.Equal((2, 200, 550), (scores[0].All.Ours.Cells, scores[0].All.Ours.AbsoluteError, scores[1].All.Ours.AbsoluteError));
    }

    [Fact]
    public void Seeds_are_pooled_and_the_table_shows_the_least_and_the_greatest()
    {
        using var project = Project();
        var scores = Score(project);
        var better = scores.Select(s => s with { Big = s.Big with { Ours = s.Big.Ours with { AbsoluteError = 0 } } }).ToList();

        var table = PresetScoreTable.Markdown([scores, better]);

        Assert.Contains("| naive | 0.250 | 0.000 | 0.500 | 2.000 | 1.500 |", table, StringComparison.Ordinal);
        Assert.Contains("| oracle | 0.125 | 0.125 | 0.125 | 1.000 |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_comparison_or_truth_it_says_what_to_do()
    {
        using var project = new TruthProject();
        Assert.Contains("tideline compare", Assert.Throws<ConfigurationException>(() => Score(project)).Message, StringComparison.Ordinal);
        Compare(project);
        Assert.Contains("truth/displacement.csv", Assert.Throws<ConfigurationException>(() => Score(project)).Message, StringComparison.Ordinal);
    }

    private static TruthProject Project()
    {
        var project = new TruthProject();
        project.Truth("displacement.csv", Displacement);
        project.Truth("residents.csv", "area,people,subscribers\nT11,2000,160\nT12,500,0\nT21,1000,100\nT22,800,80\n");
        Compare(project);
        return project;
    }

    /// <summary>One week of the areas T11, T12, T21 and T22.</summary>
    private static void Compare(TruthProject project)
    {
        var areas = project.Reference.Boundaries!.Hierarchy;
        var map = new ClusterMap(areas, [(60, 25, "T11")]);
        PresetFile.Write(PresetFile.PathOf(project.Folder.Cubes, "flood"), map, [true, true, true, true],
        [
            new ComparedStock("tideline", "tideline-0", Day.Number(TruthProject.Monday), 1, [800, 100, 300, 0], [40, 10, 20, 0]),
            new ComparedStock("naive", "naive-0", Day.Number(TruthProject.Monday), 1, [1400, 100, 150, 0], [40, 10, 20, 0]),
        ]);
    }

    private static IReadOnlyList<PresetScore> Score(TruthProject project) => PresetScores.OfProject(
        project.Folder, project.Reference.Boundaries!.Hierarchy, "flood", TruthProject.Monday);
}
