using Tideline.Domain.Homes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>
/// Home under a preset's rules, and the subscriber's own distances and spaces of the reference window. One instance serves
/// one thread and remembers the last subscriber assigned.
/// </summary>
/// <remarks>Ties: latest day, then smallest p-code or cluster. An unmapped place is shown, but is nobody's home.</remarks>
internal sealed class PresetHome(FoldFrame frame, StateRules rules)
{
    private readonly PlaceCounts _clusters = new();
    private readonly PlaceCounts _areas = new();
    private readonly PlaceCounts _districts = new();
    private readonly PlaceCounts _regions = new();
    private readonly FamiliarSpaces _spaces = new(frame.Map, rules);
    private readonly List<double> _distances = [];
    private readonly int _regionLevel = Math.Max(0, frame.FlowLevel - 1);

    /// <summary>Finest home area; −1 where there is none.</summary>
    public int Area { get; private set; }

    /// <summary>The cluster that stands for home.</summary>
    public int Cluster { get; private set; }

    /// <summary>Distance from home beyond which a day is unlike the reference days, in km: median + 3 × 1.4826 × MAD of
    /// theirs, at least the shift of the rules.</summary>
    public double OwnKm { get; private set; }

    /// <summary>Median absolute deviation of the reference days' distances, at least 1 km, the size of a cluster.</summary>
    public double SpreadKm { get; private set; }

    /// <param name="places">Days and clusters shown in the window, in day order.</param>
    public ReferenceLocation Assign(ReadOnlySpan<PlaceShown> places)
    {
        Count(places);
        Area = places.Length < rules.MinimumSightings ? -1 : FindArea(places);
        if (Area < 0 || !Resident(places.Length))
        {
            return new ReferenceLocation(-1, 0, 0, 0, places.Length);
        }

        Cluster = rules.Reference == ReferencePlace.LastBefore ? places[^1].Cluster : ModalCluster(places);
        Learn(places);
        var gap = places.Length > 1 ? Math.Max(1, (double)(places[^1].Day - places[0].Day) / (places.Length - 1)) : rules.ReferenceDays;
        return new ReferenceLocation(Area, Cluster, 1 - ((double)_areas.Count(Area) / places.Length), gap, places.Length);
    }

    /// <summary>Whether a place lies in a familiar space.</summary>
    public bool IsFamiliar(int cluster) => _spaces.Hold(cluster);

    public double Km(int cluster) => Kilometres.Between(frame.Map, Cluster, cluster);

    /// <summary>Whether the median distance of the days of a period exceeds the own distance; false where none is shown.</summary>
    public bool IsBeyondOwn(ReadOnlySpan<PlaceShown> places, int first, int last)
    {
        _distances.Clear();
        foreach (var (day, cluster) in places)
        {
            if (day >= first && day <= last)
            {
                _distances.Add(Km(cluster));
            }
        }

        return RobustScale.Of(_distances).Median > OwnKm;
    }

    private void Count(ReadOnlySpan<PlaceShown> places)
    {
        _clusters.Clear();
        _areas.Clear();
        _districts.Clear();
        _regions.Clear();
        foreach (var (day, cluster) in places)
        {
            var area = frame.Map.AreaOf(cluster);
            _clusters.Add(cluster, day);
            _areas.Add(area, day);
            _districts.Add(area < 0 ? ClusterMap.Unmapped : frame.Map.Ancestors[frame.FlowLevel][area], day);
            _regions.Add(area < 0 ? ClusterMap.Unmapped : frame.Map.Ancestors[_regionLevel][area], day);
        }
    }

    private int FindArea(ReadOnlySpan<PlaceShown> places)
    {
        var (area, count) = rules.Reference switch
        {
            ReferencePlace.LastBefore => (frame.Map.AreaOf(places[^1].Cluster), 1),
            ReferencePlace.ModalCluster => AreaOfCluster(_clusters.Modal(excluding: 0)),
            ReferencePlace.ModalDistrict => AreaInDistrict(places),
            _ => _areas.Modal(ClusterMap.Unmapped),
        };
        return count > rules.MinimumShare * places.Length ? area : -1;
    }

    private (int Area, int Count) AreaOfCluster((int Cluster, int Count) modal) => (frame.Map.AreaOf(modal.Cluster), modal.Count);

    private (int Area, int Count) AreaInDistrict(ReadOnlySpan<PlaceShown> places)
    {
        var (district, count) = _districts.Modal(ClusterMap.Unmapped);
        _areas.Clear();
        foreach (var (day, cluster) in places)
        {
            if (frame.Map.AreaOf(cluster) is >= 0 and var area && frame.Map.Ancestors[frame.FlowLevel][area] == district)
            {
                _areas.Add(area, day);
            }
        }

        return district < 0 ? (-1, 0) : (_areas.Modal(ClusterMap.Unmapped).Place, count);
    }

    private bool Resident(int shown) =>
        _regions.Count(frame.Map.Ancestors[_regionLevel][Area]) >= rules.ResidentShare * shown;

    private int ModalCluster(ReadOnlySpan<PlaceShown> places)
    {
        _clusters.Clear();
        foreach (var (day, cluster) in places)
        {
            if (frame.Map.AreaOf(cluster) == Area)
            {
                _clusters.Add(cluster, day);
            }
        }

        return _clusters.Modal(excluding: 0).Place;
    }

    private void Learn(ReadOnlySpan<PlaceShown> places)
    {
        if (rules.Away == AwayRule.UnfamiliarSpace)
        {
            _spaces.Learn(places);
        }

        if (rules.Away is not (AwayRule.BeyondOwnDistance or AwayRule.LevelShift))
        {
            return;
        }

        _distances.Clear();
        foreach (var (_, cluster) in places)
        {
            _distances.Add(Km(cluster));
        }

        var (median, deviation) = RobustScale.Of(_distances);
        SpreadKm = Math.Max(1, deviation);
        OwnKm = Math.Max(rules.ShiftKm, median + (3 * RobustScale.Sigma * deviation));
    }
}
