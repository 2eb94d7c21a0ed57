using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Tideline.Store.Jobs;

public enum JobKind
{
    /// <summary><c>tideline ingest</c>.</summary>
    Ingest,

    /// <summary><c>tideline run</c>.</summary>
    Run,

    /// <summary><c>tideline ingest --run</c>: what a watch does when it is due.</summary>
    Morning,
}

public enum JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>Work on the project that somebody asked for. At most one runs at a time: it is the only writer of the project.</summary>
public sealed class Job
{
    public Guid Id { get; init; }

    public JobKind Kind { get; init; }

    public JobState State { get; set; }

    /// <summary>Name of the account or key that asked.</summary>
    public string AskedBy { get; init; } = "";

    public Instant AskedAt { get; init; }

    /// <summary>When it last began; null: it has not.</summary>
    public Instant? StartedAt { get; set; }

    /// <summary>When it ended, however it did; null: it has not.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>What it is at, in words of the command; null: not known.</summary>
    public string? Stage { get; set; }

    /// <summary>1 while it runs, null otherwise; unique, so that the database itself allows one writer.</summary>
    public int? WriterSlot { get; set; }

    /// <summary>The process that has it; null: none.</summary>
    public string? Writer { get; set; }

    /// <summary>When the writer last said that it is at it.</summary>
    public Instant? HeartbeatAt { get; set; }

    /// <summary>When others may take the job up, since its writer was not heard of.</summary>
    public Instant? LeaseUntil { get; set; }

    /// <summary>How often it began.</summary>
    public int Attempts { get; set; }

    /// <summary>Who asked for it to be stopped; null: nobody.</summary>
    public string? CancelledBy { get; set; }

    /// <summary>Exit code of the command; null: it has none.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What the command said in the end; null: nothing.</summary>
    public string? Message { get; set; }

    internal static void Configure(EntityTypeBuilder<Job> jobs)
    {
        jobs.ToTable("jobs");
        jobs.Property(j => j.Kind).HasConversion<string>().HasMaxLength(20);
        jobs.Property(j => j.State).HasConversion<string>().HasMaxLength(20);
        jobs.Property(j => j.AskedBy).HasMaxLength(256);
        jobs.Property(j => j.Stage).HasMaxLength(100);
        jobs.Property(j => j.Writer).HasMaxLength(100);
        jobs.Property(j => j.CancelledBy).HasMaxLength(256);
        jobs.Property(j => j.Message).HasMaxLength(2000);
        jobs.HasIndex(j => j.WriterSlot).IsUnique();
        jobs.HasIndex(j => j.AskedAt);
    }
}
