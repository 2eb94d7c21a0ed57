using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Lake;

namespace Tideline.Projects.Tests;

public sealed class FileCatalogueTests
{
    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        using var project = new ReferenceFolder();
        var file = Record('a', FileOutcome.Accepted);

        FileCatalogue.Commit(project.Folder, file);
        var read = Assert.Single(FileCatalogue.Read(project.Folder).Files);

        Assert.Equivalent(file, read, strict: true);
        Assert.Empty(Directory.EnumerateFiles(project.Folder.Files, "*.tmp"));
    }

    [Fact]
    public void Only_accepted_files_have_parts_and_days()
    {
        using var project = new ReferenceFolder();
        FileCatalogue.Commit(project.Folder, Record('b', FileOutcome.Accepted));
        FileCatalogue.Commit(project.Folder, Record('a', FileOutcome.Quarantined));

        var catalogue = FileCatalogue.Read(project.Folder);

        Assert.Equal(2, catalogue.Files.Count);
        Assert.Equal([new LocalDate(2025, 8, 15), new LocalDate(2025, 8, 16)], catalogue.Days);
        Assert.Equal(2, catalogue.Parts.Count);
        Assert.EndsWith("local_day=2025-08-16/bbbbbbbbbbbbbbbb.parquet", Assert.Single(catalogue.PartsOf(new LocalDate(2025, 8, 16))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_record_of_the_same_content_replaces_the_earlier()
    {
        using var project = new ReferenceFolder();
        FileCatalogue.Commit(project.Folder, Record('a', FileOutcome.Quarantined));
        FileCatalogue.Commit(project.Folder, Record('a', FileOutcome.Accepted));

        Assert.Equal(FileOutcome.Accepted, Assert.Single(FileCatalogue.Read(project.Folder).Files).Outcome);
    }

    [Fact]
    public void A_record_of_before_the_day_of_ingest_was_kept_is_read_and_came_the_day_after_its_newest_day()
    {
        var file = Record('a', FileOutcome.Accepted);
        Assert.Null(file.IngestedOn);
        using var project = new ReferenceFolder();
        FileCatalogue.Commit(project.Folder, file);
        var path = Assert.Single(Directory.GetFiles(project.Folder.Files));
        File.WriteAllText(path, string.Join('\n', File.ReadAllLines(path).Where(l => !l.Contains("ingested_on", StringComparison.Ordinal))).Replace("],\n}", "]\n}", StringComparison.Ordinal));
        Assert.DoesNotContain("ingested_on", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2025, 8, 17), Assert.Single(FileCatalogue.Read(project.Folder).Files).DeliveredOn);
    }

    [Theory]
    [InlineData(16, 17)]
    [InlineData(17, 17)]
    [InlineData(20, 20)]
    [InlineData(24, 24)]
    [InlineData(25, 17)]
    public void Rows_came_with_the_ingest_unless_it_brings_history(int ingestedOn, int deliveredOn) => Assert.Equal(
        new LocalDate(2025, 8, deliveredOn), (Record('a', FileOutcome.Accepted) with { IngestedOn = new LocalDate(2025, 8, ingestedOn) }).DeliveredOn);

    [Fact]
    public void A_damaged_record_is_a_storage_failure_that_names_it()
    {
        using var project = new ReferenceFolder();
        project.Write("lake/files/abc.json", "{");

        Assert.Contains("abc.json", Assert.Throws<EngineException>(() => FileCatalogue.Read(project.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lake_has_one_writer_at_a_time()
    {
        using var project = new ReferenceFolder();
        using (LakeWriter.Open(project.Folder))
        {
            Assert.Throws<EngineException>(() => LakeWriter.Open(project.Folder));
        }

        LakeWriter.Open(project.Folder).Dispose();
        Assert.False(Directory.Exists(Path.Combine(project.Folder.Temporary, "ingest")));
    }

    private static IngestedFile Record(char hex, FileOutcome outcome) => new(
        "inbox/events/a.csv", new string(hex, 64), 0, outcome, outcome == FileOutcome.Accepted ? null : "empty_file", "Deliver it again.",
        10, 7, 1, new Dictionary<string, long> { ["null_cell"] = 2 }, 1, 0,
        new Dictionary<LocalDate, long> { [new(2025, 8, 15)] = 3, [new(2025, 8, 16)] = 4 },
        new Dictionary<LocalDate, int> { [new(2025, 8, 15)] = 86399, [new(2025, 8, 16)] = 5 },
        [$"events/local_day=2025-08-15/{new string(hex, 16)}.parquet", $"events/local_day=2025-08-16/{new string(hex, 16)}.parquet"]);
}
