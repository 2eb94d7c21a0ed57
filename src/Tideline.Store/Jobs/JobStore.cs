using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Tideline.Store.Jobs;

/// <summary>What a writer is told when it says that it is still at work.</summary>
public enum JobSignal
{
    Continue,

    /// <summary>Somebody asked for the job to be stopped.</summary>
    Cancel,

    /// <summary>Another writer has the job, since this one was not heard of for too long.</summary>
    Lost,
}

/// <summary>Jobs in the order in which they were asked for; one runs at a time, over all processes on the same store.</summary>
public sealed class JobStore(StoreDatabase database, IClock clock)
{
    /// <summary>How often a job may begin: one that takes its writer down with it must not do so for ever.</summary>
    public const int MostAttempts = 3;

    private const int LongestMessage = 2000;
    private const int LongestStage = 100;

    public async Task<Job> Ask(JobKind kind, string askedBy, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var job = new Job { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), Kind = kind, AskedBy = askedBy, AskedAt = now };
        await using var context = database.Open();
        context.Add(job);
        await context.SaveChangesAsync(cancellation);
        return job;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Job>> Newest(int most, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Jobs.AsNoTracking().OrderByDescending(j => j.AskedAt).ThenByDescending(j => j.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>Whether a job runs now, on whatever server.</summary>
    public async Task<bool> IsAtWork(CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Jobs.AnyAsync(j => j.State == JobState.Running, cancellation);
    }

    /// <summary>Null where there is none.</summary>
    public async Task<Job?> Find(Guid id, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellation);
    }

    /// <summary>Takes the job that has waited longest; null where none waits or one runs. A job whose lease has run out waits again.</summary>
    public async Task<Job?> Take(string writer, Duration lease, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        await using var context = database.Open();
        await FreeExpired(context, now, cancellation);
        if (await context.Jobs.AnyAsync(j => j.WriterSlot != null, cancellation)
            || await context.Jobs.AsNoTracking().Where(j => j.State == JobState.Queued).OrderBy(j => j.AskedAt).ThenBy(j => j.Id)
                .FirstOrDefaultAsync(cancellation) is not { } next)
        {
            return null;
        }

        try
        {
            var until = now + lease;
            var taken = await context.Jobs.Where(j => j.Id == next.Id && j.State == JobState.Queued).ExecuteUpdateAsync(
                j => j.SetProperty(p => p.State, JobState.Running)
                    .SetProperty(p => p.WriterSlot, 1)
                    .SetProperty(p => p.Writer, writer)
                    .SetProperty(p => p.StartedAt, now)
                    .SetProperty(p => p.HeartbeatAt, now)
                    .SetProperty(p => p.LeaseUntil, until)
                    .SetProperty(p => p.Progress, 0d)
                    .SetProperty(p => p.Attempts, p => p.Attempts + 1),
                cancellation);
            return taken == 0 ? null : await Find(next.Id, cancellation);
        }
        catch (DbException)
        {
            // Another process was faster with another job: the slot is unique.
            if (await context.Jobs.AnyAsync(j => j.WriterSlot != null, cancellation))
            {
                return null;
            }

            throw;
        }
    }

    /// <summary>Says that the writer is still at work, and how far it is.</summary>
    /// <param name="progress">0 to 1; null: as before.</param>
    public async Task<JobSignal> Beat(
        Guid id, string writer, Duration lease, double? progress = null, string? stage = null, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var until = now + lease;
        var cut = Cut(stage, LongestStage);
        await using var context = database.Open();
        var isOwn = await context.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.Writer == writer).ExecuteUpdateAsync(
            j => j.SetProperty(p => p.HeartbeatAt, now)
                .SetProperty(p => p.LeaseUntil, until)
                .SetProperty(p => p.Progress, p => progress ?? p.Progress)
                .SetProperty(p => p.Stage, p => cut ?? p.Stage),
            cancellation);
        return isOwn == 0 ? JobSignal.Lost
            : await context.Jobs.AnyAsync(j => j.Id == id && j.CancelledBy != null, cancellation) ? JobSignal.Cancel
            : JobSignal.Continue;
    }

