using Tideline.Projects.Lake;

namespace Tideline.Ingest.Tests;

/// <summary>Days of which retention deleted events.</summary>
public sealed class DeletedEventsTests
{
    [Fact]
    public void Late_rows_of_such_a_day_are_rejected_and_rows_of_other_days_are_kept()
    {
        using var project = WithDeletedDay();
        project.Write("inbox/events/late.csv", $"{TemporaryProject.Header}\n923001234568,2025-08-15 11:00:00,A1\n923001234568,2025-08-16 11:00:00,A1\n");

        var accepted = Assert.Single(project.Ingest().Accepted);

        Assert.Equal((1, 1), (accepted.RowsKept, accepted.Rejected["events_deleted"]));
        Assert.Equal(["2025-08-16|1"], project.Query("select local_day, count(*) from t group by local_day"));
    }

    [Fact]
    public void The_file_itself_is_known_and_skipped_when_it_comes_again()
    {
        using var project = WithDeletedDay();

        Assert.Single(project.Ingest().Skipped);
    }

    [Fact]
    public void A_part_that_its_record_says_is_deleted_is_removed_by_the_next_writer()
    {
        using var project = WithDeletedDay();
        var part = Path.Combine(project.Folder.Lake, FileCatalogue.Read(project.Folder).Files.Single().Parts.Single());
        File.WriteAllText(part, "left by a sweep that was killed");

        project.Ingest();

        Assert.False(File.Exists(part));
    }

    private static TemporaryProject WithDeletedDay()
    {
        var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", $"{TemporaryProject.Header}\n923001234567,2025-08-15 10:00:00,A1\n");
        project.Ingest();
        var file = FileCatalogue.Read(project.Folder).Files.Single();
        FileCatalogue.Commit(project.Folder, file with { DeletedParts = file.Parts });
        File.Delete(Path.Combine(project.Folder.Lake, file.Parts.Single()));
        return project;
    }
}
