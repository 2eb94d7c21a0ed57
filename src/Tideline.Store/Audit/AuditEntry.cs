using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tideline.Projects.Chains;

namespace Tideline.Store.Audit;

/// <summary>One line of the audit log. Each names the SHA-256 of the line before. It never holds an identifier of a subscriber.</summary>
public sealed class AuditEntry : IChained
{
    private static readonly JsonSerializerOptions Options = ChainJson.Options();

    /// <summary>1, 2, 3 …</summary>
    public long Sequence { get; init; }

    /// <summary>SHA-256 of the line before; 64 zeros in the first.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256 of this line.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>To the millisecond.</summary>
    public Instant At { get; init; }

    /// <summary>Name of the account, <c>key:PREFIX</c> of a program, <c>-</c> of nobody known.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Name of an <see cref="AuditAction"/>.</summary>
    public string Action { get; init; } = "";

    /// <summary>What it was done to: an account, a key, a release, an address; null where that goes without saying.</summary>
    public string? Target { get; init; }

    /// <summary>In words or a code; null: nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>Network address that it came from; null where there was none.</summary>
    public string? Origin { get; init; }

    /// <summary>What the hash is over.</summary>
    public string ToLine() => JsonSerializer.Serialize(
        new { Sequence, Previous, At = At.ToString(), Actor, Action, Target, Detail, Origin }, Options);

    internal AuditEntry Sealed()
    {
        Sha256 = ChainLine.HashOf(ToLine());
        return this;
    }

    internal static void Configure(EntityTypeBuilder<AuditEntry> log)
    {
        log.ToTable("audit_log");
        log.HasKey(e => e.Sequence);
        // The next number is the last one's successor, with no gap: the database must not choose it.
        log.Property(e => e.Sequence).ValueGeneratedNever();
        log.Property(e => e.Previous).HasMaxLength(64);
        log.Property(e => e.Sha256).HasMaxLength(64);
        log.Property(e => e.Actor).HasMaxLength(256);
        log.Property(e => e.Action).HasMaxLength(40);
        log.Property(e => e.Target).HasMaxLength(300);
        log.Property(e => e.Detail).HasMaxLength(300);
        log.Property(e => e.Origin).HasMaxLength(64);
        log.HasIndex(e => e.At);
        log.HasIndex(e => e.Actor);
    }
}
