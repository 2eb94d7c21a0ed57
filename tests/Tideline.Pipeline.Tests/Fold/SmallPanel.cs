using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Pipeline.Tests.Fold;

/// <summary>Four sub-districts of two districts, ten clusters, one exposed sub-district, and some hundred subscribers of
/// whom many of the exposed leave at the onset and some return.</summary>
internal static class SmallPanel
{
    private const int FirstDay = 20000;
    private const int Days = 210;
    private const int Onset = FirstDay + 175;
    private const int Subscribers = 1300;

    public static FoldFrame Frame { get; } = MakeFrame();

    /// <summary>Timelines as the engine gives them: days packed, in no order.</summary>
    public static IReadOnlyList<(ulong Subscriber, List<long> Days)> Timelines { get; } =
        [.. Enumerable.Range(1, Subscribers).Select(s => (Hash(s, 0), DaysOf(s)))];

    /// <summary>The same timelines as the fold takes them, one subscriber after another in one fold.</summary>
    public static FoldCounts FoldedBy(int parts)
    {
        var folds = Enumerable.Range(0, parts).Select(_ => new StateFold(Frame)).ToArray();
        for (var i = 0; i < Timelines.Count; i++)
        {
            var (subscriber, days) = Timelines[i];
            folds[i % parts].Add(subscriber, [.. days.Order().Select(d => TimelineDay.Unpack((ulong)d)).Where(d => d.Day >= Frame.Origin)]);
        }

        var sum = folds[^1].Counts;
        foreach (var fold in folds.SkipLast(1).Reverse())
        {
            sum.Add(fold.Counts);
        }

        return sum;
    }

    private static FoldFrame MakeFrame()
    {
        var hierarchy = new AreaHierarchy(
        [
            new("Z", "Z", 0, null), new("Z1", "Z1", 1, "Z"), new("Z2", "Z2", 1, "Z"),
            new("Z1A", "Z1A", 2, "Z1"), new("Z1B", "Z1B", 2, "Z1"), new("Z2A", "Z2A", 2, "Z2"), new("Z2B", "Z2B", 2, "Z2"),
        ]);
        string?[] areas = ["Z1A", "Z1A", "Z1A", "Z1B", "Z1B", "Z2A", "Z2A", "Z2B", "Z2B", null];
        var map = new ClusterMap(hierarchy, [.. areas.Select((a, i) => (60 + (0.5 * i), 25.0, a))]);
        var parameters = new DisplacementParameters();
        var live = Domain.Displacement.Onset.Live(Onset, Onset - 3, FirstDay + Days - 1);
        var schedule = PlaceboSchedule.Plan(live, FirstDay, parameters, _ => true);
        return new FoldFrame(map, schedule, parameters, new HashSet<int> { FirstDay + 100, Onset + 12 }, ["Z1A"]);
    }

    private static List<long> DaysOf(int s)
    {
        var home = 1 + (s % 9);
        var flees = home <= 3 && Hash(s, 1) % 2 == 0;
        var back = Onset + 5 + (int)(Hash(s, 2) % 40);
        List<long> days = [];
        for (var day = FirstDay + Days - 1; day >= FirstDay; day--)
        {
            var draw = Hash(s, (ulong)day);
            if (draw % 10 < 3)
            {
                continue;
            }

            var away = (flees && day >= Onset && day < back) || draw % 97 < 3;
            var place = away ? 1 + (int)(Hash(s, 3) % 10) : home;
            days.Add((long)new TimelineDay(day, draw % 5 == 0 ? 0 : place, place).Pack());
        }

        return days;
    }

    private static ulong Hash(int subscriber, ulong what) => Domain.Draws.Hash((ulong)subscriber, what);
}
