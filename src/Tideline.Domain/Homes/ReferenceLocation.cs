using System.Runtime.InteropServices;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Domain.Homes;

/// <summary>Where a subscriber lived before an onset, and how ordinary absences looked.</summary>
/// <param name="Area">Index of the finest area with most nights; −1 where there is no reference location.</param>
/// <param name="HomeCluster">Modal cluster in it: the home point.</param>
/// <param name="AwayShare">Share of observed nights outside <paramref name="Area"/>, 0 to 0.5.</param>
/// <param name="MeanGap">Mean days between days seen in the window, at least 1.</param>
/// <param name="DaysSeen">Days with a location in the window.</param>
/// <param name="DaysJudged">Nights, or days where nights were too few, that the rule judged.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReferenceLocation(int Area, int HomeCluster, double AwayShare, double MeanGap, int DaysSeen, int DaysJudged = 0)
{
    public bool Exists => Area >= 0;
}

/// <summary>
/// Assigns reference locations: the finest area with most nights in the window, if nights, weeks and share suffice; for
/// those seen on too few nights, the same rule over all days seen (the night's place, else the day's). One instance serves one thread; it holds scratch space, and the habits of the last subscriber assigned.
/// </summary>
/// <remarks>Ties: latest night, then smallest p-code (area) or id (cluster). Unmapped nights count as nights seen in no
/// area. Method and limits: docs/methods/reference-location.md.</remarks>
public sealed class ReferenceLocator(ClusterMap map, DisplacementParameters parameters)
{
    /// <summary>A night at a place says more about the home point than any number of days.</summary>
    private const int NightWeight = 1000;

    private readonly PlaceCounts _nightAreas = new();
    private readonly PlaceCounts _dailyAreas = new();
    private readonly PlaceCounts _homeClusters = new();
    private readonly PlaceCounts _dayPlaces = new();
    private readonly PlaceCounts _nightStays = new();
    private readonly PlaceCounts[] _weekdayAreas = [.. Enumerable.Range(0, 7).Select(_ => new PlaceCounts())];
    private readonly int[] _expected = new int[7];
    private int _home = -1;
    private int _dayPartDays;

    /// <summary>Assigns one subscriber's reference location and keeps its habits for <see cref="IsUsualDayPlace"/> and
    /// <see cref="ExpectedArea"/>.</summary>
    /// <param name="days">The subscriber's days seen, in day order.</param>
    /// <param name="first">First day of the window, inclusive.</param>
    /// <param name="last">Last day of the window, inclusive.</param>
    /// <param name="unobserved">Days to pass over (invalid or bridged), by day number minus <paramref name="origin"/>.</param>
    /// <param name="origin">Day number of the first entry of <paramref name="unobserved"/>.</param>
    public ReferenceLocation Assign(ReadOnlySpan<TimelineDay> days, int first, int last, ReadOnlySpan<bool> unobserved, int origin)
    {
        _nightAreas.Clear();
        _dailyAreas.Clear();
        _dayPlaces.Clear();
        _dayPartDays = 0;
        var (nights, nightWeeks, seen, weeks) = (0, new WeekCounter(), 0, new WeekCounter());
        var (firstSeen, lastSeen) = (0, 0);
        foreach (var day in days)
        {
            if (day.Day < first || day.Day > last || unobserved[day.Day - origin])
            {
                continue;
            }

            firstSeen = seen == 0 ? day.Day : firstSeen;
            lastSeen = day.Day;
            seen++;
            weeks.Add(day.Day);
            _dailyAreas.Add(map.AreaOf(day.Night != 0 ? day.Night : day.DayPart), day.Day);
            if (day.DayPart != 0)
            {
                _dayPartDays++;
                _dayPlaces.Add(day.DayPart, day.Day);
            }

            if (day.Night != 0)
            {
                nights++;
                nightWeeks.Add(day.Day);
                _nightAreas.Add(map.AreaOf(day.Night), day.Day);
            }
        }

        var judged = _nightAreas;
        if (!Suffices(judged, nightWeeks.Count, out _home, out var away) && !Suffices(judged = _dailyAreas, weeks.Count, out _home, out away))
        {
            return new ReferenceLocation(-1, 0, 0, 0, seen);
        }

        LearnHabits(days, first, last, unobserved, origin);
        var homeCluster = _homeClusters.Modal(excluding: 0).Place;
        var meanGap = seen > 1 ? Math.Max(1, (double)(lastSeen - firstSeen) / (seen - 1)) : last - first + 1;
        return new ReferenceLocation(_home, homeCluster, away, meanGap, seen, judged.Total);
    }

    private bool Suffices(PlaceCounts areas, int weeks, out int home, out double away)
    {
        (home, var days) = areas.Modal(excluding: ClusterMap.Unmapped);
        away = areas.Total == 0 ? 0 : 1 - ((double)days / areas.Total);
        var suffices = home >= 0 && areas.Total >= parameters.MinimumNights && weeks >= parameters.MinimumWeeks
            && days >= parameters.MinimumShare * areas.Total;
        home = suffices ? home : -1;
        return suffices;
    }

    /// <summary>Whether a cluster held at least the usual share of the subscriber's day-part days.</summary>
    public bool IsUsualDayPlace(int cluster)
    {
        var count = _dayPlaces.Count(cluster);
        return count >= parameters.UsualDayMinimum && count >= parameters.UsualDayShare * _dayPartDays;
    }

    /// <summary>Whether an area other than home held a usual share of the subscriber's nights, or several separate stays.</summary>
    public bool IsUsualNightPlace(int area) =>
        area != _home && (_nightStays.Count(area) >= parameters.UsualNightStays
            || (_nightAreas.Count(area) is > 0 and var nights && nights >= parameters.UsualNightShare * _nightAreas.Total));

    /// <summary>The other area in which this weekday's nights are usually spent; −1 where the weekday has none.</summary>
    public int ExpectedArea(int weekday) => _expected[weekday];

    private void LearnHabits(ReadOnlySpan<TimelineDay> days, int first, int last, ReadOnlySpan<bool> unobserved, int origin)
    {
        _homeClusters.Clear();
        _nightStays.Clear();
        var lastNight = _home;
        foreach (var counts in _weekdayAreas)
        {
            counts.Clear();
        }

        foreach (var day in days)
        {
            if (day.Day < first || day.Day > last || unobserved[day.Day - origin])
            {
                continue;
            }

            var place = day.Night != 0 ? day.Night : day.DayPart;
            if (map.AreaOf(place) == _home)
            {
                _homeClusters.Add(place, day.Day, weight: day.Night != 0 ? NightWeight : 1);
            }

            if (day.Night != 0)
            {
                var area = map.AreaOf(day.Night);
                _weekdayAreas[Day.Weekday(day.Day)].Add(area, day.Day);
                if (area != _home && area != lastNight)
                {
                    _nightStays.Add(area, day.Day);
                }

                lastNight = area;
            }
        }

        for (var weekday = 0; weekday < 7; weekday++)
        {
            var counts = _weekdayAreas[weekday];
            var (area, count) = counts.Modal(excluding: ClusterMap.Unmapped);
            var usual = area >= 0 && area != _home && counts.Total >= parameters.CommuterMinimum
                && count >= parameters.CommuterShare * counts.Total;
            _expected[weekday] = usual ? area : -1;
        }
    }
}
