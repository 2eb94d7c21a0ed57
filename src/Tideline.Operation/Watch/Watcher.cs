using System.Globalization;
using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Operation.Notices;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Watch;

/// <summary>Looks at the feeds, lets the work of a morning be done when it is due, and tells people what they must know.</summary>
/// <remarks>It holds no state of its own that a restart would miss: what was received, what is ingested and what was told stand in files.</remarks>
/// <param name="operation">When, and how.</param>
/// <param name="zone">Of its times.</param>
public sealed class Watcher(
    OperationConfiguration operation, DateTimeZone zone, Receiver receiver, IMorningWork work, NoticeBook book, IClock clock)
{
    // A run needs room for what it makes beside what is kept.
    private const double LeastFreeShare = 0.1;

    private static readonly Duration _firstPause = Duration.FromMinutes(15);
    private const int MostDoublings = 4;

    private Instant? _failedAt;
    private int _failures;

    /// <summary>One look; the work, where it is due, is part of it.</summary>
    /// <returns>What happened, for a log: one sentence each.</returns>
    public async Task<IReadOnlyList<string>> Look(CancellationToken cancellation)
    {
        var said = new List<string>();
        var look = receiver.LookNow(clock.GetCurrentInstant());
        said.AddRange(look.Received.Select(f => $"Received {f}."));
        foreach (var (feed, fault) in look.Faults)
        {
            Note(NoticeKind.Feed, $"feed-fault {feed} {Today()}", $"{fault} It is tried again; nothing was lost.", said);
        }

        if (IsDue())
        {
            Tell(await work.Run(cancellation), said);
        }

        TellOfMissing(said);
        TellOfDisk(said);
        foreach (var notice in work.Further(clock.GetCurrentInstant()).Where(book.Note))
        {
            said.Add(notice.Text);
        }

        said.AddRange(await book.Tell(clock.GetCurrentInstant(), cancellation));
        return said;
    }

    // Stopped or killed at whatever point, the next look comes to the same answer: it stands in files.
    private bool IsDue()
    {
        var now = clock.GetCurrentInstant();
        // A failure that lies ahead was written down by a clock that was set back since.
        if (_failedAt is { } failed && failed <= now && now < failed + (_firstPause * (1 << Math.Min(_failures - 1, MostDoublings))))
        {
            return false;
        }

        return work.IsOwed(operation.RunAt.Count == 0 ? now - operation.Settle : DailyTimes.Last(operation.RunAt, zone, now));
    }

    private void Tell(WorkEnd end, List<string> said)
    {
        foreach (var (file, reason) in end.Quarantined)
        {
            Note(NoticeKind.Gate, $"quarantined {file} {reason}", $"The file {file} was refused whole: {reason} No row of it is in use. Ask the operator for it again.", said);
        }

        foreach (var release in end.Proposed)
        {
            Note(NoticeKind.Release, $"proposed {release}", $"Release {release} is proposed and waits for signatures of two organisations.", said);
        }

        (_failures, _failedAt) = end.ExitCode is 0 or 3 or 4 ? (0, null) : (_failures + 1, (Instant?)clock.GetCurrentInstant());
        switch (end.ExitCode)
        {
            case 0:
                said.Add("The run ended well.");
                foreach (var alarm in work.Alarms())
                {
                    Note(NoticeKind.Alarm, $"alarm {alarm.Key}", alarm.Text, said);
                }

                break;
            case 3:
                Note(NoticeKind.Gate, $"refused {Today()} {end.Said}", $"The run was refused: {end.Said}", said);
                break;
            case 4:
                Note(NoticeKind.Gate, $"gate {Today()} {end.Said}", $"The release gate refused: {end.Said}", said);
                break;
            default:
                Note(NoticeKind.Run, $"run {Today()} {end.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "killed"}", $"The run did not end well. {end.Said} It is tried again by itself; 'tideline doctor' says what is wrong.", said);
                break;
        }
    }

    private void TellOfMissing(List<string> said)
    {
        if (ExpectedFiles.MissedAt(operation, zone, work.NewestFile(), clock.GetCurrentInstant()) is { } due)
        {
            Note(
                NoticeKind.Feed, $"missing {due.InZone(zone).Date:uuuu-MM-dd}",
                $"No file came in the day up to {due.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}. Ask the operator; figures stay those of the last day that came.", said);
        }
    }

    private void TellOfDisk(List<string> said)
    {
        var (free, all) = work.Disk();
        if (free < all * LeastFreeShare)
        {
            Note(
                NoticeKind.Run, $"disk {Today()}",
                string.Create(CultureInfo.InvariantCulture, $"The disk of the project has {free / 1e9:0.0} GB of {all / 1e9:0.0} left. Make room, or let 'tideline retention' delete what is past its time; a run that finds no room stops without harm."), said);
        }
    }

    private void Note(NoticeKind kind, string key, string text, List<string> said)
    {
        if (book.Note(new(kind, key, text, clock.GetCurrentInstant())))
        {
            said.Add(text);
        }
    }

    private string Today() => clock.GetCurrentInstant().InZone(zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
