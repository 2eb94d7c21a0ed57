using System.Text;
using System.Text.Json;
using Tideline.Pipeline.Quality;

namespace Tideline.Pipeline.Tests.Quality;

public sealed class QualityReportTests
{
    private static readonly QualityReport Troubled = QualityReports.Of(SampleFindings.Troubled);
    private static readonly QualityReport Calm = QualityReports.Of(SampleFindings.Calm);

    [Fact]
    public void Calm_data_pass_every_check_that_was_judged()
    {
        Assert.Equal(CheckStatus.Pass, Calm.Outcome);
        Assert.All(Calm.Checks, c => Assert.Equal((CheckStatus.Pass, null), (c.Status, c.Advice)));
        Assert.DoesNotContain(Calm.Checks, c => c.Name == "silent_cells");
    }

    [Fact]
    public void Every_check_that_did_not_pass_says_what_to_do()
    {
        Assert.Equal(13, Troubled.Checks.Count);
        Assert.All(Troubled.Checks, c => Assert.Equal(c.Status == CheckStatus.Pass, c.Advice is null));
    }

    [Theory]
    [InlineData("files", CheckStatus.Warn, "89 files accepted, 1 quarantined.")]
    [InlineData("rejected_rows", CheckStatus.Warn, "1.66% of the rows of accepted files were rejected, most for unknown cell.")]
    [InlineData("rejected_rows_by_file", CheckStatus.Pass, "No accepted file lost more than 20% of its rows.")]
    [InlineData("clock_changes", CheckStatus.Warn, "0 kept rows with a time that occurred twice, 41 with a time that never occurred.")]
    [InlineData("complete_day", CheckStatus.Pass, "The last complete local day is 2025-09-05.")]
    [InlineData("invalid_days", CheckStatus.Warn, "3 of 89 local days up to the vintage are invalid and not used.")]
    [InlineData("low_volume", CheckStatus.Warn, "1 used day below 0.8 of the weekday median.")]
    [InlineData("cell_positions", CheckStatus.Warn, "1 cell with two positions on one day; the later start was taken.")]
    [InlineData("unmapped_cells", CheckStatus.Warn, "2 cells in no area.")]
    [InlineData("silent_cells", CheckStatus.Warn, "1 cell silent on the last complete day.")]
    [InlineData("network_coverage", CheckStatus.Warn, "1 area not observable on at least one day, 1 more degraded.")]
    [InlineData("devices", CheckStatus.Pass, "115 subscribers (0.4%) judged to be devices and left out.")]
    [InlineData("panel", CheckStatus.Warn, "Scaling to people is suspended on 1 day, the last on 2025-08-27: fewer than 0.6 of the usual subscribers were seen.")]
    public void Each_trouble_is_found(string name, CheckStatus status, string found)
    {
        var check = Troubled.Checks.Single(c => c.Name == name);
        Assert.Equal((status, found), (check.Status, check.Found));
    }

    [Fact]
    public void No_row_is_lost_from_the_account()
    {
        var rows = Troubled.Rows;
        Assert.Equal(rows.RowsIn, rows.Kept + rows.Duplicates + rows.Rejected);
        Assert.Equal(rows.Rejected, Troubled.Rejected.Sum(r => r.Rows));
    }

    [Fact]
    public void Data_without_a_file_or_a_whole_day_fail()
    {
        var empty = QualityReports.Of(new QualityFindings { Project = "empty", Files = [], Days = [] });
        Assert.Equal(CheckStatus.Fail, empty.Outcome);
        Assert.Equal(["files", "complete_day"], empty.Checks.Where(c => c.Status == CheckStatus.Fail).Select(c => c.Name));
        Assert.Contains("No day has events yet.", QualityReportPage.Render(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_findings_does_not_change_a_byte()
    {
        var findings = SampleFindings.Troubled;
        var turned = QualityReports.Of(findings with
        {
            Files = [.. findings.Files.Reverse()],
            Days = [.. findings.Days.Reverse()],
            Outages = [.. findings.Outages!.Reverse()],
            Panel = [.. findings.Panel!.Reverse()],
            Cells = findings.Cells! with { Silent = [.. findings.Cells.Silent!.Reverse()], Unmapped = [.. findings.Cells.Unmapped!.Reverse()] },
        });
        Assert.Equal(QualityReportJson.Write(Troubled), QualityReportJson.Write(turned));
        Assert.Equal(QualityReportPage.Render(Troubled), QualityReportPage.Render(turned));
    }

    [Fact]
    public void The_json_is_snake_case_and_reads_back()
    {
        var json = QualityReportJson.Write(Troubled);
        Assert.Equal(json, QualityReportJson.Write(QualityReportJson.Read(json)));
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.Equal("2025-09-05", root.GetProperty("vintage").GetString());
        Assert.Equal("warn", root.GetProperty("outcome").GetString());
        Assert.Equal("truncated_gzip", root.GetProperty("files")[33].GetProperty("reason").GetString());
        Assert.Equal("partial", root.GetProperty("days")[0].GetProperty("fault").GetString());
        Assert.Equal("static_device", root.GetProperty("devices")[1].GetProperty("kind").GetString());
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_that_is_no_report_is_refused_as_such() =>
        Assert.Throws<JsonException>(() => QualityReportJson.Read("null"u8));

    [Fact]
    public void The_page_stands_alone_and_says_that_it_is_internal()
    {
        var page = QualityReportPage.Render(Troubled);
        Assert.Contains("Internal document of the operator.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_encoded()
    {
        var page = QualityReportPage.Render(Troubled);
        Assert.Contains("darya &lt;pilot&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Sindhri &amp; Coast", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<pilot>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_a_bar_for_every_day_and_a_cross_for_every_invalid_one()
    {
        var page = QualityReportPage.Render(Troubled);
        Assert.Equal(91, Occurrences(page, "<title>2025-"));
        Assert.Equal(4 + 1, Occurrences(page, "class=\"cross\"")); // and the key
        Assert.Contains("2025-07-11: 0 events, invalid: no events", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_axis_ends_at_a_round_number()
    {
        var page = QualityReportPage.Render(Troubled);
        Assert.Equal(194_000, Troubled.Days.Max(d => d.Events));
        Assert.Contains(">200k</text>", page, StringComparison.Ordinal);
        Assert.Contains(">100k</text>", page, StringComparison.Ordinal);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
