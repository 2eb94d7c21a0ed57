using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>Files of another system (Eurostat, multimno, sample data) go in by <c>project.yaml</c> alone.</summary>
public sealed class ForeignFeedTests
{
    [Fact]
    public async Task The_quality_report_counts_why_rows_of_the_multimno_sample_were_rejected()
    {
        var sample = Sample();
        using var folder = new TemporaryFolder();
        folder.Write("project.yaml", $$"""
            name: madrid
            time_zone: Europe/Madrid
            inputs:
              events:
                - files: {{sample}}/mno_events/**/*.parquet
                  columns: { subscriber: user_id, timestamp: timestamp, cell: cell_id }
                  timestamp_format: "yyyy-MM-dd HH:mm:ss"
                  timestamps_are: local
                  subscriber_kind: opaque
              cells:
                files: {{sample}}/mno_network/**/*.parquet
                columns: { cell: cell_id, valid_from: valid_date_start, valid_to: valid_date_end }
              areas:
                files: {{sample}}/spatial/geographic_zones/**/*.parquet
                columns: { pcode: zone_id, admin_level: level, parent: parent_id }
                crs: EPSG:3035
            """);

        var ended = await Call.Run(folder.Path, "ingest", "--json");

        Assert.True(ended.ExitCode == 0, ended.Said);
        using var said = JsonDocument.Parse(ended.Output);
        Assert.Equal((1823, 1003), (said.RootElement.GetProperty("rows_in").GetInt32(), said.RootElement.GetProperty("rows_rejected").GetInt32()));
        using var quality = JsonDocument.Parse(File.ReadAllText(folder.Below("reports", "quality.json")));
        Assert.Equal(
            new Dictionary<string, long> { ["null_subscriber"] = 594, ["bad_timestamp"] = 409 },
            Reasons(quality.RootElement));
    }

    /// <summary>The sample below TIDELINE_FIXTURES, or in <c>shared/fixtures</c> beside a folder above. Absent, the test is
    /// skipped; where TIDELINE_REQUIRE_ALL is 1, it fails.</summary>
    private static string Sample()
    {
        List<string> candidates = [];
        if (Environment.GetEnvironmentVariable("TIDELINE_FIXTURES") is { Length: > 0 } given)
        {
            candidates.Add(Path.Combine(given, "multimno"));
        }

        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            candidates.Add(Path.Combine(above.FullName, "shared", "fixtures", "multimno"));
        }

        var found = candidates.FirstOrDefault(Directory.Exists);
        if (found is null && Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1")
        {
            Assert.Fail("The fixture 'multimno' is required and absent; set TIDELINE_FIXTURES.");
        }

        Assert.SkipWhen(found is null, "The fixture 'multimno' is absent; set TIDELINE_FIXTURES to the folder that holds it.");
        return found!;
    }

    private static Dictionary<string, long> Reasons(JsonElement quality) => quality.GetProperty("rejected").EnumerateArray()
        .ToDictionary(r => r.GetProperty("reason").GetString()!, r => r.GetProperty("rows").GetInt64());
}
