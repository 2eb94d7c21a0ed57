using Tideline.Domain.Displacement;

namespace Tideline.Domain.Alerts;

/// <summary>
/// Nights by finest area of one subscriber in a window that moves a week at a time: every night is added once and taken off
/// once, so that a home per week costs little more than one for all time. Scratch space of one thread.
/// </summary>
internal sealed class RollingNights(DailyFrame frame)
{
    private readonly int[] _weeks = new int[(frame.Unobserved.Length / 7) + 1];
    private int[] _areas = new int[8];
    private int[] _nights = new int[8];
    private int _size;
    private int _total;
    private int _next;
    private int _oldest;

    public void Start()
    {
        _weeks.AsSpan().Clear();
        (_size, _total, _next, _oldest) = (0, 0, 0, 0);
    }

    /// <summary>Moves the window on; the days are always those of one subscriber, in order.</summary>
    /// <param name="days">All days of the subscriber within the frame.</param>
    /// <param name="first">First day of the window, a Monday; never earlier than before.</param>
    /// <param name="last">Last day of the window, a Sunday.</param>
    public void Move(ReadOnlySpan<TimelineDay> days, int first, int last)
    {
        for (; _next < days.Length && days[_next].Day <= last; _next++)
        {
            Count(days[_next], 1);
        }

        for (; _oldest < _next && days[_oldest].Day < first; _oldest++)
        {
            Count(days[_oldest], -1);
        }
    }

    /// <summary>
    /// The home where nights alone decide it without a tie: the same area that the full rule would give. Null: the full rule
    /// must decide, because nights are too few, no area holds more than half of them, or days without nights matter.
    /// </summary>
    public int? Home(int monday)
    {
        var parameters = frame.Parameters;
        if (_total < parameters.MinimumNights || WeeksWithNights(monday) < parameters.MinimumWeeks)
        {
            return null;
        }

        var most = _nights.AsSpan(0, _size).IndexOf(Largest());
        return _areas[most] >= 0 && 2 * _nights[most] > _total && _nights[most] >= parameters.MinimumShare * _total ? _areas[most] : null;
    }

    private int Largest()
    {
        var largest = 0;
        for (var i = 0; i < _size; i++)
        {
            largest = Math.Max(largest, _nights[i]);
        }

        return largest;
    }

    private int WeeksWithNights(int monday)
    {
        var first = ((monday - frame.Origin) / 7) - DailyFrame.LeadWeeks;
        var weeks = 0;
        for (var w = first; w < first + DailyFrame.WindowWeeks; w++)
        {
            weeks += _weeks[w] > 0 ? 1 : 0;
        }

        return weeks;
    }

    private void Count(in TimelineDay day, int sign)
    {
        if (day.Night == 0 || frame.Unobserved[day.Day - frame.Origin])
        {
            return;
        }

        var area = frame.Map.AreaOf(day.Night);
        _total += sign;
        _weeks[(day.Day - frame.Origin) / 7] += sign;
        var at = _areas.AsSpan(0, _size).IndexOf(area);
        if (at < 0)
        {
            if (_size == _areas.Length)
            {
                Array.Resize(ref _areas, 2 * _size);
                Array.Resize(ref _nights, 2 * _size);
            }

            at = _size++;
            (_areas[at], _nights[at]) = (area, 0);
        }

        _nights[at] += sign;
        if (_nights[at] == 0)
        {
            _size--;
            (_areas[at], _nights[at]) = (_areas[_size], _nights[_size]);
        }
    }
}
