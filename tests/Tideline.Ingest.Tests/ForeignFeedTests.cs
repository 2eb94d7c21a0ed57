using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;
using Tideline.Projects.Reference;

namespace Tideline.Ingest.Tests;

/// <summary>Events, network and zones that another system wrote (eurostat/multimno, sample_data), by configuration alone.</summary>
public sealed class ForeignFeedTests
{
    [Fact]
    public void The_multimno_sample_goes_in_by_configuration_alone()
    {
        var sample = Fixtures.Find("multimno");
        using var project = new TemporaryProject(timeZone: "Europe/Madrid");
        project.Write("project.yaml", $$"""
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

        var summary = project.Ingest();
        var reference = ReferenceReader.Read(project.Folder, ProjectFile.Load(project.Folder));

        Assert.Equal((5, 1823L), (summary.Accepted.Count, summary.RowsIn));
        var rejected = summary.Accepted.SelectMany(f => f.Rejected).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Sum(r => r.Value));
        Assert.Equal(new Dictionary<string, long> { ["null_subscriber"] = 594, ["bad_timestamp"] = 409 }, rejected);
        Assert.Equal(820, summary.RowsKept + summary.Duplicates);
        Assert.Equal(["5"], project.Query("select count(distinct subscriber) from t"));
        Assert.Equal(30, reference.Cells.Count);
        Assert.Equal(["1", "2", "3", "4"], reference.Boundaries!.Hierarchy.Finest.Select(a => a.PCode));
        Assert.All(reference.Cells, cell => Assert.Contains(
            reference.Boundaries.Geometry.Values, zone => zone.Covers(new NetTopologySuite.Geometries.Point(cell.Longitude, cell.Latitude))));
        Assert.Equal(summary.Accepted.Count, FileCatalogue.Read(new ProjectFolder(project.Folder.Root)).Accepted.Count());
    }
}
