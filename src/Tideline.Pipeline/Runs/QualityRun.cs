using Tideline.Pipeline.Quality;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Lake;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>Writes the quality report from what the gates found: <c>reports/quality.json</c> and <c>quality.html</c>.</summary>
public static class QualityRun
{
    /// <param name="folder">The project.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="reference">Its reference tables.</param>
    /// <param name="days">The prepared days.</param>
    /// <param name="network">What the gates of cells and panel found; null where no emergency was run.</param>
    /// <param name="daily">Holidays found and alarms; null where no emergency was run.</param>
    public static QualityReport Write(
        ProjectFolder folder, ProjectConfiguration configuration, ReferenceData reference, PreparedDays days, NetworkView? network,
        DailyFindings? daily = null)
    {
        var places = days.Places;
        var hasAreas = reference.Boundaries is not null;
        var finest = reference.Boundaries?.Hierarchy.FinestLevel;
        var report = QualityReports.Of(new QualityFindings
        {
            Project = configuration.Name,
            Files = days.Held is { } held ? [held] : FileCatalogue.Read(folder).Files,
            Days = days.Days,
            Vintage = days.Vintage,
            SubscribersByDay = days.SubscribersByDay,
            Cells = new CellFindings(
                reference.Cells.Select(c => c.Cell).Distinct(StringComparer.Ordinal).Count(),
                places.Clusters.Clusters.Count,
                places.Clusters.ConflictingCells,
                hasAreas ? [.. places.Clusters.Assignments.Where(a => places.Map.AreaOf(a.Cluster) < 0).Select(a => a.Cell).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : null,
                network?.Silence?.Cells),
            Outages = network is null ? null : [.. network.Outages.Where(o => reference.Boundaries!.Hierarchy[o.Area].AdminLevel == finest)],
            Areas = reference.Boundaries?.Hierarchy,
            Devices = days.Devices,
            Panel = network?.Panel,
            Late = days.Completeness,
            Teleports = days.TeleportsByDay,
            Daily = daily,
        });
        Directory.CreateDirectory(folder.Reports);
        Replace(Path.Combine(folder.Reports, "quality.json"), QualityReportJson.Write(report));
        Replace(Path.Combine(folder.Reports, "quality.html"), System.Text.Encoding.UTF8.GetBytes(QualityReportPage.Render(report)));
        return report;
    }

    private static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        WholeFile.Write(path, bytes);
    }
}
