using Tideline.Domain.Alerts;
using Tideline.Domain.Displacement;
using Tideline.Domain.Homes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Alerts;

/// <summary>The daily fold counts what the full rule of the reference location, asked for every week, would count.</summary>
public sealed class DailyFoldTests
{
    private const int FirstDay = 20000; // a Saturday
    private const int Days = 150;
    private const int Subscribers = 400;

    private static readonly DailyFrame Frame = MakeFrame();

    [Fact]
    public void Every_week_has_the_homes_of_the_full_rule()
    {
        var fold = new DailyFold(Frame);
        var full = new long[5, Frame.Map.FinestAreas, Frame.Days];
        for (var s = 0; s < Subscribers; s++)
        {
            var days = DaysOf(s);
            fold.Add(days);
            CountByFullRule(days, full);
        }

        var some = 0L;
        foreach (var count in Enum.GetValues<DailyCount>())
        {
            for (var area = 0; area < Frame.Map.FinestAreas; area++)
            {
                for (var day = Frame.FirstCounted; day <= Frame.LastDay; day++)
                {
                    Assert.Equal(full[(int)count, area, day - Frame.FirstCounted], fold.Counts[count, area, day]);
                    some += fold.Counts[count, area, day];
                }
            }
        }

        Assert.True(some > 10_000);
    }

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        DailyFold[] folds = [new(Frame), new(Frame), new(Frame), new(Frame)];
        for (var s = 0; s < Subscribers; s++)
        {
            folds[0].Add(DaysOf(s));
            folds[1 + (s % 3)].Add(DaysOf(s));
        }

        folds[3].Counts.Add(folds[1].Counts);
        folds[3].Counts.Add(folds[2].Counts);
        foreach (var count in Enum.GetValues<DailyCount>())
        {
            int[] all = [.. Enumerable.Range(0, Frame.Map.FinestAreas)];
            Assert.Equal(folds[0].Counts.Sum(count, all), folds[3].Counts.Sum(count, all));
        }
    }

    [Fact]
    public void Who_leaves_stays_in_the_panel_of_the_place_that_was_left_and_is_a_visitor_elsewhere()
    {
        var fold = new DailyFold(Frame);
        var leaves = Frame.FirstCounted + 9;
        TimelineDay[] days = [.. Enumerable.Range(Frame.Origin, Frame.LastDay - Frame.Origin + 1).Select(d => new TimelineDay(d, d < leaves ? 1 : 5, 0))];
        fold.Add(days);
        Assert.Equal((1, 1, 0), (fold.Counts[DailyCount.Panel, 0, leaves - 1], fold.Counts[DailyCount.Night, 0, leaves - 1], fold.Counts[DailyCount.Away, 0, leaves - 1]));
        Assert.Equal((1, 1, 1), (fold.Counts[DailyCount.Panel, 0, leaves], fold.Counts[DailyCount.Away, 0, leaves], fold.Counts[DailyCount.Visitors, 2, leaves]));

        // Five weeks on, most nights of the window were spent there: the new home.
        Assert.Equal((0, 1), (fold.Counts[DailyCount.Panel, 0, leaves + 35], fold.Counts[DailyCount.Panel, 2, leaves + 35]));
    }

    [Fact]
    public void Too_little_history_counts_nothing() => Assert.Equal(0, new DailyFrame(Frame.Map, Frame.Parameters, new HashSet<int>(), FirstDay, FirstDay + 36).Days);

    private static void CountByFullRule(TimelineDay[] days, long[,,] full)
    {
        var locator = new ReferenceLocator(Frame.Map, Frame.Parameters);
        for (var monday = Frame.FirstCounted; monday <= Frame.LastDay; monday += 7)
        {
            TimelineDay[] window = [.. days.Where(d => d.Day >= monday - 35 && d.Day <= monday - 8)];
            var home = locator.Assign(window, monday - 35, monday - 8, Frame.Unobserved, Frame.Origin);
            if (!home.Exists)
            {
                continue;
            }

            void Count(DailyCount count, int area, int day) => full[(int)count, area, day - Frame.FirstCounted]++;
            for (var day = monday; day <= Math.Min(monday + 6, Frame.LastDay); day++)
            {
                Count(DailyCount.Panel, home.Area, day);
            }

            foreach (var day in days.Where(d => d.Day >= monday && d.Day <= Math.Min(monday + 6, Frame.LastDay)))
            {
                Count(DailyCount.Seen, home.Area, day.Day);
                if (day.Night == 0)
                {
                    continue;
                }

                Count(DailyCount.Night, home.Area, day.Day);
                var area = Frame.Map.AreaOf(day.Night);
                var isHome = area == home.Area || Frame.Map.Within(home.HomeCluster, day.Night, Frame.Parameters.HomeRadiusKm)
                    || (area >= 0 && locator.ExpectedArea(Day.Weekday(day.Day)) == area);
                if (!isHome)
                {
                    Count(DailyCount.Away, home.Area, day.Day);
                    if (area >= 0)
                    {
                        Count(DailyCount.Visitors, area, day.Day);
                    }
                }
            }
        }
    }

    private static DailyFrame MakeFrame()
    {
        var hierarchy = new AreaHierarchy(
        [
            new("Z", "Z", 0, null), new("Z1", "Z1", 1, "Z"),
            new("Z1A", "Z1A", 2, "Z1"), new("Z1B", "Z1B", 2, "Z1"), new("Z1C", "Z1C", 2, "Z1"),
        ]);
        string?[] areas = ["Z1A", "Z1A", "Z1B", "Z1B", "Z1C", "Z1C", null];
        var map = new ClusterMap(hierarchy, [.. areas.Select((a, i) => (60 + (0.01 * i), 25.0, a))]);
        return new DailyFrame(map, new DisplacementParameters(), new HashSet<int> { FirstDay + 70, FirstDay + 100 }, FirstDay, FirstDay + Days - 3);
    }

    /// <summary>Every kind of subscriber: settled, rarely seen, commuting on weekends, moving house, torn between two places,
    /// never seen at night.</summary>
    private static TimelineDay[] DaysOf(int s)
    {
        ulong Hash(int what, int more = 0) => Draws.Hash((ulong)s, (ulong)what, (ulong)more);
        var (home, other) = (1 + (int)(Hash(1) % 7), 1 + (int)(Hash(2) % 7));
        var seen = 1 + (int)(Hash(3) % 10);
        var (kind, moves) = ((int)(Hash(4) % 6), FirstDay + 40 + (int)(Hash(5) % 80));
        List<TimelineDay> days = [];
        for (var day = FirstDay - 5; day < FirstDay + Days; day++)
        {
            if ((int)(Hash(6, day) % 10) >= seen)
            {
                continue;
            }

            var away = kind switch
            {
                1 => Day.Weekday(day) >= 5,
                2 => day >= moves,
                3 => Hash(7, day) % 2 == 0,
                _ => Hash(7, day) % 20 == 0,
            };
            var place = away ? other : home;
            days.Add(new TimelineDay(day, kind == 5 || Hash(8, day) % 5 == 0 ? 0 : place, Hash(9, day) % 3 == 0 ? 0 : place));
        }

        return [.. days.Where(d => d.Night != 0 || d.DayPart != 0)];
    }
}
