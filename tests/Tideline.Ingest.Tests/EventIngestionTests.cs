using Tideline.Projects.Lake;

namespace Tideline.Ingest.Tests;

public sealed class EventIngestionTests
{
    private const string Header = TemporaryProject.Header;

    [Fact]
    public void Rows_become_sorted_pseudonymised_parts_by_local_day()
    {
        using var project = new TemporaryProject();
        project.WriteGzip(
            "inbox/events/a.csv.gz",
            $"{Header}\n923001234567,2025-08-15 04:59:59,A1\n923001234567,2025-08-15 05:00:00,B2\n923007654321,2025-08-15 23:00:00.9,A1\n");

        var summary = project.Ingest();

        Assert.Equal((1, 3L, 3L), (summary.Accepted.Count, summary.RowsIn, summary.RowsKept));
        Assert.Equal(
            ["2025-08-14|2025-08-14 23:59:59|86399|A1", "2025-08-15|2025-08-15 00:00:00|0|B2", "2025-08-15|2025-08-15 18:00:00|64800|A1"],
            project.Query("select local_day, \"at\"::varchar, local_second, cell from t order by \"at\""));
        Assert.Equal(["UBIGINT|TIMESTAMP|INTEGER|VARCHAR"], project.Query("select distinct typeof(subscriber), typeof(\"at\"), typeof(local_second), typeof(cell) from t"));
        Assert.Equal(["2"], project.Query("select count(distinct subscriber) from t"));
    }

    [Fact]
    public void A_part_is_sorted_by_subscriber_then_time_then_cell()
    {
        using var project = new TemporaryProject();
        var rows = Enumerable.Range(0, 300).Select(i => $"9230000{i * 37 % 20:00000},2025-08-15 {6 + (i * 7 % 12):00}:{i % 60:00}:{i / 60:00},{(i % 2 == 0 ? "A1" : "B2")}");
        project.Write("inbox/events/a.csv", $"{Header}\n{string.Join('\n', rows)}");

        project.Ingest();

        var stored = project.Query("select printf('%020d %s %s', subscriber::hugeint, \"at\"::varchar, cell) from t");
        Assert.Equal(stored.Order(StringComparer.Ordinal), stored);
        Assert.Equal(300, stored.Count);
    }

