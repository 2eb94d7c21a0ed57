using NodaTime;
using Tideline.Operation.Incidents;
using Tideline.Operation.Notices;
using Tideline.Operation.Watch;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Operation.Metrics;

/// <summary>Measures a project's operation from its files, so that it is the same whichever program asks.</summary>
/// <remarks>Rows are counted by file, never by place or person; nothing of the enclave's tables is opened.</remarks>
public static class OperationMetrics
{
    public static IEnumerable<Measured> Of(ProjectFolder folder, ProjectConfiguration configuration, IClock clock)
    {
        var now = clock.GetCurrentInstant();
        var catalogue = FileCatalogue.Read(folder);
        var accepted = catalogue.Accepted.ToList();
        yield return new(Metric.Rows, accepted.Sum(f => f.RowsKept), ("outcome", "kept"));
        yield return new(Metric.Rows, accepted.Sum(f => f.Duplicates), ("outcome", "duplicate"));
        yield return new(Metric.Rows, accepted.Sum(f => f.Rejected.Values.Sum()), ("outcome", "rejected"));
        yield return new(Metric.Files, accepted.Count, ("outcome", "accepted"));
        yield return new(Metric.Files, catalogue.Files.Count - accepted.Count, ("outcome", "quarantined"));
        yield return new(Metric.FilesWaiting, MorningState.Read(folder).Waiting(MorningState.Inbox(folder, configuration)).Count());
        if (catalogue.Days is [.., var last])
        {
            yield return new(Metric.LastDayAge, Period.DaysBetween(last, now.InZone(configuration.TimeZone).Date));
        }

        foreach (var (stage, seconds) in StageTimes.Read(folder).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            yield return new(Metric.StageSeconds, seconds, ("stage", stage));
        }

        // Names of channels alone: their secrets are not needed to see what went.
        var book = new NoticeBook(NoticeBook.FileOf(folder), configuration.Name, NoticeBook.ChannelsOf(configuration.Operation, _ => ""));
        yield return new(Metric.GateRefusals, book.All.Count(n => n.Kind == NoticeKind.Gate && n.Key.StartsWith("gate ", StringComparison.Ordinal)));
        yield return new(Metric.NoticesUntold, book.Untold(now));
        yield return new(Metric.Incidents, new IncidentRegister(folder, clock).All.Count(i => i.IsOpen));
        yield return new(Metric.LakeBytes, Bytes(folder.Lake));
        var drive = new DriveInfo(folder.Root);
        yield return new(Metric.DiskFree, drive.AvailableFreeSpace);
        yield return new(Metric.DiskSize, drive.TotalSize);
    }

    private static long Bytes(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        // A file may go while a job works.
        return new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }).Sum(f => f.Exists ? f.Length : 0);
    }
}
