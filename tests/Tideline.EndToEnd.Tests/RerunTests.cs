using System.Text.Json;
using Tideline.EndToEnd.Tests.Canary;

namespace Tideline.EndToEnd.Tests;

/// <summary><c>verify --rerun</c>: a release is made again from what its manifest names.</summary>
public sealed class RerunTests(World world)
{
    [Fact]
    public async Task A_release_is_made_again_with_the_same_bytes_though_the_project_went_on()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake", "releases");
        File.AppendAllText(copy.Below("project.yaml"), "\n# a note\n");
        AddLaterFile(copy);
        var before = Bytes(copy);

        var ended = await Call.Run(copy.Path, "verify", "--rerun", Path.GetFileName(world.Release), "--json");

        Assert.True(ended.ExitCode == 0, ended.Said);
        using var said = JsonDocument.Parse(ended.Output);
        Assert.Equal(0, said.RootElement.GetProperty("differing").GetArrayLength());
        Assert.Equal(1, said.RootElement.GetProperty("later_files").GetInt32());
        Assert.Equal(["the input project.yaml has other bytes"], said.RootElement.GetProperty("changed").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(before, Bytes(copy));
        using var canary = CanaryScan.ForNumber(CanaryFiles.CallingCode, CanaryFiles.National);
        Assert.Empty(canary.Text("what was said", ended.Said));
        Assert.Empty(Directory.GetDirectories(copy.Below("lake", "tmp")));
    }

    [Fact]
    public async Task Another_table_is_named_where_the_figures_differ()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake", "releases");
        var population = copy.Below("reference", "population.csv");
        File.WriteAllLines(population, File.ReadAllLines(population).Select((l, i) => i == 0 ? l : l + "0"));

        var ended = await Call.Run(copy.Path, "verify", "--rerun", Path.GetFileName(world.Release));

        Assert.True(ended.ExitCode == 4, ended.Said);
        Assert.Contains("not reproduced: observations.csv, observations.parquet", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Changed since: the input reference/population.csv has other bytes.", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_whose_events_are_gone_cannot_be_made_again_and_its_inputs_are_named()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake", "releases");
        using var record = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(copy.Below("lake", "files")).Order(StringComparer.Ordinal).First()));
        var part = record.RootElement.GetProperty("parts")[0].GetString()!;
        File.Delete(copy.Below("lake", part));

        var ended = await Call.Run(copy.Path, "verify", "--rerun", Path.GetFileName(world.Release));

        Assert.True(ended.ExitCode == 3, ended.Said);
        Assert.Contains(record.RootElement.GetProperty("file").GetString()!, ended.Error, StringComparison.Ordinal);
    }

    // A file that was accepted after the release: its day lies behind the vintage.
    private static void AddLaterFile(TemporaryFolder copy)
    {
        var record = Directory.GetFiles(copy.Below("lake", "files")).Order(StringComparer.Ordinal).First();
        using var old = JsonDocument.Parse(File.ReadAllText(record));
        var hash = new string('f', 64);
        var later = File.ReadAllText(record)
            .Replace(old.RootElement.GetProperty("sha256").GetString()!, hash, StringComparison.Ordinal)
            .Replace(old.RootElement.GetProperty("file").GetString()!, "inbox/events/later.csv.gz", StringComparison.Ordinal);
        File.WriteAllText(copy.Below("lake", "files", hash + ".json"), later);
    }

    private static Dictionary<string, string> Bytes(TemporaryFolder copy) => ((string[])["lake", "reports", "releases"])
        .SelectMany(f => Folders.Bytes(copy.Below(f)).Select(b => (Path: $"{f}/{b.Key}", b.Value))).ToDictionary(b => b.Path, b => b.Value);
}
