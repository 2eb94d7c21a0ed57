using Tideline.Domain.Displacement;
using Tideline.Domain.Homes;

namespace Tideline.Domain.Alerts;

/// <summary>
/// Folds one subscriber's timeline after another into daily counts by home area. One instance a thread; the counts of all
/// add up to the same whatever the order.
/// </summary>
public sealed class DailyFold(DailyFrame frame)
{
    private readonly ReferenceLocator _locator = new(frame.Map, frame.Parameters);
    private readonly RollingNights _nights = new(frame);

    public DailyCounts Counts { get; } = new(frame);

    /// <summary>Folds one subscriber.</summary>
    /// <param name="days">Its days seen, each once, in day order; days outside the frame are passed over.</param>
    public void Add(ReadOnlySpan<TimelineDay> days)
    {
        days = days[From(days, 0, frame.Origin)..];
        days = days[..From(days, 0, frame.LastDay + 1)];
        _nights.Start();
        var next = From(days, 0, frame.FirstCounted);
        var oldest = 0;
        for (var monday = frame.FirstCounted; monday <= frame.LastDay; monday += 7)
        {
            var (first, last) = (monday - (7 * DailyFrame.LeadWeeks), monday - 8);
            _nights.Move(days, first, last);
            oldest = From(days, oldest, first);
            var end = From(days, next, monday + 7);
            Week(days[oldest..], days[next..end], monday, first, last);
            next = end;
        }
    }

    /// <summary>Counts one week. The full rule of the reference location is asked only where nights alone do not decide the
    /// home, or where a night was spent outside it, so that habits matter.</summary>
    private void Week(ReadOnlySpan<TimelineDay> fromWindow, ReadOnlySpan<TimelineDay> week, int monday, int first, int last)
    {
        if (fromWindow.IsEmpty || fromWindow[0].Day > last)
        {
            return;
        }

        ReferenceLocation? full = null;
        var home = _nights.Home(monday) ?? (full = Full(fromWindow, first, last)).Value.Area;
        if (home < 0)
        {
            return;
        }

        for (var day = monday; day <= Math.Min(monday + 6, frame.LastDay); day++)
        {
            Counts.At(DailyCount.Panel, home, day)++;
        }

        foreach (ref readonly var day in week)
        {
            Counts.At(DailyCount.Seen, home, day.Day)++;
            if (day.Night == 0)
            {
                continue;
            }

            Counts.At(DailyCount.Night, home, day.Day)++;
            if (frame.Map.AreaOf(day.Night) == home)
            {
                continue;
            }

            full ??= Full(fromWindow, first, last);
            var host = SightingRule.Judge(day, full.Value, _locator, frame.Map, frame.Parameters);
            if (host >= 0)
            {
                Counts.At(DailyCount.Away, home, day.Day)++;
                if (host < frame.Map.FinestAreas)
                {
                    Counts.At(DailyCount.Visitors, host, day.Day)++;
                }
            }
        }
    }

    private ReferenceLocation Full(ReadOnlySpan<TimelineDay> fromWindow, int first, int last) =>
        _locator.Assign(fromWindow[..From(fromWindow, 0, last + 1)], first, last, frame.Unobserved, frame.Origin);

    private static int From(ReadOnlySpan<TimelineDay> days, int start, int day)
    {
        while (start < days.Length && days[start].Day < day)
        {
            start++;
        }

        return start;
    }
}
