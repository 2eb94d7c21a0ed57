using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Ingest.Rows;

/// <summary>
/// Converts between UTC and the wall clock of one zone, in whole seconds since 1970, with the tz database that
/// NodaTime carries. Remembers the last offset, so one instance serves one thread.
/// </summary>
internal sealed class LocalClock
{
    private readonly Period[] _periods;
    private readonly long _dayStart;
    private int _last;

    public LocalClock(DateTimeZone zone, LocalTime dayStartsAt)
    {
        _dayStart = dayStartsAt.TickOfDay / NodaConstants.TicksPerSecond;
        _periods =
        [
            .. zone.GetZoneIntervals(Instant.FromUtc(1969, 1, 1, 0, 0), Instant.FromUtc(2107, 1, 1, 0, 0)).Select(interval => new Period(
                interval.HasStart ? interval.Start.ToUnixTimeSeconds() : long.MinValue / 2,
                interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue / 2,
                interval.WallOffset.Seconds)),
        ];
    }

    /// <summary>The instant of a wall-clock time. A time that occurs twice or never is read with the offset before
    /// the change; the latter is then what the clock would have shown had it not been moved.</summary>
    public long ToUtc(long local, out ClockChange change)
    {
        var i = _last;
        while (i > 0 && local < _periods[i - 1].LocalEnd)
        {
            i--;
        }

        while (i < _periods.Length - 1 && local >= _periods[i].LocalEnd)
        {
            i++;
        }

        _last = i;
        // Forward jump: the period before has ended by its own clock, this one has not begun by its own.
        if (i > 0 && local < _periods[i].LocalStart)
        {
            change = ClockChange.Skipped;
            return local - _periods[i - 1].Offset;
        }

        change = i < _periods.Length - 1 && local >= _periods[i + 1].LocalStart ? ClockChange.Ambiguous : ClockChange.None;
        return local - _periods[i].Offset;
    }

    /// <summary>What the wall clock shows at an instant.</summary>
    public long ToLocal(long utc)
    {
        var i = _last;
        while (i > 0 && utc < _periods[i].Start)
        {
            i--;
        }

        while (i < _periods.Length - 1 && utc >= _periods[i].End)
        {
            i++;
        }

        _last = i;
        return utc + _periods[i].Offset;
    }

    /// <summary>The local day of a wall-clock time, as days since 1970-01-01, and the second within it.</summary>
    public int DayOf(long local, out int second)
    {
        var (day, rest) = Math.DivRem(local - _dayStart, NodaConstants.SecondsPerDay);
        if (rest < 0)
        {
            (day, rest) = (day - 1, rest + NodaConstants.SecondsPerDay);
        }

        second = (int)rest;
        return (int)day;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Period(long Start, long End, int Offset)
    {
        public long LocalStart => Start + Offset;

        public long LocalEnd => End + Offset;
    }
}
