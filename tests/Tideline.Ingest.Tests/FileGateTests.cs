using System.Text;
using Tideline.Projects.Lake;

namespace Tideline.Ingest.Tests;

public sealed class FileGateTests
{
    private const string Header = TemporaryProject.Header;
    private const string Good = $"{Header}\n923001234567,2025-08-15 10:00:00,A1\n";

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "a.csv.gz", TemporaryProject.Gzip(Many(2000))[..^9], "truncated_gzip" },
        { "a.csv.gz", TemporaryProject.Gzip(Many(2000))[..^1], "truncated_gzip" },
        { "a.csv.gz", TemporaryProject.Gzip(Many(2000))[..4000], "truncated_gzip" },
        { "a.csv.gz", Damaged(), "corrupt_gzip" },
        { "a.csv", Encoding.Unicode.GetBytes("\uFEFF" + Good), "wrong_encoding" },
        { "a.csv", [], "empty_file" },
        { "a.csv", Encoding.UTF8.GetBytes(Header + "\n"), "empty_file" },
        { "a.csv", Encoding.UTF8.GetBytes("number,event_time,cell_id\n923001234567,2025-08-15 10:00:00,A1\n"), "missing_columns" },
        { "a.csv", Encoding.UTF8.GetBytes("923001234567,2025-08-15 10:00:00,A1\n"), "missing_columns" },
        { "a.csv", Encoding.UTF8.GetBytes($"{Header}\n923001234567,yesterday,A1\n"), "all_rows_rejected" },
        { "a.csv", Encoding.UTF8.GetBytes(Many(1000) + string.Join('\n', Many(1000).Split('\n')[1..12])), "duplicate_rows" },
        { "a.csv", Encoding.UTF8.GetBytes(Many(10) + string.Join('\n', Many(10).Split('\n')[1..])), "duplicate_rows" },
        { "a.csv.part", Encoding.UTF8.GetBytes(Good), "still_written" },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public void A_bad_file_is_refused_whole_with_a_reason_and_the_others_go_in(string name, byte[] bytes, string reason)
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/" + name, bytes);
        project.Write("inbox/events/good.csv", Good);

        var summary = project.Ingest();

        var bad = Assert.Single(summary.Quarantined);
        Assert.Equal((reason, FileOutcome.Quarantined), (bad.Reason, bad.Outcome));
        Assert.NotEmpty(bad.Advice!);
        Assert.Empty(bad.Parts);
        Assert.Equal("inbox/events/good.csv", Assert.Single(summary.Accepted).File);
        Assert.Single(project.FilesBelow(project.Folder.Events));
        Assert.Equal(["1"], project.Query("select count(*) from t"));
        Assert.False(summary.NothingAcceptedThoughOffered);
    }

    [Fact]
    public void Nothing_accepted_though_offered_is_told_apart_from_nothing_new()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", Header);

        Assert.True(project.Ingest().NothingAcceptedThoughOffered);

        project.Write("inbox/events/a.csv", Good);
        Assert.False(project.Ingest().NothingAcceptedThoughOffered);
        Assert.False(project.Ingest().NothingAcceptedThoughOffered);
    }

    [Fact]
    public void Missing_columns_are_named_beside_those_present()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", "number,event_time,site\n923001234567,2025-08-15 10:00:00,A1\n");

        var advice = Assert.Single(project.Ingest().Quarantined).Advice;

        Assert.Contains("'msisdn', 'cell_id'", advice, StringComparison.Ordinal);
        Assert.Contains("number, event_time, site", advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("923001234567,2025-08-15 10:00:00,A1")]
    [InlineData("a7f09be2c41d,2025-08-15 10:00:00,A1")]
    [InlineData("+92 300 1234567;x;y")]
    public void The_first_line_of_a_file_without_header_is_never_quoted(string line)
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", line + "\n");

        var advice = Assert.Single(project.Ingest().Quarantined).Advice;

        Assert.DoesNotContain(line.Split([',', ';'])[0], advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarantined_file_is_tried_again_when_the_configuration_was_mended()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", "number,event_time,cell_id\n923001234567,2025-08-15 10:00:00,A1\n");
        project.Ingest();
        var yaml = File.ReadAllText(project.Folder.ConfigurationFile);
        File.WriteAllText(project.Folder.ConfigurationFile, yaml.Replace("subscriber: msisdn,", "subscriber: number,", StringComparison.Ordinal));

        Assert.Single(project.Ingest().Accepted);
        Assert.Equal(FileOutcome.Accepted, Assert.Single(FileCatalogue.Read(project.Folder).Files).Outcome);
    }

    [Fact]
    public void Up_to_one_percent_of_duplicates_is_dropped_and_counted()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", Many(990) + string.Join('\n', Many(990).Split('\n')[1..11]));

        var file = Assert.Single(project.Ingest().Accepted);

        Assert.Equal((1000, 990, 10), (file.RowsIn, file.RowsKept, file.Duplicates));
    }

    [Fact]
    public void A_feed_that_repeats_itself_by_nature_may_say_so()
    {
        using var project = new TemporaryProject("      maximum_duplicates: 0.6");
        project.Write("inbox/events/a.csv", Many(1000) + string.Join('\n', Many(1000).Split('\n')[1..]));

        Assert.Equal(1000, Assert.Single(project.Ingest().Accepted).Duplicates);
    }

    private static string Many(int rows) =>
        $"{Header}\n{string.Concat(Enumerable.Range(0, rows).Select(i => $"92300{i * 7919 % 1_000_003:0000000},2025-08-15 {6 + (i % 12):00}:{i % 60:00}:{i * 7 % 60:00},A1\n"))}";

    private static byte[] Damaged()
    {
        var bytes = TemporaryProject.Gzip(Many(2000));
        bytes[^6] ^= 0x55;
        return bytes;
    }
}
