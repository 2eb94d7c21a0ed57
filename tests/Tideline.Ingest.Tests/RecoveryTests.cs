using Tideline.Domain;
using Tideline.Projects.Lake;

namespace Tideline.Ingest.Tests;

public sealed class RecoveryTests
{
    private static string Day(int day) => $"{TemporaryProject.Header}\n923001234567,2025-08-{day:00} 10:00:00,A1\n923001234568,2025-08-{day:00} 10:00:00,Z9\n";

    [Fact]
    public void A_cancelled_run_leaves_whole_files_and_the_next_run_continues()
    {
        using var project = new TemporaryProject();
        for (var day = 1; day <= 9; day++)
        {
            project.Write($"inbox/events/{day}.csv", Day(day));
        }

        using var stop = new CancellationTokenSource();
        var progress = new AfterFile(3, stop.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => project.Run(TemporaryProject.Options with { Parallelism = 1 }, progress, stop.Token));
        var committed = FileCatalogue.Read(project.Folder);

        Assert.Equal(3, committed.Files.Count);
        Assert.Equal(committed.Parts, project.FilesBelow(project.Folder.Events));

        var summary = project.Ingest();

        Assert.Equal((3, 6), (summary.Skipped.Count, summary.Accepted.Count));
        Assert.Equal(["9"], project.Query("select count(*) from t"));
    }

    [Fact]
    public void What_a_killed_run_left_is_removed_before_the_next()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", Day(1));
        project.Ingest();
        var orphan = project.Write("lake/events/local_day=2025-08-02/0123456789abcdef.parquet", "half");
        var reject = project.Write("lake/rejects/0123456789abcdef.parquet", "half");
        var record = project.Write("lake/files/0123.json.tmp", "half");
        var staged = project.Write("lake/tmp/ingest/0123456789abcdef/rejects.parquet", "half");
        // No system gives out so high an id.
        var aside = project.Write("lake/tmp/subscriber_day-2147483647/local_day=2025-08-01/data_0.parquet", "half");
        var ofReader = project.Write($"lake/tmp/plan-{Environment.ProcessId}/lake/events/part.parquet", "whole");

        project.Ingest();

        Assert.All([orphan, reject, record, staged, aside], path => Assert.False(File.Exists(path)));
        Assert.True(File.Exists(ofReader));
        Assert.Single(project.FilesBelow(project.Folder.Events));
        Assert.Single(project.FilesBelow(project.Folder.Rejects));
        Assert.Equal(["1"], project.Query("select count(*) from t"));
    }

    [Fact]
    public void A_second_writer_is_refused_and_the_first_goes_on()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", Day(1));
        using (LakeWriter.Open(project.Folder))
        {
            var refused = Assert.Throws<EngineException>(() => project.Ingest());
            Assert.Contains("writer.lock", refused.Message, StringComparison.Ordinal);
        }

        Assert.Single(project.Ingest().Accepted);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_and_those_before_it_stay()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", Day(1));
        File.CreateSymbolicLink(Path.Combine(project.Folder.Root, "inbox/events/2.csv"), Path.Combine(project.Folder.Root, "gone.csv"));

        var refused = Assert.Throws<EngineException>(
            () => project.Run(TemporaryProject.Options with { Parallelism = 1 }, new AfterFile(99, () => { }), TestContext.Current.CancellationToken));

        Assert.Contains("inbox/events/2.csv", refused.Message, StringComparison.Ordinal);
        Assert.Single(FileCatalogue.Read(project.Folder).Accepted);
    }

    [Fact]
    public void A_part_that_cannot_be_written_is_a_storage_failure_that_names_the_file()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", Day(1));
        project.Write("lake/events", "a file where the folder should be");

        var failure = Assert.Throws<EngineException>(() => project.Ingest());

        Assert.Contains("inbox/events/1.csv", failure.Message, StringComparison.Ordinal);
        Assert.Empty(FileCatalogue.Read(project.Folder).Files);
    }

    [Fact]
    public void No_offered_file_is_an_input_fault()
    {
        using var project = new TemporaryProject();

        Assert.Equal(3, Assert.Throws<InputRefusedException>(() => project.Ingest()).ExitCode);
    }

    private sealed class AfterFile(int files, Action act) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            if (value.FilesDone == files)
            {
                act();
            }
        }
    }
}
