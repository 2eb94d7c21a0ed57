using System.Runtime.InteropServices;
using Tideline.Domain.Homes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>
/// Displacement as a step of the distance from home: a segment whose median exceeds the one before by more than the shift
/// begins it, a later segment near home ends it. A segment of too few days is passed over.
/// </summary>
internal sealed class LevelShifts(FoldFrame frame, StateRules rules)
{
    private readonly StepFit _fit = new();
    private readonly List<double> _km = [];
    private readonly List<double> _segment = [];
    private readonly PlaceCounts _hosts = new();
    private readonly double[] _shift = ShiftByArea(frame.Map, rules.ShiftKm);

    /// <summary>Judges every place shown: home, or away in the host of its step.</summary>
    public void Judge(ReadOnlySpan<PlaceShown> places, PresetHome home, List<Judged> judged)
    {
        _km.Clear();
        foreach (var (_, cluster) in places)
        {
            _km.Add(home.Km(cluster));
        }

        // The penalty is 3 MAD log n; the MAD is that of the reference days and at least a cluster's size.
        _fit.Fit(CollectionsMarshal.AsSpan(_km), 3 * home.SpreadKm * Math.Log(Math.Max(2, places.Length)), shortest: 1);
        var (state, before) = (Sighting.Home, double.PositiveInfinity);
        foreach (var (from, to) in _fit.Segments)
        {
            if (to - from >= rules.AwaySightings)
            {
                var level = Level(from, to);
                var host = Host(places[from..to]);
                var away = host != home.Area && (state < 0 ? level - before > _shift[home.Area] : level >= rules.HomeKm);
                state = !away ? Sighting.Home : host < 0 ? frame.Map.FinestAreas : host;
                before = level;
            }

            for (var i = from; i < to; i++)
            {
                judged.Add(new Judged(places[i].Day, state));
            }
        }
    }

    private double Level(int from, int to)
    {
        _segment.Clear();
        _segment.AddRange(CollectionsMarshal.AsSpan(_km)[from..to]);
        return RobustScale.Of(_segment).Median;
    }

    private int Host(ReadOnlySpan<PlaceShown> places)
    {
        _hosts.Clear();
        foreach (var (day, cluster) in places)
        {
            _hosts.Add(frame.Map.AreaOf(cluster), day);
        }

        return _hosts.Modal(ClusterMap.Unmapped).Place;
    }

    /// <summary>By finest area: the shift of the rules, or the median distance of its clusters to the nearest other where
    /// that is more: a rise below the spacing of cells shows nothing.</summary>
    private static double[] ShiftByArea(ClusterMap map, double least)
    {
        var nearest = new List<double>[map.FinestAreas];
        for (var c = 1; c < map.Count; c++)
        {
            if (map.AreaOf(c) < 0)
            {
                continue;
            }

            var km = double.PositiveInfinity;
            for (var other = 1; other < map.Count; other++)
            {
                km = other == c ? km : Math.Min(km, Kilometres.Between(map, c, other));
            }

            (nearest[map.AreaOf(c)] ??= []).Add(double.IsInfinity(km) ? 0 : km);
        }

        return [.. nearest.Select(n => n is null ? least : Math.Max(least, RobustScale.Of(n).Median))];
    }
}
