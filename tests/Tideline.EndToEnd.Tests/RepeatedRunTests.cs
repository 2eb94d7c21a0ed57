using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>The same inputs give the same bytes, and machines can read what was done.</summary>
public sealed class RepeatedRunTests(World world)
{
    [Fact]
    public void Ingesting_and_running_again_changes_no_byte() =>
        Assert.Empty(world.FirstBytes.Except(world.LastBytes).Concat(world.LastBytes.Except(world.FirstBytes)).Select(f => f.Key).Distinct());

    [Fact]
    public async Task A_run_after_one_more_day_and_a_late_one_releases_what_a_run_from_nothing_does()
    {
        using var copy = world.Copy("project.yaml", "inbox", "reference");
        string[] files = [.. Directory.GetFiles(copy.Below("inbox", "events"), "*.csv.gz").Order(StringComparer.Ordinal)];
        string[] late = [files[^20], .. files[^2..]];
        foreach (var file in late)
        {
            File.Move(file, file + ".late");
        }

        await Done("ingest");
        await Done("run");
        var before = Directory.GetDirectories(copy.Below("releases"));
        foreach (var file in late)
        {
            File.Move(file + ".late", file);
        }

        await Done("ingest");
        await Done("run");

        var after = Directory.GetDirectories(copy.Below("releases")).Except(before).Single();
        Assert.Equal(File.ReadAllBytes(Observation.FileOf(world.Release)), File.ReadAllBytes(Observation.FileOf(after)));

        async Task Done(string verb)
        {
            var ended = await Call.RunWith(copy.Path, world.KeyFile, verb);
            Assert.True(ended.ExitCode == 0, ended.Said);
        }
    }

    [Fact]
    public async Task One_command_releases_what_ingesting_and_then_running_does()
    {
        using var copy = world.Copy("project.yaml", "inbox", "reference");

        var ended = await Call.RunWith(copy.Path, world.KeyFile, "ingest", "--run", "--json");

        Assert.True(ended.ExitCode == 0, ended.Said);
        using var said = JsonDocument.Parse(ended.Output);
        var proposal = said.RootElement.GetProperty("proposals").EnumerateArray().Single();
        Assert.Equal(Path.GetFileName(world.Release), proposal.GetProperty("release").GetString());
        var release = Directory.GetDirectories(copy.Below("releases")).Single();
        Assert.Equal(File.ReadAllBytes(Observation.FileOf(world.Release)), File.ReadAllBytes(Observation.FileOf(release)));
    }

    [Fact]
    public async Task Where_no_new_file_is_accepted_though_one_was_offered_nothing_runs()
    {
        using var copy = world.Copy("project.yaml", "inbox", "reference", "lake");
        copy.Write("inbox/events/zz-broken.csv.gz", "who,when,where\n923001234567,2025-08-01 10:00:00,A1\n");

        var ended = await Call.RunWith(copy.Path, world.KeyFile, "ingest", "--run", "--json");

        Assert.True(ended.ExitCode == 3, ended.Said);
        using var said = JsonDocument.Parse(ended.Output);
        Assert.Equal(1, said.RootElement.GetProperty("quarantined").GetArrayLength());
        Assert.Equal(0, said.RootElement.GetProperty("proposals").GetArrayLength());
        Assert.Empty(Folders.Files(copy.Below("releases")));
    }

    [Fact]
    public void The_second_ingest_skips_every_file_and_says_so_in_json()
    {
        using var said = JsonDocument.Parse(world.IngestedAgain.Output);
        var root = said.RootElement;
        Assert.Equal(0, root.GetProperty("accepted").GetInt32());
        Assert.Equal(root.GetProperty("offered").GetInt32(), root.GetProperty("skipped").GetInt32());
        Assert.True(root.GetProperty("offered").GetInt32() > 100);
        Assert.Equal("", world.IngestedAgain.Error);
    }

    [Fact]
    public void The_second_run_names_the_same_release_in_json()
    {
        using var said = JsonDocument.Parse(world.RanAgain.Output);
        var proposal = said.RootElement.EnumerateArray().Single();
        Assert.Equal(Path.GetFileName(world.Release), proposal.GetProperty("release").GetString());
        Assert.Equal(File.ReadLines(Observation.FileOf(world.Release)).Count() - 1, proposal.GetProperty("observations").GetInt32());
    }

    [Fact]
    public void A_person_is_told_the_bulletin_in_one_line() => Assert.Contains(
        world.Ran.Output.Split('\n'), line => line.EndsWith(Path.Combine(world.Release, "bulletin.html"), StringComparison.Ordinal));
}
