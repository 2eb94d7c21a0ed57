using NodaTime;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Displacement;

/// <summary>A country of two districts with two tehsils each, one cluster every 10 km, and the days around an onset.</summary>
internal static class SmallCountry
{
    /// <summary>Clusters of the tehsils A1, A2 (district A) and B1, B2 (district B).</summary>
    public const int A1 = 1;
    public const int A2 = 2;
    public const int B1 = 3;
    public const int B2 = 4;

    /// <summary>A second cluster of A1, 1.5 km from the first.</summary>
    public const int NearA1 = 5;

    /// <summary>A cluster of A2 that lies 1.5 km from A1's first.</summary>
    public const int BorderOfA2 = 6;

    public static readonly LocalDate OnsetDate = new(2025, 8, 26);

    public static readonly int Onset = Day.Number(OnsetDate);

    public static ClusterMap Map { get; } = new(
        new AreaHierarchy(
        [
            new Area("C", "Country", 0, null),
            new Area("CA", "A", 1, "C"), new Area("CB", "B", 1, "C"),
            new Area("CA1", "A1", 2, "CA"), new Area("CA2", "A2", 2, "CA"),
            new Area("CB1", "B1", 2, "CB"), new Area("CB2", "B2", 2, "CB"),
        ]),
        [
            (70.0, 30.0, "CA1"), (70.1, 30.0, "CA2"), (71.0, 30.0, "CB1"), (71.1, 30.0, "CB2"),
            (70.0, 30.0135, "CA1"), (70.0, 29.9865, "CA2"),
        ]);

    public static FoldFrame Frame(
        DisplacementParameters? parameters = null, int weeksAfter = 4, IEnumerable<string>? exposed = null, IEnumerable<int>? unobserved = null,
        int evacuationStarts = -3, int? lastNew = null, int history = 220, IEnumerable<int>? longHolidays = null, BlindHomes? blind = null)
    {
        var live = Domain.Displacement.Onset.Live(Onset, Onset + evacuationStarts, Day.Monday(Onset) + (7 * weeksAfter) + 6);
        var chosen = parameters ?? new DisplacementParameters { Replicates = 20 };
        var schedule = PlaceboSchedule.Plan(live, Onset - history, chosen, _ => true);
        return new FoldFrame(
            Map, schedule, chosen, (unobserved ?? []).ToHashSet(), exposed ?? ["CA1"], longHolidays?.ToHashSet())
        {
            Blind = blind ?? BlindHomes.None,
            LastNewDay = lastNew is { } day ? Onset + day : int.MaxValue,
        };
    }

    /// <summary>A timeline: on each day from 220 days before the onset on, the night cluster that the function gives (0: not seen).</summary>
    public static TimelineDay[] Nights(Func<int, int> nightOf, int until = 60) =>
        [.. Enumerable.Range(-220, 220 + until).Select(d => new TimelineDay(Onset + d, nightOf(d), 0)).Where(d => d.Night != 0)];

    /// <summary>A count by week of the frame, over all homes and strata.</summary>
    public static long[] Weeks(StateFold fold, FoldFrame frame, Count count, int onset = 0) =>
        [.. Enumerable.Range(0, frame.Weeks).Select(w =>
            Enumerable.Range(0, frame.Units.Count).Sum(u =>
                Enumerable.Range(0, frame.Parameters.Strata).Sum(s => fold.Counts[count, onset, u, s, w])))];
}
