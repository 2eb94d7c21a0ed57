using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class OutFolderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darya-");

    [Fact]
    public void A_folder_with_other_things_is_refused_and_left_as_it_was()
    {
        File.WriteAllText(Full("mine.txt"), "mine");
        Assert.Throws<SyntheticException>(() => Generate("short-history", overwrite: true));
        Assert.Equal(["mine.txt"], _directory.EnumerateFileSystemInfos().Select(f => f.Name));
    }

    [Fact]
    public void An_earlier_demo_is_replaced_only_on_demand_and_only_what_was_generated()
    {
        Generate("short-history", overwrite: false);
        File.WriteAllText(Full("mine.txt"), "mine");
        Assert.Throws<SyntheticException>(() => Generate("short-history", overwrite: false));
        var later = Scenario.Named("short-history") with { WeeksBefore = 5 };
        DaryaGenerator.Generate(
            new GeneratorOptions(later, 100, 1, _directory.FullName) { OverwriteEarlierDemo = true }, null, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Full("mine.txt")));
        Assert.False(File.Exists(Full("inbox/events/cdr_20250601.csv.gz")));
        Assert.True(File.Exists(Full("inbox/events/cdr_20250801.csv.gz")));
    }

    [Fact]
    public void A_marker_that_points_outside_deletes_nothing_there()
    {
        var outside = Directory.CreateTempSubdirectory("outside-");
        try
        {
            var kept = Path.Combine(outside.FullName, "kept.txt");
            File.WriteAllText(kept, "kept");
            File.WriteAllText(Full(".tideline-demo"), $"../{outside.Name}/kept.txt\n{kept}\n");
            Generate("short-history", overwrite: true);
            Assert.True(File.Exists(kept));
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_cancelled_generation_stops_and_can_be_replaced()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Immediate(p =>
        {
            if (p is { Stage: "events", Done: 3 })
            {
                cancellation.Cancel();
            }
        });
        var options = new GeneratorOptions(Scenario.Named("short-history"), 100, 1, _directory.FullName);
        Assert.Throws<OperationCanceledException>(() => DaryaGenerator.Generate(options, progress, cancellation.Token));
        Assert.False(File.Exists(Full("project.yaml")));
        Generate("short-history", overwrite: true);
        Assert.True(File.Exists(Full("project.yaml")));
    }

    [Fact]
    public void A_place_that_cannot_be_a_folder_is_refused_by_name()
    {
        File.WriteAllText(Full("file"), "");
        var options = new GeneratorOptions(Scenario.Named("flood"), 100, 1, Full("file/darya"));
        var fault = Assert.Throws<SyntheticException>(() => DaryaGenerator.Generate(options, null, TestContext.Current.CancellationToken));
        Assert.Contains("darya", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_midway_is_reported_with_what_is_left()
    {
        var progress = new Immediate(p =>
        {
            if (p is { Stage: "people", Done: 0 })
            {
                Directory.Delete(Full("inbox/events"), recursive: true);
            }
        });
        var options = new GeneratorOptions(Scenario.Named("short-history"), 100, 1, _directory.FullName);
        var fault = Assert.Throws<SyntheticException>(() => DaryaGenerator.Generate(options, progress, TestContext.Current.CancellationToken));
        Assert.Contains("stays", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_subscribers_are_refused() =>
        Assert.Throws<SyntheticException>(() => DaryaGenerator.Generate(
            new GeneratorOptions(Scenario.Named("flood"), 99, 1, Full("out")), null, TestContext.Current.CancellationToken));

    public void Dispose() => _directory.Delete(recursive: true);

    private void Generate(string scenario, bool overwrite) => DaryaGenerator.Generate(
        new GeneratorOptions(Scenario.Named(scenario) with { WeeksBefore = 16 }, 100, 1, _directory.FullName) { OverwriteEarlierDemo = overwrite },
        null,
        TestContext.Current.CancellationToken);

    private string Full(string file) => Path.Combine(_directory.FullName, file);

    private sealed class Immediate(Action<GeneratorProgress> report) : IProgress<GeneratorProgress>
    {
        public void Report(GeneratorProgress value) => report(value);
    }
}
