using Tideline.Domain.Displacement;

namespace Tideline.Domain.Destinations;

/// <summary>Nights that residents of each area spent in each other area before the emergency.</summary>
/// <remarks>From the fold's ordinary away days: no pass over the data of its own. Bridged holidays are unobserved there,
/// so that feast visits are not among them. Days away without a night event count where the fold places them.</remarks>
public sealed class Ties
{
    private readonly long[,] _nights;
    private readonly long[,]? _half;
    private readonly Dictionary<(int Home, int Host), HashSet<(int Onset, int Unit, int Stratum)>> _backing = [];

    /// <param name="nights">By home and host; the diagonal is not looked at.</param>
    /// <param name="half">Those of one half of the people of every home, to test a forecast on the other; null: unknown.</param>
    public Ties(long[,] nights, long[,]? half = null)
    {
        (_nights, _half) = (nights, half);
        OfHome = new long[nights.GetLength(0)];
        for (var a = 0; a < OfHome.Length; a++)
        {
            for (var b = 0; b < OfHome.Length; b++)
            {
                OfHome[a] += a == b ? 0 : nights[a, b];
            }
        }
    }

    public long this[int home, int host] => home == host ? 0 : _nights[home, host];

    /// <summary>Nights away by home area, hosts without area left out.</summary>
    public long[] OfHome { get; }

    public int Areas => OfHome.Length;

    /// <summary>The ties of two halves of the people; null where they are not told apart.</summary>
    public (Ties First, Ties Second)? Halves
    {
        get
        {
            if (_half is null)
            {
                return null;
            }

            var rest = new long[Areas, Areas];
            for (var a = 0; a < Areas; a++)
            {
                for (var b = 0; b < Areas; b++)
                {
                    rest[a, b] = _nights[a, b] - _half[a, b];
                }
            }

            return (new Ties(_half), new Ties(rest));
        }
    }

    /// <summary>By pair of groups, the fewest distinct subscribers that can stand behind its ties: distinct sampling units
    /// and strata under the one onset that has most. A subscriber has one of each there, so that more can stand behind the
    /// ties, never fewer. Pairs without ties are absent.</summary>
    /// <param name="groupOfHome">By finest area; −1: left out.</param>
    /// <param name="groupOfHost">By finest area; −1: left out.</param>
    public IReadOnlyDictionary<(int Home, int Host), int> FewestSubscribers(IReadOnlyList<int> groupOfHome, IReadOnlyList<int> groupOfHost) => _backing
        .Where(b => b.Key.Home != b.Key.Host && groupOfHome[b.Key.Home] >= 0 && groupOfHost[b.Key.Host] >= 0)
        .GroupBy(b => (groupOfHome[b.Key.Home], groupOfHost[b.Key.Host]))
        .ToDictionary(g => g.Key, g => g.SelectMany(b => b.Value).Distinct().GroupBy(b => b.Onset).Max(o => o.Count()));

    /// <summary>Ties of the placebo weeks. A calendar week that several placebos look at is taken from that whose onset is
    /// the latest before it, so that every night counts once.</summary>
    public static Ties FromBaseline(FoldFrame frame, FoldCounts counts)
    {
        // Weeks are told apart by their distance from the live onset's first week: week − k.
        var chosen = new Dictionary<int, (int Onset, int Week)>();
        for (var o = 1; o < frame.Onsets.Count; o++)
        {
            for (var week = 0; week < frame.Weeks; week++)
            {
                var at = week - frame.Onsets[o].Weeks;

                // From week 1 on: the first week counts only from the start of evacuation.
                if (week > 0 && frame.Schedule.Reaches(frame.Onsets[o], week) && (!chosen.TryGetValue(at, out var best) || week < best.Week))
                {
                    chosen[at] = (o, week);
                }
            }
        }

        return Sum(frame, counts, [.. chosen.Values]);
    }

    /// <summary>Ties of the weeks after the frame's own onset, where that stands for no emergency but for the weeks before one.</summary>
    public static Ties FromWindow(FoldFrame frame, FoldCounts counts) =>
        Sum(frame, counts, [.. Enumerable.Range(0, frame.Weeks).Select(w => (0, w))]);

    private static Ties Sum(FoldFrame frame, FoldCounts counts, HashSet<(int Onset, int Week)> weeks)
    {
        var areas = frame.Map.FinestAreas;
        var (nights, half) = (new long[areas, areas], new long[areas, areas]);
        var ties = new Ties(nights, half);
        foreach (var (key, days) in counts.AwayAtHost)
        {
            var (onset, unit, stratum, week, host) = FoldCounts.SplitHostKey(key);
            if (host >= areas || !weeks.Contains((onset, week)))
            {
                continue;
            }

            var home = frame.Units.AreaOfUnit[unit];
            nights[home, host] += days;
            half[home, host] += Draws.Below(Draws.Hash(frame.Units.KeyOfUnit[unit], 0x7A1F), 2) == 0 ? days : 0;
            ties.OfHome[home] += home == host ? 0 : days;
            if (!ties._backing.TryGetValue((home, host), out var behind))
            {
                ties._backing[(home, host)] = behind = [];
            }

            behind.Add((onset, unit, stratum));
        }

        return ties;
    }
}