    /// <summary>Enters how a job ended.</summary>
    /// <returns>Whether the writer still had it; where not, nothing is entered.</returns>
    public async Task<bool> Finish(
        Guid id, string writer, JobState state, int? exitCode, string? message, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var cut = Cut(message, LongestMessage);
        await using var context = database.Open();
        return await context.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.Writer == writer).ExecuteUpdateAsync(
            j => j.SetProperty(p => p.State, state)
                .SetProperty(p => p.WriterSlot, (int?)null)
                .SetProperty(p => p.Writer, (string?)null)
                .SetProperty(p => p.LeaseUntil, (Instant?)null)
                .SetProperty(p => p.EndedAt, now)
                .SetProperty(p => p.Progress, p => state == JobState.Succeeded ? 1d : p.Progress)
                .SetProperty(p => p.ExitCode, exitCode)
                .SetProperty(p => p.Message, cut),
            cancellation) == 1;
    }

    /// <summary>Gives a job back that its writer cannot end, since it stops: the job waits again, and the attempt does not count.</summary>
    public async Task GiveBack(Guid id, string writer, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        await context.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.Writer == writer).ExecuteUpdateAsync(
            j => j.SetProperty(p => p.State, JobState.Queued)
                .SetProperty(p => p.WriterSlot, (int?)null)
                .SetProperty(p => p.Writer, (string?)null)
                .SetProperty(p => p.LeaseUntil, (Instant?)null)
                .SetProperty(p => p.Attempts, p => p.Attempts - 1),
            cancellation);
    }

    /// <summary>Ends a job that waits, and asks the writer of one that runs to stop.</summary>
    /// <returns>Whether there was something to stop.</returns>
    public async Task<bool> Cancel(Guid id, string cancelledBy, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        await using var context = database.Open();
        var waiting = await context.Jobs.Where(j => j.Id == id && j.State == JobState.Queued).ExecuteUpdateAsync(
            j => j.SetProperty(p => p.State, JobState.Cancelled).SetProperty(p => p.CancelledBy, cancelledBy).SetProperty(p => p.EndedAt, now),
            cancellation);
        return waiting == 1 || await context.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.CancelledBy == null)
            .ExecuteUpdateAsync(j => j.SetProperty(p => p.CancelledBy, cancelledBy), cancellation) == 1;
    }

    private static async Task FreeExpired(StoreContext context, Instant now, CancellationToken cancellation)
    {
        var expired = context.Jobs.Where(j => j.State == JobState.Running && j.LeaseUntil < now);
        await expired.Where(j => j.CancelledBy != null).ExecuteUpdateAsync(
            j => j.SetProperty(p => p.State, JobState.Cancelled).SetProperty(p => p.WriterSlot, (int?)null)
                .SetProperty(p => p.Writer, (string?)null).SetProperty(p => p.LeaseUntil, (Instant?)null).SetProperty(p => p.EndedAt, now),
            cancellation);
        await expired.Where(j => j.Attempts >= MostAttempts).ExecuteUpdateAsync(
            j => j.SetProperty(p => p.State, JobState.Failed).SetProperty(p => p.WriterSlot, (int?)null)
                .SetProperty(p => p.Writer, (string?)null).SetProperty(p => p.LeaseUntil, (Instant?)null).SetProperty(p => p.EndedAt, now)
                .SetProperty(p => p.Message, $"It began {MostAttempts} times and its process ended without a word each time. Run the command by hand to see why."),
            cancellation);
        await expired.ExecuteUpdateAsync(
            j => j.SetProperty(p => p.State, JobState.Queued).SetProperty(p => p.WriterSlot, (int?)null)
                .SetProperty(p => p.Writer, (string?)null).SetProperty(p => p.LeaseUntil, (Instant?)null),
            cancellation);
    }

    private static string? Cut(string? text, int longest) => text is not null && text.Length > longest ? text[..longest] : text;
}
