using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Operation.Incidents;
using Tideline.Operation.Notices;
using Tideline.Operation.Watch;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Register;
using Tideline.Server.Access;
using Tideline.Server.Releases;
using Tideline.Server.Stops;

namespace Tideline.Server.Mornings;

/// <summary>Whether this server looks at the feeds.</summary>
internal sealed record Watching(bool Here);

/// <param name="LastFile">Name of the file that came last; null: nothing ever came.</param>
/// <param name="LastWritten">When it was written at the operator's, ISO 8601.</param>
public sealed record FeedAnswer(string Name, string? LastFile, string? LastWritten);

/// <param name="At">When it began or ended, ISO 8601.</param>
/// <param name="Ended">Whether it came to an end; if not, it is under way or is owed.</param>
public sealed record MorningAnswer(string At, bool Ended);

/// <param name="At">When it was noticed, ISO 8601.</param>
/// <param name="Text">In English.</param>
public sealed record NoticeAnswer(string At, NoticeKind Kind, string Text);

/// <param name="State">proposed, refused, published or recalled.</param>
public sealed record VintageAnswer(string Release, string? Emergency, LocalDate Vintage, string State);

/// <param name="Free">Bytes.</param>
/// <param name="All">Bytes.</param>
public sealed record DiskAnswer(long Free, long All);

/// <summary>How the project runs by itself.</summary>
/// <param name="Watching">Whether this server looks at the feeds; if not, <c>tideline watch</c> may.</param>
/// <param name="NewestFile">When the newest file of the inbox was written, ISO 8601; null: there is none.</param>
/// <param name="WaitingFiles">Files of the inbox that no morning was offered.</param>
/// <param name="MissingSince">The hour by which files should have come, and did not; null: none is missed.</param>
/// <param name="LastRun">Null: no morning ever ran.</param>
/// <param name="NextRun">When the next is due, ISO 8601; null: as soon as files are there.</param>
/// <param name="LastDay">Last day of the data at hand; null: none.</param>
/// <param name="WaitingReleases">Ids of releases that wait for signatures or for publication.</param>
/// <param name="Vintages">Newest release of each emergency that is public, and the newest proposal.</param>
/// <param name="Notices">The newest first; alarms are not among them, since nothing of them is released.</param>
/// <param name="OpenIncidents">How many.</param>
public sealed record OperationAnswer(
    bool Watching, StopAnswer Stop, IReadOnlyList<FeedAnswer> Feeds, string? NewestFile, int WaitingFiles, string? MissingSince, MorningAnswer? LastRun, string? NextRun,
    LocalDate? LastDay, IReadOnlyList<string> WaitingReleases, IReadOnlyList<VintageAnswer> Vintages, IReadOnlyList<NoticeAnswer> Notices, int OpenIncidents, DiskAnswer Disk);

internal static class OperationEndpoints
{
    private const int MostNotices = 20;

    public static void MapOperation(this IEndpointRouteBuilder api) => api.MapGet("/operation", Read)
        .RequireAuthorization(Policies.Data).WithTags("Operation").WithSummary("Feeds, mornings, notices, and what waits.");

    private static OperationAnswer Read(
        ProjectFolder folder, ProjectConfiguration configuration, Watching watching, StandingStop standing, ReleaseShelf shelf, IClock clock)
    {
        var (operation, zone, now) = (configuration.Operation, configuration.TimeZone, clock.GetCurrentInstant());
        var inbox = MorningState.Inbox(folder, configuration);
        var state = MorningState.Read(folder);
        var newest = MorningState.Newest(inbox);
        var disk = new DriveInfo(folder.Root);
        return new(
            watching.Here,
            StopAnswer.Of(standing.Now),
            [.. FeedStatus.Read(folder, operation).Select(f => new FeedAnswer(f.Name, f.LastFile, f.LastWritten))],
            newest?.ToString(),
            state.Waiting(inbox).Count(),
            ExpectedFiles.MissedAt(operation, zone, newest, now)?.ToString(),
            MorningState.At(folder) is { } at ? new(at.ToString(), state.Done) : null,
            operation.RunAt.Count == 0 ? null : DailyTimes.Next(operation.RunAt, zone, now).ToString(),
            LastDay(folder),
            [.. shelf.All.Where(r => r.State is ReleaseState.Proposed or ReleaseState.Approved).Select(r => r.Id.Value)],
            [.. Vintages(shelf)],
            [.. new NoticeBook(NoticeBook.FileOf(folder), configuration.Name, []).All.Where(n => n.Kind != NoticeKind.Alarm).Reverse().Take(MostNotices)
                .Select(n => new NoticeAnswer(n.At.ToString(), n.Kind, n.Text))],
            new IncidentRegister(folder, clock).All.Count(i => i.IsOpen),
            new(disk.AvailableFreeSpace, disk.TotalSize));
    }

    private static IEnumerable<VintageAnswer> Vintages(ReleaseShelf shelf) => shelf.All
        .GroupBy(r => r.Emergency)
        .SelectMany(g => new[] { g.LastOrDefault(r => r.State == ReleaseState.Published), g.LastOrDefault(r => r.State is ReleaseState.Proposed or ReleaseState.Approved) })
        .OfType<ReleaseEntry>()
        .OrderByDescending(r => r.Vintage).ThenBy(r => r.Id.Value, StringComparer.Ordinal)
        .Select(r => new VintageAnswer(r.Id.Value, r.Emergency, r.Vintage, r.State == ReleaseState.Published ? "published" : "proposed"));

    /// <summary>As the last quality report has it.</summary>
    private static LocalDate? LastDay(ProjectFolder folder)
    {
        try
        {
            var file = Path.Combine(folder.Reports, "quality.json");
            if (!File.Exists(file))
            {
                return null;
            }

            using var report = JsonDocument.Parse(File.ReadAllBytes(file));
            return NodaTime.Text.LocalDatePattern.Iso.Parse(report.RootElement.GetProperty("last_day").GetString() ?? "") is { Success: true } day ? day.Value : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException)
        {
            // The next run writes it anew.
            return null;
        }
    }
}
