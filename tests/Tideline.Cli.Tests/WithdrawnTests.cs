using Tideline.Cli.Jobs;
using Tideline.Projects;

namespace Tideline.Cli.Tests;

public sealed class WithdrawnTests : IDisposable
{
    private readonly ProjectFolder _folder = new(Directory.CreateTempSubdirectory("tideline-withdrawn-").FullName);

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);

    [Fact]
    public void A_run_forgets_what_was_found_of_emergencies_that_stand_no_more_and_keeps_the_rest()
    {
        string[] kept = ["lake/cubes/flood.csv", "lake/cubes/flood-presets.csv", "reports/projections/flood.json", "reports/destinations/flood.csv", "reports/quality.json"];
        string[] gone = ["lake/cubes/storm.csv", "lake/cubes/storm-presets.csv", "reports/projections/storm.json", "reports/destinations/storm.csv", "reports/destinations/storm.json"];
        foreach (var file in kept.Concat(gone).Select(_folder.Resolve))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }

        Withdrawn.Forget(_folder, ["flood"]);

        Assert.All(kept, f => Assert.True(File.Exists(_folder.Resolve(f)), f));
        Assert.All(gone, f => Assert.False(File.Exists(_folder.Resolve(f)), f));
    }

    [Fact]
    public void Before_the_first_run_there_is_nothing_to_forget() => Withdrawn.Forget(_folder, ["flood"]);
}
