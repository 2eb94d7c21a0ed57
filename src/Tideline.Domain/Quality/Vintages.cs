using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>Up to which day the data are complete.</summary>
public static class Vintages
{
    /// <summary>The last hour of the local day: an event in it shows that the small hours were delivered.</summary>
    private const int TailStarts = 23 * 3600;

    /// <summary>The vintage: the last usable day whose small hours are in; null where no day is.</summary>
    /// <remarks>
    /// The local day ends on the next calendar day (at 05:00), so that the last of a series of calendar-day files
    /// leaves its own local day open. A day is complete where a later local day has events that can only have come
    /// with or after its small hours, or where it has events in its own last hour. A later day made of small hours
    /// alone counts: its calendar day lies beyond.
    /// </remarks>
    public static LocalDate? LastCompleteDay(IEnumerable<DayVerdict> verdicts, IEnumerable<DayVolume> volumes)
    {
        var lastSeconds = volumes.Where(v => v.Events > 0).ToDictionary(v => v.Day, v => v.LastSecond);
        if (lastSeconds.Count == 0)
        {
            return null;
        }

        var lastWithEvents = lastSeconds.Keys.Max();
        LocalDate? vintage = null;
        foreach (var verdict in verdicts.Where(v => v.IsUsable))
        {
            var complete = verdict.Day < lastWithEvents || lastSeconds[verdict.Day] >= TailStarts;
            if (complete && (vintage is null || verdict.Day > vintage))
            {
                vintage = verdict.Day;
            }
        }

        return vintage;
    }
}
