using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>Retention of a project that was ingested and run, by the real program. Events end on 12 October 2025.</summary>
public sealed class RetentionTests(World world)
{
    private const string AsOf = "2025-10-12";

    // Events of 30 days, so that the emergency's history is in kept tables alone.
    private const string Rules = "\nretention: { events_days: 30, subscriber_days: 36000, cubes_days: 36000, landing_files_days: 36000 }\n";

    [Fact]
    public async Task Without_rules_the_defaults_are_shown_and_nothing_can_be_deleted()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake");

        var shown = await Call.Run(copy.Path, "retention", "--as-of", AsOf);
        var refused = await Call.Run(copy.Path, "retention", "--apply");

        Assert.True(shown.ExitCode == 0, shown.Said);
        Assert.Contains("events 90 days, subscriber tables 400, figures 730, landing files 7 (defaults", shown.Output, StringComparison.Ordinal);
        Assert.True(refused.ExitCode == 2, refused.Said);
        Assert.Contains("off; by the defaults", (await Call.Run(copy.Path, "doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_commands_leave_in_lake_and_reports_stands_in_a_rule()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake", "reports", "releases", "truth");
        foreach (var command in (string[])["compare", "evaluate"])
        {
            var ended = await Call.RunWith(copy.Path, world.KeyFile, command);
            Assert.True(ended.ExitCode == 0, ended.Said);
        }

        using var plan = JsonDocument.Parse((await Call.Run(copy.Path, "retention", "--as-of", "2999-01-01", "--json")).Output);

        Assert.Empty(plan.RootElement.GetProperty("unknown").EnumerateArray().Select(f => f.GetString()));
        var due = plan.RootElement.GetProperty("due").EnumerateArray().ToLookup(t => t.GetProperty("class").GetString(), t => t.GetProperty("table").GetString());
        Assert.Equal(["device", "month_home", "month_profile", "subscriber_day", "trip"], due["subscriber_tables"].Where(t => t != "tmp"));
        Assert.Equal(
            Directory.GetDirectories(copy.Below("lake", "steps")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal),
            due["subscriber_tables"].Concat(due["cubes"]).Where(t => t is not ("tmp" or "cubes" or "contributors" or "alarms.csv" or "reports")).Order(StringComparer.Ordinal));
        Assert.Equal(["events", "rejects"], due["events"]);
    }

    [Fact]
    public async Task A_run_after_the_events_are_gone_gives_the_same_figures_and_proof_holds_until_something_comes_back()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake");
        File.AppendAllText(copy.Below("project.yaml"), Rules);
        var unproved = await Call.Run(copy.Path, "retention", "--prove", "--as-of", AsOf);
        Assert.True(unproved.ExitCode == 4, unproved.Said);
        var kept = Folders.Bytes(copy.Below("lake", "steps", "subscriber_day"));
        var part = Directory.EnumerateFiles(copy.Below("lake", "events"), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(part);

        var applied = await Call.Run(copy.Path, "retention", "--apply", "--prove", "--as-of", AsOf);

        Assert.True(applied.ExitCode == 0, applied.Said);
        Assert.Equal(31, Directory.GetDirectories(copy.Below("lake", "events")).Length);

        // By today's clock all events are past their time, so that the run deletes the rest too; its tables are kept.
        var ran = await Call.RunWith(copy.Path, world.KeyFile, "run");
        Assert.True(ran.ExitCode == 0, ran.Said);
        Assert.Empty(Folders.Files(copy.Below("lake", "events")));
        Assert.Equal(kept, Folders.Bytes(copy.Below("lake", "steps", "subscriber_day")));
        Assert.Equal(
            File.ReadAllText(Observation.FileOf(world.Release)),
            File.ReadAllText(Observation.FileOf(Directory.GetDirectories(copy.Below("releases")).Single())));

        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        File.WriteAllBytes(part, bytes);
        var broken = await Call.Run(copy.Path, "retention", "--prove", "--as-of", AsOf);
        Assert.True(broken.ExitCode == 4, broken.Said);
    }

    [Fact]
    public async Task Where_the_cells_change_days_without_events_are_left_out_and_never_empty()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake");
        File.AppendAllText(copy.Below("project.yaml"), Rules);
        var applied = await Call.Run(copy.Path, "retention", "--apply");
        Assert.True(applied.ExitCode == 0, applied.Said);
        File.AppendAllText(copy.Below("reference", "cells.csv"), "new-cell,67.5,25.5,,\n");

        var ran = await Call.RunWith(copy.Path, world.KeyFile, "run");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("were deleted by retention", ran.Error, StringComparison.Ordinal);
    }
}