    [Fact]
    public void A_file_too_big_for_memory_gives_the_same_parts()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => $"9230000{i * 37 % 20:00000},2025-{(i % 90 == 0 ? "10-26 02" : "08-15 10")}:{i * 11 % 60:00}:{i * 7 % 60:00},{(i % 3 == 0 ? "A1" : i % 3 == 1 ? "B2" : "Z9")}");
        var text = $"{Header}\n{string.Join('\n', rows)}";
        const string Feed = "      maximum_duplicates: 1";
        using var small = new TemporaryProject(Feed, "Europe/Madrid");
        using var big = new TemporaryProject(Feed, "Europe/Madrid");
        small.Write("inbox/events/a.csv", text);
        big.Write("inbox/events/a.csv", text);
        big.Write("secrets/pseudonym.key", new string('7', 64));
        small.Write("secrets/pseudonym.key", new string('7', 64));

        var inMemory = Assert.Single(small.Ingest().Accepted);
        var spilled = Assert.Single(big.Run(TemporaryProject.Options with { RowsInMemory = 100 }, new Progress<IngestProgress>(), TestContext.Current.CancellationToken).Accepted);

        Assert.True(inMemory is { Duplicates: > 0, AmbiguousTimes: > 0 });
        Assert.Equivalent(inMemory, spilled, strict: true);
        const string Stored = "select local_day, subscriber, \"at\"::varchar, local_second, cell from t";
        Assert.Equal(small.Query(Stored), big.Query(Stored));
    }

    [Fact]
    public void All_written_forms_of_a_number_are_one_subscriber()
    {
        using var project = new TemporaryProject();
        string[] forms = ["923001234567", "+923001234567", "00923001234567", "03001234567", "3001234567", "+92 300 123-4567", "0300 1234567", "923001234567.0"];
        project.Write("inbox/events/a.csv", $"{Header}\n{string.Join('\n', forms.Select((f, i) => $"{f},2025-08-15 10:00:{i:00},A1"))}\n");

        Assert.Equal(forms.Length, project.Ingest().RowsKept);
        Assert.Equal(["1"], project.Query("select count(distinct subscriber) from t"));
    }

    [Fact]
    public void A_file_with_known_content_is_skipped_and_reported()
    {
        using var project = new TemporaryProject();
        var text = $"{Header}\n923001234567,2025-08-15 10:00:00,A1\n";
        project.Write("inbox/events/a.csv", text);
        project.Ingest();
        project.Write("inbox/events/copy.csv", text);
        project.Write("inbox/events/new.csv", $"{Header}\n923001234567,2025-08-16 10:00:00,A1\n");

        var summary = project.Ingest();

        Assert.Equal(["inbox/events/a.csv", "inbox/events/copy.csv"], summary.Skipped);
        Assert.Equal(["inbox/events/new.csv"], summary.Accepted.Select(f => f.File));
        Assert.False(summary.NothingAcceptedThoughOffered);
        Assert.Equal(["2"], project.Query("select count(*) from t"));
    }

    [Fact]
    public void Of_new_files_with_the_same_content_the_first_by_name_is_accepted()
    {
        using var project = new TemporaryProject();
        foreach (var day in Enumerable.Range(10, 20))
        {
            var text = $"{Header}\n923001234567,2025-08-{day} 10:00:00,A1{new string('\n', day)}";
            project.Write($"inbox/events/{day}-a.csv", text);
            project.Write($"inbox/events/{day}-b.csv", text);
        }

        var summary = project.Ingest();

        Assert.Equal(Enumerable.Range(10, 20).Select(day => $"inbox/events/{day}-a.csv"), summary.Accepted.Select(f => f.File));
        Assert.Equal(Enumerable.Range(10, 20).Select(day => $"inbox/events/{day}-b.csv"), summary.Skipped);
    }

    [Fact]
    public void A_known_file_is_not_read_again_until_it_changes()
    {
        using var project = new TemporaryProject();
        var path = project.Write("inbox/events/a.csv", $"{Header}\n923001234567,2025-08-15 10:00:00,A1\n");
        var written = File.GetLastWriteTimeUtc(path);
        project.Ingest();

        // As long as before, and with the time of before, so that only its bytes could tell.
        project.Write("inbox/events/a.csv", $"{Header}\n923001234567,2025-08-16 11:00:00,A1\n");
        File.SetLastWriteTimeUtc(path, written);
        Assert.Equal(["inbox/events/a.csv"], project.Ingest().Skipped);

        File.SetLastWriteTimeUtc(path, written.AddSeconds(1));
        Assert.Equal(["inbox/events/a.csv"], project.Ingest().Accepted.Select(f => f.File));
        Assert.Equal(["2"], project.Query("select count(*) from t"));
    }

    [Fact]
    public void What_is_not_known_of_seen_files_is_found_out_again()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", $"{Header}\n923001234567,2025-08-15 10:00:00,A1\n");
        project.Ingest();
        project.Write("lake/seen.json", "{ torn");

        Assert.Equal(["inbox/events/a.csv"], project.Ingest().Skipped);
    }

    [Fact]
    public void Each_rejected_row_is_written_with_its_first_reason()
    {
        using var project = new TemporaryProject();
        project.Write(
            "inbox/events/a.csv",
            $"""
            {Header}
            923001234567,2025-08-15 10:00:00,A1
            ,2025-08-15 10:00:00,A1
            12,2025-08-15 10:00:00,A1
            923001234567,,A1
            923001234567,2025-08-15T10:00:00,A1
            923001234567,2025-02-30 10:00:00,A1
            923001234567,1970-01-01 10:00:00,A1
            923001234567,2031-01-01 10:00:00,A1
            923001234567,2025-08-15 10:00:00,
            923001234567,2025-08-15 10:00:00,Z9
            923001234567,2025-08-25 10:00:00,C3
            923001234567,2025-08-15 10:00:00
            "923001234567,2025-08-15 10:00:00,A1
            923001234567,2025-08-15 11:00:00,C3
            """);

        var file = Assert.Single(project.Ingest().Accepted);

        Assert.Equal((14, 2, 0), (file.RowsIn, file.RowsKept, file.Duplicates));
        Assert.Equal(
            [
                "2|subscriber|null_subscriber", "3|subscriber|bad_subscriber", "4|timestamp|null_timestamp", "5|timestamp|bad_timestamp",
                "6|timestamp|bad_timestamp", "7|timestamp|outside_period", "8|timestamp|outside_period", "9|cell|null_cell",
                "10|cell|unknown_cell", "11|cell|cell_not_valid_on_day", "12||malformed_row", "13||malformed_row",
            ],
            project.Query("select \"row\", column_name, reason from t order by \"row\"", "rejects"));
        Assert.Equal(["inbox/events/a.csv"], project.Query("select distinct file from t", "rejects"));
        Assert.Equal(12, file.Rejected.Values.Sum());
    }

    [Fact]
    public void The_record_says_how_many_rows_each_day_has_and_how_late_it_goes()
    {
        using var project = new TemporaryProject();
        project.Write(
            "inbox/events/a.csv",
            $"{Header}\n923001234567,2025-08-15 05:00:10,A1\n923001234567,2025-08-15 06:00:00,A1\n923001234567,2025-08-16 04:00:00,A1\n923001234567,2025-08-16 05:00:00,A1\n");

        project.Ingest();

        var catalogue = FileCatalogue.Read(project.Folder);
        var file = Assert.Single(catalogue.Accepted);
        Assert.Equal([(new(2025, 8, 15), 3L), (new(2025, 8, 16), 1L)], file.RowsByDay.OrderBy(d => d.Key).Select(d => (d.Key, d.Value)));
        Assert.Equal(23 * 3600, file.LastSecondByDay[new(2025, 8, 15)]);
        Assert.Equal([new(2025, 8, 15), new(2025, 8, 16)], catalogue.Days);
        Assert.All(catalogue.Parts, part => Assert.True(File.Exists(part)));
        Assert.Single(catalogue.PartsOf(new(2025, 8, 16)));
    }

    [Fact]
    public void Times_that_a_clock_change_doubled_or_skipped_are_counted()
    {
        using var project = new TemporaryProject(timeZone: "Europe/Madrid");
        project.Write(
            "inbox/events/a.csv",
            $"{Header}\n923001234567,2025-10-26 02:30:00,A1\n923001234567,2025-03-30 02:30:00,A1\n923001234567,2025-06-01 12:00:00,A1\n");

        var file = Assert.Single(project.Ingest().Accepted);

        Assert.Equal((1, 1), (file.AmbiguousTimes, file.SkippedTimes));
        Assert.Equal(
            ["2025-03-30 01:30:00", "2025-06-01 10:00:00", "2025-10-26 00:30:00"], project.Query("select \"at\"::varchar from t order by \"at\""));
    }

    [Fact]
    public void Progress_tells_files_and_bytes_done()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", $"{Header}\n923001234567,2025-08-15 10:00:00,A1\n");
        project.Write("inbox/events/b.csv", $"{Header}\n923001234567,2025-08-16 10:00:00,A1\n");

        project.Ingest();

        Assert.Equal((2, 2, 2L), (project.Progress[^1].FilesDone, project.Progress[^1].FilesTotal, project.Progress[^1].RowsKept));
        Assert.Equal(project.Progress[^1].BytesTotal, project.Progress[^1].BytesDone);
    }
}
