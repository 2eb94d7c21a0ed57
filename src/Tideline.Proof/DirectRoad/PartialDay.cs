using System.Runtime.InteropServices;

namespace Tideline.Proof.DirectRoad;

/// <summary>The part of a local day that one calendar day's file holds, or the whole day: who was seen where, and what
/// the gates look at.</summary>
/// <param name="cells">Cells of the stream.</param>
internal sealed class PartialDay(int cells)
{
    private readonly List<SubscriberTally> _subscribers = [];
    private readonly List<int> _clusters = [];

    /// <summary>In order of SIM; also those whose cells were not valid, with no events.</summary>
    public ReadOnlySpan<SubscriberTally> Subscribers => CollectionsMarshal.AsSpan(_subscribers);

    /// <summary>Accepted events by cell.</summary>
    public long[] CellEvents { get; private set; } = new long[cells];

    public long Events { get; private set; }

    public int FirstSecond { get; private set; } = int.MaxValue;

    public int LastSecond { get; private set; } = int.MinValue;

    public void Count(int second, int cell)
    {
        Events++;
        CellEvents[cell]++;
        FirstSecond = Math.Min(FirstSecond, second);
        LastSecond = Math.Max(LastSecond, second);
    }

    public void Add(int sim, int night, int dayPart, int events, uint hours, ReadOnlySpan<int> clusters)
    {
        _subscribers.Add(new SubscriberTally(sim, night, dayPart, events, hours, _clusters.Count, clusters.Length));
        _clusters.AddRange(clusters);
    }

    public ReadOnlySpan<int> ClustersOf(in SubscriberTally tally) =>
        CollectionsMarshal.AsSpan(_clusters).Slice(tally.ClustersFrom, tally.Clusters);

    /// <summary>The local day of which one file holds the earlier part and the next file the later one.</summary>
    public static PartialDay Join(PartialDay earlier, PartialDay later, int cells)
    {
        var whole = new PartialDay(cells)
        {
            Events = earlier.Events + later.Events,
            FirstSecond = Math.Min(earlier.FirstSecond, later.FirstSecond),
            LastSecond = Math.Max(earlier.LastSecond, later.LastSecond),
            CellEvents = [.. earlier.CellEvents.Zip(later.CellEvents, (a, b) => a + b)],
        };
        var a = earlier.Subscribers;
        var b = later.Subscribers;
        var union = new HashSet<int>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (j == b.Length || (i < a.Length && a[i].Sim < b[j].Sim))
            {
                whole.Copy(earlier, a[i++]);
            }
            else if (i == a.Length || b[j].Sim < a[i].Sim)
            {
                whole.Copy(later, b[j++]);
            }
            else
            {
                whole.AddBoth(earlier, a[i++], later, b[j++], union);
            }
        }

        return whole;
    }

    private void Copy(PartialDay from, in SubscriberTally tally) =>
        Add(tally.Sim, tally.Night, tally.DayPart, tally.Events, tally.Hours, from.ClustersOf(tally));

    private void AddBoth(PartialDay earlier, in SubscriberTally a, PartialDay later, in SubscriberTally b, HashSet<int> union)
    {
        union.Clear();
        foreach (var cluster in earlier.ClustersOf(a))
        {
            union.Add(cluster);
        }

        foreach (var cluster in later.ClustersOf(b))
        {
            union.Add(cluster);
        }

        Add(
            a.Sim, b.Night > 0 ? b.Night : a.Night, b.DayPart > 0 ? b.DayPart : a.DayPart, a.Events + b.Events,
            a.Hours | b.Hours, union.ToArray());
    }
}
