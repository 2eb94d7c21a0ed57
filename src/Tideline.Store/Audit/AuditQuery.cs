using NodaTime;

namespace Tideline.Store.Audit;

/// <summary>Which lines are asked for; what is null does not narrow.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">The first instant after.</param>
/// <param name="Actor">Name of the account or key, whole.</param>
/// <param name="Action">What was done.</param>
public sealed record AuditQuery(Instant? From = null, Instant? To = null, string? Actor = null, AuditAction? Action = null)
{
    internal IQueryable<AuditEntry> Of(IQueryable<AuditEntry> log)
    {
        if (From is { } from)
        {
            log = log.Where(e => e.At >= from);
        }

        if (To is { } to)
        {
            log = log.Where(e => e.At < to);
        }

        if (Actor is { } actor)
        {
            log = log.Where(e => e.Actor == actor);
        }

        if (Action is { } action)
        {
            var name = action.Name();
            log = log.Where(e => e.Action == name);
        }

        return log;
    }
}
