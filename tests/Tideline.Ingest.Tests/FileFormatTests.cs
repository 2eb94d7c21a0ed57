using System.Text;
using DuckDB.NET.Data;

namespace Tideline.Ingest.Tests;

public sealed class FileFormatTests
{
    private const string Rows = "923001234567,2025-08-15 10:00:00,A1\n923001234568,2025-08-15 10:00:01,B2\n";

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_delimiter_is_found_out(string delimiter)
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", $"{TemporaryProject.Header}\n{Rows}".Replace(",", delimiter, StringComparison.Ordinal));

        Assert.Equal(2, project.Ingest().RowsKept);
    }

    [Fact]
    public void A_byte_order_mark_carriage_returns_quotes_and_blank_lines_do_no_harm()
    {
        using var project = new TemporaryProject();
        var text = "\uFEFFevent_time;\"msisdn\";note;cell_id\r\n2025-08-15 10:00:00;\"923001234567\";\"a;\"\"b\"\"\";A1\r\n\r\n2025-08-15 10:00:01;923001234568;;\"B2\"";
        project.Write("inbox/events/a.csv", text);

        Assert.Equal((2, 2), (project.Ingest().RowsIn, project.Query("select cell from t").Count));
    }

    [Fact]
    public void A_file_without_header_is_read_by_column_numbers()
    {
        using var project = new TemporaryProject();
        var yaml = File.ReadAllText(project.Folder.ConfigurationFile)
            .Replace("subscriber: msisdn, timestamp: event_time, cell: cell_id", "subscriber: column0, timestamp: column1, cell: column2", StringComparison.Ordinal);
        File.WriteAllText(project.Folder.ConfigurationFile, yaml);
        project.Write("inbox/events/a.csv", Rows);

        Assert.Equal(2, project.Ingest().RowsKept);
    }

    [Fact]
    public void Concatenated_gzip_members_are_one_file()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv.gz", [.. TemporaryProject.Gzip(TemporaryProject.Header + "\n"), .. TemporaryProject.Gzip(Rows)]);

        Assert.Equal(2, project.Ingest().RowsKept);
    }

    [Fact]
    public void Latin_letters_in_other_columns_do_no_harm()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.csv", Encoding.Latin1.GetBytes("msisdn,event_time,cell_id,place\n923001234567,2025-08-15 10:00:00,A1,Mérida\n"));

        Assert.Equal(1, project.Ingest().RowsKept);
    }

    [Theory]
    [InlineData("'2025-08-15 10:00:00'")]
    [InlineData("timestamp '2025-08-15 10:00:00.5'")]
    [InlineData("timestamptz '2025-08-15 05:00:00.5+00'")]
    public void Parquet_times_may_be_text_or_timestamps(string time)
    {
        using var project = new TemporaryProject();
        WriteParquet(project, $"select 923001234567 as msisdn, {time} as event_time, 'A1' as cell_id");

        Assert.Equal(1, project.Ingest().RowsKept);
        Assert.Equal(["2025-08-15 05:00:00"], project.Query("select \"at\"::varchar from t"));
    }

    [Fact]
    public void Columns_may_come_from_hive_folders()
    {
        using var project = new TemporaryProject();
        WriteParquet(project, "select '03001234567' as msisdn, '2025-08-15 10:00:00' as event_time", "inbox/events/cell_id=A1/year=2025/a.parquet");

        Assert.Equal(1, project.Ingest().RowsKept);
    }

    [Fact]
    public void A_damaged_parquet_file_is_quarantined()
    {
        using var project = new TemporaryProject();
        project.Write("inbox/events/a.parquet", "PAR1 and nothing else");

        Assert.Equal("corrupt_parquet", Assert.Single(project.Ingest().Quarantined).Reason);
    }

    private static void WriteParquet(TemporaryProject project, string select, string path = "inbox/events/a.parquet")
    {
        var full = project.Write(path, "");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"set TimeZone = 'UTC'; copy ({select}) to '{full}' (format parquet)";
        command.ExecuteNonQuery();
    }
}
