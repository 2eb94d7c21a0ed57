namespace Tideline.EndToEnd.Tests;

/// <summary>Faults end with their exit code and a message that names what to mend.</summary>
public sealed class ExitCodeTests(World world)
{
    private const string Population = "\n  areas: reference/areas.geojson\n  population: reference/population.csv";

    [Theory]
    [InlineData("inggest")]
    [InlineData("run", "--fast")]
    [InlineData("generate")]
    [InlineData("demo", "--seed", "many")]
    public async Task Wrong_use_is_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == 2, ended.Said);
        Assert.Contains("--help", ended.Error, StringComparison.Ordinal);
        Assert.Empty(Folders.Files(folder.Path));
    }

    [Theory]
    [InlineData("--time-zone", "No/Where")]
    [InlineData("--calling-code", "+92")]
    public async Task A_new_project_with_a_setting_that_no_command_could_read_is_2(string option, string value)
    {
        using var folder = new TemporaryFolder();
        await Refused(folder, 2, value, "init", "new", option, value);
        Assert.Empty(Folders.Files(folder.Path));
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("run")]
    [InlineData("doctor")]
    [InlineData("evaluate")]
    public async Task A_folder_without_configuration_is_2(string verb)
    {
        using var folder = new TemporaryFolder();
        await Refused(folder, 2, "project.yaml", verb);
    }

    [Fact]
    public async Task An_unknown_key_is_2_and_names_the_nearest()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml.Replace("time_zone", "time_zon", StringComparison.Ordinal));
        var ended = await Refused(folder, 2, "time_zon", "ingest");
        Assert.Contains("time_zone", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_table_of_cells_is_3()
    {
        using var folder = SmallProject.Create();
        File.Delete(folder.Below("reference", "cells.csv"));
        await Refused(folder, 3, "cells.csv", "ingest");
    }

    [Fact]
    public async Task Only_bad_files_are_3_and_nothing_is_kept_of_them()
    {
        using var folder = SmallProject.Create();
        folder.Write("inbox/events/week.csv", "who,when,where\n923001234567,2025-08-01 10:00:00,A1\n");
        var ended = await Call.Run(folder.Path, "ingest");
        Assert.True(ended.ExitCode == 3, ended.Said);
        Assert.Contains("missing_columns", ended.Output, StringComparison.Ordinal);
        Assert.Empty(Folders.Files(folder.Below("lake", "events")));
    }

    [Fact]
    public async Task Running_before_ingesting_is_3()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + Population + SmallProject.Emergency);
        await Refused(folder, 3, "tideline ingest", "run");
    }

    [Fact]
    public async Task Without_areas_ingest_works_and_run_is_2()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + SmallProject.Emergency);
        Assert.Equal(0, (await Call.Run(folder.Path, "ingest")).ExitCode);
        Assert.True(File.Exists(folder.Below("reports", "quality.json")));
        await Refused(folder, 2, "inputs.areas", "run");
    }

    [Fact]
    public async Task Areas_without_population_are_2_for_run_alone()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + "\n  areas: reference/areas.geojson" + SmallProject.Emergency);
        Assert.Equal(0, (await Call.Run(folder.Path, "ingest")).ExitCode);
        await Refused(folder, 2, "inputs.population", "run");
    }

    [Fact]
    public async Task Areas_that_overlap_are_3()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + Population);
        folder.Write("reference/areas.geojson", SmallProject.Areas(67.3));
        await Refused(folder, 3, "overlap", "ingest");
    }

    [Fact]
    public async Task No_emergency_is_2_for_run()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + Population);
        await Refused(folder, 2, "emergencies", "run");
    }

    [Fact]
    public async Task An_onset_too_early_for_a_reference_location_is_3()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + Population + SmallProject.Emergency);
        Assert.Equal(0, (await Call.Run(folder.Path, "ingest")).ExitCode);
        await Refused(folder, 3, "flood-1", "run");
    }

    [Theory]
    [InlineData("2024-08-26")]
    [InlineData("2026-08-26")]
    public async Task An_onset_outside_the_data_is_3(string onset)
    {
        using var copy = world.Copy("project.yaml", "reference", "lake");
        var yaml = File.ReadAllLines(copy.Below("project.yaml"))
            .Where(l => !l.TrimStart().StartsWith("evacuation_starts:", StringComparison.Ordinal) && !l.TrimStart().StartsWith("ends:", StringComparison.Ordinal))
            .Select(l => l.Replace("onset: 2025-08-26", $"onset: {onset}", StringComparison.Ordinal));
        File.WriteAllLines(copy.Below("project.yaml"), yaml);
        var ended = await Call.RunWith(copy.Path, world.KeyFile, "run");
        Assert.True(ended.ExitCode == 3, ended.Said);
        Assert.Contains(onset, ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(copy.Below("releases")));

        // Before an emergency, where people would go is told; after all data, there is nothing to tell it from.
        var told = copy.Below("reports", "destinations", "flood-2025.csv");
        Assert.Equal(onset.StartsWith("2026", StringComparison.Ordinal), File.Exists(told));
        Assert.Equal(File.Exists(told), ended.Error.Contains("flood-2025.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_in_use_is_not_overwritten_by_a_demo()
    {
        using var folder = SmallProject.Create();
        var before = Folders.Bytes(folder.Path);
        await Refused(folder, 2, folder.Path, "demo", "--subscribers", "1500", "--out", folder.Path);
        Assert.Equal(before, Folders.Bytes(folder.Path));
    }

    [Theory]
    [InlineData("--scenario", "fload")]
    [InlineData("--subscribers", "3")]
    public async Task A_demo_that_is_refused_leaves_the_earlier_one(string option, string value)
    {
        using var copy = world.Copy(".tideline-demo", "project.yaml", "reference", "secrets", "reports", "releases");
        var before = Folders.Bytes(copy.Path);
        await Refused(copy, 2, value, "demo", "--out", copy.Path, option, value);
        Assert.Equal(before, Folders.Bytes(copy.Path));
    }

    private static async Task<Ended> Refused(TemporaryFolder folder, int code, string names, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == code, ended.Said);
        Assert.Contains(names, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        return ended;
    }
}
