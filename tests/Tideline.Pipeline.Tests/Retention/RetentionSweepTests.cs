using NodaTime;
using Tideline.Domain;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Retention;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Tests.Retention;

/// <summary>What is older than its rule goes, is recorded, and is proved to be gone.</summary>
public sealed class RetentionSweepTests
{
    private static readonly RetentionRules Kept = new(1000, 1000, 1000, 1000);

    [Theory]
    [InlineData(3, 11, 7)]
    [InlineData(10, 11, 0)]
    [InlineData(0, 11, 10)]
    public void Events_of_days_before_today_less_the_rule_are_due(int days, int today, int due)
    {
        using var project = new HeldProject();

        var plan = project.Sweep.Plan(Kept with { EventsDays = days }, new LocalDate(2026, 6, today));

        Assert.Equal(due, plan.Due.Count(i => i.Table == "events"));
        Assert.Equal(due, plan.Due.Count(i => i.Table == "rejects"));
    }

    [Fact]
    public void What_is_due_goes_and_what_is_not_stays()
    {
        using var project = new HeldProject();

        project.Apply(Kept with { EventsDays = 3 }, june: 11);

        Assert.Equal(
            ["lake/events/local_day=2026-06-08", "lake/events/local_day=2026-06-09", "lake/events/local_day=2026-06-10"],
            project.Files("lake/events").Select(f => Path.GetDirectoryName(f)!.Replace('\\', '/')));
        Assert.Equal(3, project.Files("lake/rejects").Count);
        Assert.Equal(40, project.Files("lake/steps").Count);
        Assert.Equal(3, Directory.GetDirectories(project.Folder.Events).Length);
    }

    [Fact]
    public void The_records_say_whose_events_are_gone_and_still_name_them()
    {
        using var project = new HeldProject();

        project.Apply(Kept with { EventsDays = 3 }, june: 11);

        var catalogue = FileCatalogue.Read(project.Folder);
        Assert.Equal(Enumerable.Range(0, 7).Select(n => HeldProject.First.PlusDays(n)), catalogue.DeletedDays.Order());
        Assert.Equal(10, catalogue.Days.Count);
        Assert.Single(catalogue.PartsOf(HeldProject.First));
        Assert.All(catalogue.Parts, part => Assert.True(File.Exists(part)));
        Assert.Equal(3, catalogue.Parts.Count);
    }

    [Fact]
    public void Tables_about_subscribers_go_by_their_own_rule_also_one_that_no_step_makes_any_more()
    {
        using var project = new HeldProject();

        project.Apply(Kept with { SubscriberDays = 3, EventsDays = 3 }, june: 11);

        Assert.Equal(
            [("cell_day", 10), ("of_an_earlier_version", 3), ("subscriber_day", 3), ("trip", 3)],
            project.Files("lake/steps").GroupBy(f => f.Split('/')[2]).Select(g => (g.Key, g.Count())));
        Assert.True(File.Exists(Path.Combine(project.Folder.Root, "lake/cubes/flood.csv")));
    }

    [Fact]
    public void Figures_that_a_run_writes_anew_are_as_old_as_their_writing()
    {
        using var project = new HeldProject();
        var rules = Kept with { CubesDays = 3 };

        project.Apply(rules, june: 14);
        Assert.Equal(2, project.Files("lake/cubes").Count + project.Files("reports").Count);

        project.Apply(rules, june: 15);
        Assert.Empty(Files(project, "lake/cubes").Concat(Files(project, "lake/contributors")).Concat(Files(project, "reports")));
        Assert.False(File.Exists(project.Folder.Alarms));
    }

    [Fact]
    public void What_a_killed_run_left_is_due_after_a_day()
    {
        using var project = new HeldProject();

        Assert.DoesNotContain(project.Sweep.Plan(Kept, new(2026, 6, 12)).Due, i => i.Table == "tmp");
        Assert.Contains(project.Sweep.Plan(Kept, new(2026, 6, 13)).Due, i => i.Table == "tmp");
    }

    [Fact]
    public void A_landing_file_goes_so_many_days_after_it_was_loaded_whole()
    {
        using var project = new HeldProject();
        File.Delete(Path.Combine(project.Folder.Lake, FileCatalogue.Read(project.Folder).Files.Single(f => f.File == "inbox/0.csv").Parts[0]));
        project.Write("inbox/never_ingested.csv", "other events");

        project.Apply(Kept with { LandingFilesDays = 5 }, june: 11);

        // Loaded on 2 to 11 June; the first day's part is not in the lake.
        Assert.Equal(
            ["inbox/0.csv", "inbox/4.csv", "inbox/5.csv", "inbox/6.csv", "inbox/7.csv", "inbox/8.csv", "inbox/9.csv", "inbox/never_ingested.csv"],
            project.Files("inbox"));
    }

    [Fact]
    public void A_landing_file_whose_events_retention_deleted_still_counts_as_loaded()
    {
        using var project = new HeldProject();

        project.Apply(Kept with { EventsDays = 0, LandingFilesDays = 5 }, june: 11);

        Assert.DoesNotContain("inbox/0.csv", project.Files("inbox"));
    }

