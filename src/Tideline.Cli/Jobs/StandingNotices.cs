using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Operation.Incidents;
using Tideline.Operation.Notices;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Stops;

namespace Tideline.Cli.Jobs;

/// <summary>What stands in the registers of stops and incidents and people are to be told.</summary>
internal static class StandingNotices
{
    // What is older was told by whoever watched then.
    private static readonly Duration _recent = Duration.FromDays(3);

    public static IReadOnlyList<Notice> Of(ProjectFolder folder, Instant now)
    {
        try
        {
            return [.. Stops(new(folder.Releases, SystemClock.Instance), now), .. Incidents(new(folder, SystemClock.Instance), now)];
        }
        catch (EngineException e)
        {
            // A register that was changed is itself what people must know.
            return [new(NoticeKind.Run, $"register {now.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}", e.Message, now)];
        }
    }

    private static IEnumerable<Notice> Stops(ExportStop register, Instant now)
    {
        var entries = register.Entries;
        if (entries.Count == 0)
        {
            yield break;
        }

        var last = entries[^1];
        if (register.Standing is { } stop)
        {
            yield return new(NoticeKind.Stop, $"stopped {stop.Sha256}", $"{stop.Told.TrimEnd('.')}. Nothing is published, exported or served until two people of two organisations lift it.", now);
        }
        else if (IsRecent(last.At, now))
        {
            yield return new(NoticeKind.Stop, string.Create(CultureInfo.InvariantCulture, $"resumed {last.Sequence}"), $"Exports go on: {last.Text}", now);
        }
    }

    private static IEnumerable<Notice> Incidents(IncidentRegister register, Instant now)
    {
        foreach (var incident in register.All.Where(i => i.IsOpen))
        {
            if (IsRecent(incident.Entries[0].At, now))
            {
                yield return new(
                    NoticeKind.Stop, $"incident {incident.Id}",
                    $"Incident {incident.Id} ({incident.Severity.ToString().ToLowerInvariant()}) was opened: {incident.What.TrimEnd('.')}. The parties must be told until {incident.NotifyBy}.", now);
            }

            if (incident.IsOverdue(now))
            {
                yield return new(
                    NoticeKind.Stop, $"incident-overdue {incident.Id}",
                    $"Nobody is written down as told of incident {incident.Id}, and the hours for it ended at {incident.NotifyBy}. Tell the parties, and enter it with 'tideline incident note'.", now);
            }
        }
    }

    private static bool IsRecent(string at, Instant now) =>
        NodaTime.Text.InstantPattern.ExtendedIso.Parse(at) is { Success: true } when && now - when.Value <= _recent;
}
