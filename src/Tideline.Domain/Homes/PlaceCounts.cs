namespace Tideline.Domain.Homes;

/// <summary>Counts of days by place for one subscriber: a handful of places, searched in line, reused without
/// allocation.</summary>
internal sealed class PlaceCounts
{
    private int[] _places = new int[16];
    private int[] _counts = new int[16];
    private int[] _latest = new int[16];
    private int _size;

    public int Total { get; private set; }

    public void Clear()
    {
        _size = 0;
        Total = 0;
    }

    public void Add(int place, int day, int weight = 1)
    {
        Total += weight;
        for (var i = 0; i < _size; i++)
        {
            if (_places[i] == place)
            {
                _counts[i] += weight;
                _latest[i] = Math.Max(_latest[i], day);
                return;
            }
        }

        if (_size == _places.Length)
        {
            Array.Resize(ref _places, _size * 2);
            Array.Resize(ref _counts, _size * 2);
            Array.Resize(ref _latest, _size * 2);
        }

        (_places[_size], _counts[_size], _latest[_size]) = (place, weight, day);
        _size++;
    }

    public int Count(int place)
    {
        var at = _places.AsSpan(0, _size).IndexOf(place);
        return at < 0 ? 0 : _counts[at];
    }

    /// <summary>The place with most days; tie: latest day, then smallest number. (−1, 0) where there is none.</summary>
    public (int Place, int Count) Modal(int excluding)
    {
        var best = -1;
        for (var i = 0; i < _size; i++)
        {
            if (_places[i] == excluding)
            {
                continue;
            }

            if (best < 0 || _counts[i] > _counts[best]
                || (_counts[i] == _counts[best] && (_latest[i] > _latest[best]
                    || (_latest[i] == _latest[best] && _places[i] < _places[best]))))
            {
                best = i;
            }
        }

        return best < 0 ? (-1, 0) : (_places[best], _counts[best]);
    }
}
