using NodaTime;
using Tideline.Operation.Notices;

namespace Tideline.Operation.Watch;

/// <summary>How the work of a morning ended.</summary>
/// <param name="ExitCode">Of <c>ingest --run</c>: 0 done, 2 configuration, 3 input refused, 4 disclosure refused, 5 engine or storage; null: it was killed.</param>
/// <param name="Said">What it said to a person.</param>
/// <param name="Quarantined">Files that were refused, with the reason.</param>
/// <param name="Proposed">Ids of releases that now wait for signatures.</param>
public sealed record WorkEnd(
    int? ExitCode, string Said, IReadOnlyList<(string File, string Reason)> Quarantined, IReadOnlyList<string> Proposed);

/// <summary>An area whose movement was unusual on a day, as the last run found it.</summary>
/// <param name="Key">Day, area and series; no size.</param>
public sealed record RaisedAlarm(string Key, string Text);

/// <summary>What the watch has done for it.</summary>
public interface IMorningWork
{
    /// <summary>Whether something is to be done: files stand in the inbox, written up to an instant, that no ingest was offered; or a run was
    /// begun and did not come to an end.</summary>
    bool IsOwed(Instant until);

    /// <summary>When the newest file of the inbox was written; null: there is none.</summary>
    Instant? NewestFile();

    /// <summary>Ingests and runs, to its end. Killed at any point, the next call continues.</summary>
    Task<WorkEnd> Run(CancellationToken cancellation);

    /// <summary>Alarms of the last run, newest day alone.</summary>
    IReadOnlyList<RaisedAlarm> Alarms();

    /// <summary>What else people are to be told now: exports that are stopped, incidents.</summary>
    IReadOnlyList<Notice> Further(Instant now) => [];

    /// <summary>Bytes that the disk of the project has left, and has in all.</summary>
    (long Free, long All) Disk();
}
