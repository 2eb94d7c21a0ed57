using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tideline.Projects.Chains;

namespace Tideline.Store.Audit;

/// <summary>The log of decisions: lines are added and never changed.</summary>
/// <remarks>Somebody who can write in the database could cut lines off the end, or write all of it anew. Against that, the head is
/// noted elsewhere and looked for later.</remarks>
public sealed class AuditLog(StoreDatabase database, IClock clock) : IDisposable
{
    private const int Attempts = 20;
    private const int LongestText = 300;

    // Within the process lines are added one after another; another process on the same database is found by the key.
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Adds a line.</summary>
    /// <param name="actor">Name of the account or key.</param>
    /// <param name="target">What it was done to.</param>
    /// <param name="detail">Our own words or codes, never what somebody typed: a phone number may be in it.</param>
    /// <param name="origin">Network address.</param>
    public async Task<AuditEntry> Append(
        string actor, AuditAction action, string? target = null, string? detail = null, string? origin = null, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                await using var context = database.Open();
                var last = await Last(context, cancellation);
                var entry = new AuditEntry
                {
                    Sequence = (last?.Sequence ?? 0) + 1,
                    Previous = last?.Sha256 ?? ChainLine.Start,
                    At = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds()),
                    Actor = actor,
                    Action = action.Name(),
                    Target = Cut(target),
                    Detail = Cut(detail),
                    Origin = origin,
                }.Sealed();
                context.Add(entry);
                try
                {
                    await context.SaveChangesAsync(cancellation);
                    return entry;
                }
                catch (DbUpdateException) when (attempt < Attempts)
                {
                    // Another process took the number; the next round reads its line.
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lines that the query asks for, the newest first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<AuditEntry> Entries, int Total)> Read(AuditQuery query, int page, int size, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        var lines = query.Of(context.AuditLog.AsNoTracking());
        var total = await lines.CountAsync(cancellation);
        return (await lines.OrderByDescending(e => e.Sequence).Skip((page - 1) * size).Take(size).ToListAsync(cancellation), total);
    }

    /// <summary>Walks all lines and makes every hash anew.</summary>
    /// <param name="noted">A head that was noted at some time, to be looked for; null: none.</param>
    public async Task<AuditVerification> Verify(string? noted = null, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        var (count, previous, isFound) = (0L, ChainLine.Start, noted is null);
        await foreach (var entry in context.AuditLog.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            if (entry.Sequence != count || entry.Previous != previous || entry.Sha256 != ChainLine.HashOf(entry.ToLine()))
            {
                return new(count, previous, count, false);
            }

            previous = entry.Sha256;
            isFound |= string.Equals(noted?.Trim(), previous, StringComparison.OrdinalIgnoreCase);
        }

        return new(count, previous, null, isFound);
    }

    private static Task<AuditEntry?> Last(StoreContext context, CancellationToken cancellation) =>
        context.AuditLog.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellation);

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}

/// <summary>What walking the audit log found.</summary>
/// <param name="Entries">Lines that were walked.</param>
/// <param name="Head">SHA-256 of the last line that is intact; 64 zeros where there is none.</param>
/// <param name="BrokenAt">The first line, counted from 1, that is not what was written; null: all are.</param>
/// <param name="HasNoted">Whether the head that was asked for is among them; true where none was.</param>
public sealed record AuditVerification(long Entries, string Head, long? BrokenAt, bool HasNoted)
{
    public bool IsIntact => BrokenAt is null && HasNoted;
}
