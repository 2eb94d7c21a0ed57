using Tideline.Domain.Cubes;
using Tideline.Ingest;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Synthetic;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Scenarios.Tests;

/// <summary>What becomes of files that are late, lacking, broken or wrongly described.</summary>
public sealed class DeliveryTests(Worlds worlds)
{
    [Fact]
    public void Mode_11_rows_that_came_late_count_with_their_day()
    {
        var (late, flood) = (worlds.Of("late-rows"), worlds.Of("flood"));
        Assert.InRange(late.Outcome.EventRows, 0.99 * flood.Outcome.EventRows, flood.Outcome.EventRows - 1);
        Assert.InRange(late.EstimatedSum / flood.EstimatedSum, 0.95, 1.05);
    }

    [Fact]
    public void Mode_12_faulty_files_are_refused_by_name()
    {
        var folder = Directory.CreateTempSubdirectory("tideline-scenarios-");
        try
        {
            var scenario = Scenario.Named("broken-files") with { WeeksBefore = 12, WeeksAfter = 1 };
            var generated = Path.Combine(folder.FullName, "darya");
            DaryaGenerator.Generate(new GeneratorOptions(scenario, 400, 1, generated), null, TestContext.Current.CancellationToken);
            var project = new ProjectFolder(generated);
            var configuration = ProjectFile.Load(project);
            var ingested = EventIngestion.Run(
                project, configuration, ReferenceReader.Read(project, configuration).Cells, new IngestOptions { KeyFile = null }, null, TestContext.Current.CancellationToken);
            var defects = File.ReadLines(Path.Combine(generated, "truth", "defects.csv")).Select(l => l.Split(',')).Where(d => d[1] == "0").ToDictionary(d => d[2], d => d[0], StringComparer.Ordinal);
            Assert.Equal(
                [(defects["duplicated_rows"], "duplicate_rows"), (defects["broken_file"], "truncated_gzip")],
                ingested.Quarantined.Select(q => (q.File, q.Reason!)).OrderBy(q => q.Item2, StringComparer.Ordinal));
            Assert.Equal(defects["repeated_file"], Assert.Single(ingested.Skipped));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Mode_12_days_without_their_files_are_left_out_and_the_figures_hold()
    {
        var (broken, flood) = (worlds.Of("broken-files"), worlds.Of("flood"));
        var lost = broken.Rows("defects.csv").Where(d => d[2] is "missing_file" or "broken_file" or "duplicated_rows" or "truncated_day").ToList();
        Assert.Equal(4, lost.Count);
        Assert.True(broken.Figures.ExcludedDays.Count >= flood.Figures.ExcludedDays.Count + 3);
        Assert.InRange(broken.EstimatedSum / flood.EstimatedSum, 0.93, 1.07);
    }

    [Fact]
    public void Mode_18_a_wrong_footprint_makes_another_product_of_the_same_events()
    {
        var (wrong, flood) = (worlds.Of("wrong-footprint"), worlds.Of("flood"));
        Assert.Equal(flood.Outcome.EventRows, wrong.Outcome.EventRows);
        Assert.Equal(flood.AllMoves, wrong.AllMoves);
        var (there, here) = (wrong.Figures.Emergency.ExposedAreas.ToHashSet(StringComparer.Ordinal), flood.Figures.Emergency.ExposedAreas.ToHashSet(StringComparer.Ordinal));
        Assert.False(there.SetEquals(here));

        // Who lives outside the declared footprint is in no figure, whoever left; who lives in it is, though nobody left.
        var left = wrong.AllMoves.Select(m => m.Home).ToHashSet(StringComparer.Ordinal);
        var counted = wrong.TehsilCells(Indicator.DisplacedStock).Select(c => c.Area).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(left, a => !counted.Contains(a));
        Assert.Subset(there, counted);
        Assert.NotEqual(flood.TehsilCells(Indicator.DisplacedStock).Count(), wrong.TehsilCells(Indicator.DisplacedStock).Count());
    }
}
