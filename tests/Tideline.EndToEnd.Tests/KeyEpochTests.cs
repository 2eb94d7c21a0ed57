using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>Key epochs by the real program: local days 31 July to 7 August 2025 under the first key, 10 to 17 August under the second.</summary>
public sealed class KeyEpochTests
{
    private const string Areas = "areas: reference/areas.geojson";

    private static readonly string Yaml = SmallProject.Yaml + $"\n  {Areas}\n  population: reference/population.csv\n";

    [Fact]
    public async Task A_rotation_says_what_it_costs_and_the_list_shows_both_epochs()
    {
        using var project = await Ingested(Yaml);

        var rotated = await Call.Run(project.Path, "key", "rotate", "--from", "2025-08-08");

        Assert.True(rotated.ExitCode == 0, rotated.Said);
        Assert.Contains("none with an onset before 2025-09-13", rotated.Output, StringComparison.Ordinal);
        Assert.Contains("full for onsets from 2026-02-27", rotated.Output, StringComparison.Ordinal);
        var list = await Call.Run(project.Path, "key", "list", "--json");
        using var epochs = JsonDocument.Parse(list.Output);
        Assert.Equal(
            ["e1  2025-08-07 2025-11-06", "e2 2025-08-08  "],
            epochs.RootElement.EnumerateArray().Select(e => string.Join(' ', ((string[])["epoch", "from", "until", "destroy_by"]).Select(n => e.GetProperty(n).GetString()))));
    }

    [Fact]
    public async Task A_rotation_inside_the_window_of_an_emergency_needs_force()
    {
        using var project = await Ingested(Yaml + SmallProject.Emergency);

        var refused = await Call.Run(project.Path, "key", "rotate", "--from", "2025-08-08");
        var forced = await Call.Run(project.Path, "key", "rotate", "--from", "2025-08-08", "--force");

        Assert.True(refused.ExitCode == 2, refused.Said);
        Assert.Contains("would cut the window of 'flood-1'", refused.Error, StringComparison.Ordinal);
        Assert.True(forced.ExitCode == 0, forced.Said);
    }

    [Fact]
    public async Task A_run_works_in_the_epoch_of_its_onset_and_says_how_much_that_leaves()
    {
        using var project = await Rotated(Yaml + SmallProject.Emergency.Replace("2025-08-05", "2025-08-15", StringComparison.Ordinal));

        var ended = await Call.Run(project.Path, "run");

        Assert.True(ended.ExitCode == 3, ended.Said);
        Assert.True(ended.Error.Contains("5 are usable; 8 ingested days before the change are not", StringComparison.Ordinal), ended.Said);
    }

    [Fact]
    public async Task A_run_in_an_epoch_without_an_onset_is_refused()
    {
        using var project = await Rotated(Yaml + SmallProject.Emergency);

        var ended = await Call.Run(project.Path, "run", "--epoch", "e2");

        Assert.True(ended.ExitCode == 2, ended.Said);
        Assert.Contains("No emergency of project.yaml has its onset in key epoch e2", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destroyed_key_leaves_a_certificate_and_a_run_that_still_works()
    {
        using var project = await Rotated(Yaml);

        var destroyed = await Call.Run(project.Path, "key", "destroy", "e1", "--reason", "end of the agreement");
        var ingested = await Call.Run(project.Path, "ingest");

        Assert.True(destroyed.ExitCode == 0, destroyed.Said);
        Assert.False(File.Exists(project.Below("secrets", "pseudonym.key")));
        Assert.Contains("end of the agreement", File.ReadAllText(project.Below("register", "key-e1-destroyed.txt")), StringComparison.Ordinal);
        Assert.True(ingested.ExitCode == 0, ingested.Said);
    }

    private static async Task<TemporaryFolder> Rotated(string yaml)
    {
        var project = await Ingested(yaml);
        var rotated = await Call.Run(project.Path, "key", "rotate", "--from", "2025-08-08", "--force");
        Assert.True(rotated.ExitCode == 0, rotated.Said);
        var week = File.ReadAllText(project.Below("inbox", "events", "week.csv"));
        project.Write("inbox/events/later.csv", week.Replace(",2025-08-0", ",2025-08-1", StringComparison.Ordinal));
        var ingested = await Call.Run(project.Path, "ingest");
        Assert.True(ingested.ExitCode == 0, ingested.Said);
        return project;
    }

    private static async Task<TemporaryFolder> Ingested(string yaml)
    {
        var project = SmallProject.Create(yaml);
        var ingested = await Call.Run(project.Path, "ingest");
        Assert.True(ingested.ExitCode == 0, ingested.Said);
        return project;
    }
}
