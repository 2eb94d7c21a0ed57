using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Synthetic.Events;

namespace Tideline.Proof.DirectRoad;

/// <summary>Reads the events of one SIM on one calendar day after another; buffers are reused.</summary>
/// <remarks>Impossible journeys are looked for before and after midnight apart, where the steps look at a whole local day: who
/// is away and back within the seconds around midnight is met too rarely to matter.</remarks>
/// <param name="night">Second of the local day at which the night part begins.</param>
/// <param name="map">Where clusters lie.</param>
internal sealed class SimReader(int night, ClusterMap map)
{
    private const int SecondsOfHour = 3_600;
    private readonly List<long> _events = [];
    private readonly List<int> _clusters = [];
    private readonly List<(int Second, int Cluster)> _located = [];
    private int _sim;

    public int Count => _events.Count;

    /// <summary>Takes the accepted events, each once, in order of time.</summary>
    /// <param name="events">Of one SIM; at least one.</param>
    /// <param name="dayStarts">Second of the calendar day at which the local day begins.</param>
    /// <param name="before">By cell: whether it was valid on the local day before.</param>
    /// <param name="own">By cell: whether it was valid on the day.</param>
    /// <returns>Accepted events that repeat another.</returns>
    public long Load(ReadOnlySpan<StreamedEvent> events, int dayStarts, bool[] before, bool[] own)
    {
        _sim = events[0].Sim;
        _events.Clear();
        foreach (var e in events)
        {
            if (e.Second < dayStarts ? before[e.Cell] : own[e.Cell])
            {
                _events.Add(((long)e.Second << 32) | (uint)e.Cell);
            }
        }

        var offered = _events.Count;
        _events.Sort();
        var kept = 0;
        for (var i = 0; i < offered; i++)
        {
            if (kept == 0 || _events[i] != _events[kept - 1])
            {
                _events[kept++] = _events[i];
            }
        }

        _events.RemoveRange(kept, offered - kept);
        return offered - kept;
    }

    /// <summary>Events before a second of the calendar day.</summary>
    public int CountBefore(int second)
    {
        var count = 0;
        while (count < _events.Count && Second(count) < second)
        {
            count++;
        }

        return count;
    }

    /// <summary>Adds the events from one position to before another to a part of a local day.</summary>
    /// <param name="shift">Second of the local day less second of the calendar day.</param>
    /// <param name="clusters">Cluster by cell on the calendar day; 0: the cell was not valid.</param>
    public void Read(int from, int to, int shift, int[] clusters, PartialDay part)
    {
        if (from == to)
        {
            return;
        }

        _clusters.Clear();
        var (atNight, byDay, events, hours) = (new LastPlace(), new LastPlace(), 0, 0u);
        Locate(from, to, shift, clusters, part);
        foreach (var (second, cluster) in _located)
        {
            events++;
            hours |= 1u << (second / SecondsOfHour);
            (second >= night ? ref atNight : ref byDay).See(second, cluster);
            if (!_clusters.Contains(cluster))
            {
                _clusters.Add(cluster);
            }
        }

        part.Add(_sim, atNight.Cluster, byDay.Cluster, events, hours, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_clusters));
    }

    /// <summary>Counts the events of cells, and keeps those with a place that can have been travelled to.</summary>
    private void Locate(int from, int to, int shift, int[] clusters, PartialDay part)
    {
        const double half = TeleportFilter.FartherThanKm / 2;
        _located.Clear();
        var isFar = false;
        for (var i = from; i < to; i++)
        {
            var (second, cell) = (Second(i) + shift, (int)_events[i]);
            part.Count(second, cell);
            if (clusters[cell] != 0)
            {
                _located.Add((second, clusters[cell]));
                isFar |= !map.Within(_located[0].Cluster, clusters[cell], half);
            }
        }

        if (!isFar)
        {
            return;
        }

        _located.Sort();
        Domain.Quality.Sighting[] sightings = [.. _located.Select(e =>
        {
            var (longitude, latitude) = map.PositionOf(e.Cluster);
            return new Domain.Quality.Sighting(NodaTime.Instant.FromUnixTimeSeconds(e.Second), longitude, latitude);
        })];
        var keep = new bool[sightings.Length];
        if (TeleportFilter.Mark(sightings, keep) > 0)
        {
            (int, int)[] kept = [.. _located.Where((_, i) => keep[i])];
            _located.Clear();
            _located.AddRange(kept);
        }
    }

    private int Second(int i) => (int)(_events[i] >> 32);

    /// <summary>The place of the last event so far; same second: the smallest cluster id.</summary>
    private struct LastPlace
    {
        private int _second;

        public int Cluster { get; private set; }

        public void See(int second, int cluster)
        {
            Cluster = Cluster == 0 || second > _second ? cluster : Math.Min(Cluster, cluster);
            _second = second;
        }
    }
}
