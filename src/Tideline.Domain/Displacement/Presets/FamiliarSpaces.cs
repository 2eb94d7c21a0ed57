using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>
/// The spaces in which a subscriber spent its reference nights: places chained by short distances, as far as the space
/// held more than a small share of the nights.
/// </summary>
internal sealed class FamiliarSpaces(ClusterMap map, StateRules rules)
{
    private readonly List<int> _places = [];
    private readonly List<int> _nights = [];
    private readonly List<int> _space = [];
    private readonly List<int> _familiar = [];

    public void Learn(ReadOnlySpan<PlaceShown> places)
    {
        Group(places);
        _familiar.Clear();
        for (var i = 0; i < _places.Count; i++)
        {
            var held = 0;
            for (var j = 0; j < _places.Count; j++)
            {
                held += _space[j] == _space[i] ? _nights[j] : 0;
            }

            if (held > rules.FamiliarShare * places.Length)
            {
                _familiar.Add(_places[i]);
            }
        }
    }

    /// <summary>Whether a cluster is one of a familiar space or near one.</summary>
    public bool Hold(int cluster)
    {
        foreach (var place in _familiar)
        {
            if (map.Within(place, cluster, rules.SpaceKm))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Chains places: each begins a space of its own, and near ones take the smaller number.</summary>
    private void Group(ReadOnlySpan<PlaceShown> places)
    {
        _places.Clear();
        _nights.Clear();
        _space.Clear();
        foreach (var (_, cluster) in places)
        {
            var at = _places.IndexOf(cluster);
            if (at >= 0)
            {
                _nights[at]++;
                continue;
            }

            var own = _places.Count;
            _places.Add(cluster);
            _nights.Add(1);
            _space.Add(own);
            for (var i = 0; i < own; i++)
            {
                if (_space[i] != _space[own] && map.Within(_places[i], cluster, rules.SpaceKm))
                {
                    Join(_space[i], _space[own]);
                }
            }
        }
    }

    private void Join(int a, int b)
    {
        var (kept, gone) = (Math.Min(a, b), Math.Max(a, b));
        for (var i = 0; i < _space.Count; i++)
        {
            _space[i] = _space[i] == gone ? kept : _space[i];
        }
    }
}
