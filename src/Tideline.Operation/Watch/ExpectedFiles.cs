using NodaTime;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Watch;

/// <summary>Whether files came when they should have.</summary>
public static class ExpectedFiles
{
    /// <summary>The hour by which something should have come in the day before it, and did not; null: it came, or nobody expects it.</summary>
    /// <param name="newest">When the newest file was written; null: none ever came.</param>
    public static Instant? MissedAt(OperationConfiguration operation, DateTimeZone zone, Instant? newest, Instant now)
    {
        if (operation.ExpectedBy is not { } by)
        {
            return null;
        }

        var due = DailyTimes.Last([by], zone, now);
        return newest is { } at && at >= due - Duration.FromDays(1) ? null : due;
    }
}
