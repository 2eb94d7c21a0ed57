namespace Tideline.Ingest.Tests;

public sealed class EventIngestionTests
{
    [Fact]
    public void Rows_become_sorted_pseudonymised_parts_by_local_day()
    {
        using var project = new TemporaryProject();
        project.WriteGzip(
            "inbox/events/a.csv.gz",
            $"{TemporaryProject.Header}\n923001234567,2025-08-15 04:59:59,A1\n923001234567,2025-08-15 05:00:00,B2\n923007654321,2025-08-15 23:00:00,A1\n");

        var summary = project.Ingest();

        Assert.Equal((1, 3L, 3L), (summary.Accepted.Count, summary.RowsIn, summary.RowsKept));
        Assert.Equal(
            ["2025-08-14|2025-08-14 23:59:59|86399|A1", "2025-08-15|2025-08-15 00:00:00|0|B2", "2025-08-15|2025-08-15 18:00:00|64800|A1"],
            project.Query("select local_day, \"at\"::varchar, local_second, cell from t order by \"at\""));
        Assert.Equal(["UBIGINT|TIMESTAMP|INTEGER|VARCHAR"], project.Query("select distinct typeof(subscriber), typeof(\"at\"), typeof(local_second), typeof(cell) from t"));
        Assert.Equal(["2"], project.Query("select count(distinct subscriber) from t"));
    }
}
