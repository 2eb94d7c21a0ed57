using NodaTime;
using Tideline.Operation.Metrics;
using Tideline.Operation.Notices;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Operation.Tests;

public sealed class MetricsTests : IDisposable
{
    private const string Yaml = """
        name: darya
        time_zone: Asia/Karachi
        inputs:
          events:
            - files: inbox/*.csv
              columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
              calling_code: "92"
          cells: reference/cells.csv

        """;

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_project_is_measured_from_its_files()
    {
        FileCatalogue.Commit(_project.Folder, File("a", FileOutcome.Accepted, new(2026, 8, 29)));
        FileCatalogue.Commit(_project.Folder, File("b", FileOutcome.Quarantined, null));
        Directory.CreateDirectory(_project.Folder.Inbox);
        System.IO.File.WriteAllText(Path.Combine(_project.Folder.Inbox, "c.csv"), "");
        StageTimes.Write(_project.Folder, [("Ingest", TimeSpan.FromSeconds(2)), ("Fold", TimeSpan.FromSeconds(1)), ("Ingest", TimeSpan.FromSeconds(3))]);
        var book = new NoticeBook(NoticeBook.FileOf(_project.Folder), "darya", []);
        book.Note(new(NoticeKind.Gate, "gate 2026-08-30 audit", "The release gate refused.", Instant.FromUtc(2026, 8, 30, 1, 0)));
        book.Note(new(NoticeKind.Gate, "quarantined b", "The file b was refused whole.", Instant.FromUtc(2026, 8, 30, 1, 0)));

        var measured = OperationMetrics.Of(_project.Folder, ProjectFile.Parse(Yaml), new SetClock(Instant.FromUtc(2026, 8, 31, 6, 0)))
            .ToDictionary(m => $"{m.Metric.Name}{(m.Label is { } l ? $" {l.Value}" : "")}", m => m.Value, StringComparer.Ordinal);

        Assert.Equal((90, 4, 6), (measured["tideline.ingest.rows kept"], measured["tideline.ingest.rows duplicate"], measured["tideline.ingest.rows rejected"]));
        Assert.Equal((1, 1), (measured["tideline.ingest.files accepted"], measured["tideline.ingest.files quarantined"]));
        Assert.Equal((1, 2), (measured["tideline.files.waiting"], measured["tideline.last_day.age"]));
        Assert.Equal((5, 1), (measured["tideline.run.stage.duration Ingest"], measured["tideline.run.stage.duration Fold"]));
        Assert.Equal((1, 0), (measured["tideline.gate.refusals"], measured["tideline.notices.untold"]));
        Assert.True(measured["tideline.lake.size"] > 0);
    }

    [Fact]
    public void The_text_has_help_type_and_one_line_for_each_value()
    {
        var text = MetricsText.Of([new(Metric.Rows, 90, ("outcome", "kept")), new(Metric.Rows, 6, ("outcome", "a \"b\"")), new(Metric.DiskFree, 1.5e10)]);

        Assert.Equal(
            "# HELP tideline_ingest_rows_total Rows of the operator's files that were read, by what became of them.\n# TYPE tideline_ingest_rows_total counter\n"
            + "tideline_ingest_rows_total{outcome=\"kept\"} 90\ntideline_ingest_rows_total{outcome=\"a \\\"b\\\"\"} 6\n"
            + "# HELP tideline_disk_free_bytes Bytes that the disk of the project has left.\n# TYPE tideline_disk_free_bytes gauge\ntideline_disk_free_bytes 15000000000\n",
            text);
    }

    [Fact]
    public void Every_metric_stands_in_the_list_once() =>
        Assert.Equal(
            typeof(Metric).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(f => ((Metric)f.GetValue(null)!).Name).Order(StringComparer.Ordinal),
            Metric.All.Select(m => m.Name).Order(StringComparer.Ordinal));

    private static IngestedFile File(string name, FileOutcome outcome, LocalDate? day) => new(
        name + ".csv", new string(name[0], 64), 0, outcome, outcome == FileOutcome.Accepted ? null : "truncated", null, 100, 90, 4,
        new Dictionary<string, long> { ["bad_time"] = 6 }, 0, 0,
        day is { } d ? new Dictionary<LocalDate, long> { [d] = 90 } : new Dictionary<LocalDate, long>(), new Dictionary<LocalDate, int>(), []);
}