    [Fact]
    public void A_landing_file_is_shown_by_what_an_ingest_saw_and_deleted_by_its_bytes()
    {
        using var project = new HeldProject();
        var file = new FileInfo(Path.Combine(project.Folder.Root, "inbox/0.csv"));
        var record = FileCatalogue.Read(project.Folder).Files.Single(f => f.File == "inbox/0.csv");
        SeenFiles.Read(project.Folder).Keep([(record.File, file.Length, file.LastWriteTimeUtc.Ticks, record.Sha256)]);
        var written = file.LastWriteTimeUtc;
        project.Write("inbox/0.csv", "events of day ?");
        File.SetLastWriteTimeUtc(file.FullName, written);
        var rules = Kept with { LandingFilesDays = 5 };

        Assert.Contains(project.Sweep.Plan(rules, new(2026, 6, 11)).Due, i => i.Path == "inbox/0.csv");
        project.Apply(rules, june: 11);

        Assert.Contains("inbox/0.csv", project.Files("inbox"));
        Assert.DoesNotContain("inbox/1.csv", project.Files("inbox"));
    }

    [Fact]
    public void Files_outside_the_project_are_the_operators_own()
    {
        using var project = new HeldProject();
        using var other = new HeldProject();
        var configuration = project.Configuration with
        {
            Inputs = project.Configuration.Inputs with { Events = [project.Configuration.Inputs.Events[0] with { Files = Path.Combine(other.Folder.Root, "inbox/*.csv") }] },
        };

        var plan = new RetentionSweep(project.Folder, configuration, null, SystemClock.Instance).Plan(Kept with { LandingFilesDays = 0 }, new(2026, 6, 20));

        Assert.DoesNotContain(plan.Due, i => i.Class == RetentionClass.LandingFiles);
    }

    [Fact]
    public void What_goes_is_recorded_by_count_days_and_hash_before_it_goes()
    {
        using var project = new HeldProject();

        project.Apply(Kept with { EventsDays = 3, SubscriberDays = 3 }, june: 11);

        var entries = project.Sweep.Entries;
        Assert.Equal(
            ["events", "rejects", "of_an_earlier_version", "subscriber_day", "trip", null],
            entries.Select(e => e.Table));
        Assert.All(entries.SkipLast(1), e => Assert.Equal((RetentionEvent.Begun, 7, "2026-06-01/2026-06-07"), (e.Event, e.Files, Assert.Single(e.Days!))));
        Assert.Equal(RetentionEvent.Finished, entries[^1].Event);
        Assert.All(entries.SkipLast(1), e => Assert.Equal(64, e.Sha256!.Length));
        Assert.DoesNotContain("events of day", File.ReadAllText(Path.Combine(project.Folder.Register, "retention.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_due_nothing_is_written()
    {
        using var project = new HeldProject();

        project.Apply(Kept, june: 11);

        Assert.False(Directory.Exists(project.Folder.Register));
    }

    [Fact]
    public void A_sweep_that_was_cut_short_is_finished_by_the_next()
    {
        using var project = new HeldProject();
        var rules = Kept with { EventsDays = 3, SubscriberDays = 3 };
        using (var stop = new CancellationTokenSource())
        {
            stop.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => project.Sweep.Apply(rules, new(2026, 6, 11), stop.Token));
        }

        Assert.Equal(RetentionEvent.Begun, project.Sweep.Entries[^1].Event);
        Assert.Equal(7, FileCatalogue.Read(project.Folder).DeletedDays.Count);

        project.Apply(rules, june: 11);

        Assert.Equal(RetentionEvent.Finished, project.Sweep.Entries[^1].Event);
        Assert.Empty(project.Sweep.Plan(rules, new(2026, 6, 11)).Due);
        Assert.Equal(3, project.Files("lake/events").Count);
    }

    [Fact]
    public void Proof_finds_a_file_that_was_put_back_and_one_that_no_rule_knows()
    {
        using var project = new HeldProject();
        var rules = Kept with { EventsDays = 3 };
        project.Apply(rules, june: 11);
        Assert.Equal((0, 0), Left(project, rules));

        project.Write("lake/events/local_day=2026-06-02/put_back.parquet", "events");
        project.Write("lake/steps/subscriber_day/notes.txt", "?");

        Assert.Equal((1, 1), Left(project, rules));
    }

    [Fact]
    public void A_register_that_was_changed_stops_the_sweep()
    {
        using var project = new HeldProject();
        project.Apply(Kept with { EventsDays = 3 }, june: 11);
        var file = Path.Combine(project.Folder.Register, "retention.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"files\":7", "\"files\":6", StringComparison.Ordinal));

        Assert.Throws<EngineException>(() => project.Apply(Kept with { EventsDays = 2 }, june: 11));

        Assert.Equal(3, project.Files("lake/events").Count);
    }

    [Fact]
    public void Every_daily_table_stands_in_the_list_that_retention_goes_by()
    {
        var declared = typeof(DailyTable).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<DailyTable>().Where(t => t != DailyTable.EventPart);

        Assert.Equal(declared.Select(t => t.Step).Order(StringComparer.Ordinal), DailyTable.All.Select(t => t.Step).Order(StringComparer.Ordinal));
    }

    private static (int Due, int Unknown) Left(HeldProject project, RetentionRules rules)
    {
        var plan = project.Sweep.Plan(rules, new(2026, 6, 11));
        return (plan.Due.Count, plan.Unknown.Count);
    }

    private static IEnumerable<string> Files(HeldProject project, string folder) =>
        Directory.Exists(Path.Combine(project.Folder.Root, folder)) ? project.Files(folder) : [];
}
