using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>What arrived of one local day, over all feeds.</summary>
/// <param name="Events">Kept events.</param>
/// <param name="FirstSecond">Smallest second of the local day among them (0 = the start of the local day); null where
/// it is not known: a day of small hours alone is then told by its volume.</param>
/// <param name="LastSecond">Largest second of the local day among them.</param>
public sealed record DayVolume(LocalDate Day, long Events, int? FirstSecond, int LastSecond);

public enum DayStatus
{
    Valid,

    /// <summary>Used, and named in the report: 0.5 to 0.8 of the usual volume.</summary>
    Warn,

    /// <summary>Not used: as if nothing had been observed on it.</summary>
    Invalid,
}

public enum DayFault
{
    /// <summary>No event at all, between the first and the last day of the data.</summary>
    Missing,

    /// <summary>No event before 18:00: only the small hours of the next calendar day are held.</summary>
    Partial,

    /// <summary>No event from 18:00 on: the night, which the daily location rests on, is absent.</summary>
    Truncated,

    /// <summary>Less than half of the usual volume of this weekday.</summary>
    LowVolume,
}

/// <summary>The verdict on one local day.</summary>
/// <param name="Events">Kept events; 0 for a missing day.</param>
/// <param name="Ratio">Events over the median of its comparison days; null where there are none, or where their median is 0.</param>
/// <param name="Fault">Why it is invalid; null otherwise.</param>
public sealed record DayVerdict(LocalDate Day, long Events, double? Ratio, DayStatus Status, DayFault? Fault)
{
    public bool IsUsable => Status != DayStatus.Invalid;
}

/// <summary>Which local days can carry an estimate, judged from volumes alone.</summary>
/// <remarks>
/// <para>A day is first judged by its hours. It needs an event before 18:00 and one from 18:00 on. Where files are
/// calendar days and local days start at 05:00, the small hours of the very first file make a local day of their own:
/// it is partial.</para>
/// <para>Then by its volume, against the median of its comparison days. These are days that passed the hours, whether
/// or not their own volume did, so that no verdict depends on another: the same weekday of the 8 weeks before,
/// where at least 3 are held; else the same weekday of the 8 weeks on both sides; else, in series of less than two
/// weeks, every other day.</para>
/// </remarks>
public static class DayGate
{
    /// <summary>Below this share of the median a day is invalid.</summary>
    public const double InvalidBelow = 0.5;

    /// <summary>Below this share a day is used with a warning.</summary>
    public const double WarnBelow = 0.8;

    private const int Weeks = 8;
    private const int EnoughTrailing = 3;
    private static readonly LocalTime NightStarts = new(18, 0);

    /// <summary>One verdict per local day from the first to the last that has events, in order.</summary>
    /// <param name="volumes">One per local day; days without events are absent. Order does not matter.</param>
    /// <param name="dayStartsAt">Where the local day is cut.</param>
    public static IReadOnlyList<DayVerdict> Judge(IEnumerable<DayVolume> volumes, LocalTime dayStartsAt)
    {
        var byDay = volumes.Where(v => v.Events > 0).ToDictionary(v => v.Day);
        if (byDay.Count == 0)
        {
            return [];
        }

        var night = SecondOfDay(NightStarts, dayStartsAt);
        var whole = byDay.Values.Where(v => FaultOfHours(v, night) is null).ToDictionary(v => v.Day, v => v.Events);
        var verdicts = new List<DayVerdict>();
        for (var day = byDay.Keys.Min(); day <= byDay.Keys.Max(); day = day.PlusDays(1))
        {
            verdicts.Add(byDay.TryGetValue(day, out var volume)
                ? Judge(volume, FaultOfHours(volume, night), whole)
                : new DayVerdict(day, 0, null, DayStatus.Invalid, DayFault.Missing));
        }

        return verdicts;
    }

    /// <summary>Seconds from the start of the local day to a clock time, in 0..86,399 (days of 24 hours).</summary>
    public static int SecondOfDay(LocalTime time, LocalTime dayStartsAt)
    {
        var seconds = (time - dayStartsAt).ToDuration().TotalSeconds;
        return (int)(seconds < 0 ? seconds + 86_400 : seconds);
    }

    private static DayVerdict Judge(DayVolume volume, DayFault? fault, Dictionary<LocalDate, long> whole)
    {
        var median = Medians.OfSorting(Comparison(volume.Day, whole));
        double? ratio = median > 0 ? volume.Events / median : null;
        fault ??= ratio < InvalidBelow ? DayFault.LowVolume : null;
        var status = fault is not null ? DayStatus.Invalid : ratio < WarnBelow ? DayStatus.Warn : DayStatus.Valid;
        return new DayVerdict(volume.Day, volume.Events, ratio, status, fault);
    }

    private static DayFault? FaultOfHours(DayVolume volume, int night) =>
        volume.FirstSecond >= night ? DayFault.Partial : volume.LastSecond < night ? DayFault.Truncated : null;

    private static List<long> Comparison(LocalDate day, Dictionary<LocalDate, long> whole)
    {
        var before = SameWeekday(day, -1, whole);
        if (before.Count >= EnoughTrailing)
        {
            return before;
        }

        before.AddRange(SameWeekday(day, 1, whole));
        return before.Count > 0 ? before : [.. whole.Where(w => w.Key != day).Select(w => w.Value)];
    }

    private static List<long> SameWeekday(LocalDate day, int direction, Dictionary<LocalDate, long> whole)
    {
        var found = new List<long>(Weeks);
        for (var week = 1; week <= Weeks; week++)
        {
            if (whole.TryGetValue(day.PlusWeeks(direction * week), out var events))
            {
                found.Add(events);
            }
        }

        return found;
    }
}
