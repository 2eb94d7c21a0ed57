namespace Tideline.Server.Maps.Topologies;

/// <summary>Cuts rings where borders of several areas meet, and keeps each piece once: what two neighbours share is then drawn,
/// and simplified, as one line.</summary>
internal sealed class ArcCutter
{
    private readonly HashSet<GridPoint> _junctions = [];
    private readonly Dictionary<Arc, int> _places = [];
    private readonly List<GridPoint[]> _arcs = [];

    /// <param name="rings">All rings of the map, without repeated points; the first point does not stand again at the end.</param>
    public ArcCutter(IEnumerable<GridPoint[]> rings)
    {
        var neighbours = new Dictionary<GridPoint, (GridPoint, GridPoint)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
            {
                var (before, after) = (ring[(i + ring.Length - 1) % ring.Length], ring[(i + 1) % ring.Length]);
                var pair = before.CompareTo(after) < 0 ? (before, after) : (after, before);
                if (!neighbours.TryAdd(ring[i], pair) && neighbours[ring[i]] != pair)
                {
                    _junctions.Add(ring[i]);
                }
            }
        }
    }

    /// <summary>Lines from junction to junction, or around.</summary>
    public IReadOnlyList<GridPoint[]> Arcs => _arcs;

    /// <summary>The arcs that make up a ring, in its order: place in <see cref="Arcs"/>, or its complement (~place) where the arc is
    /// walked from its end.</summary>
    public int[] Cut(GridPoint[] ring)
    {
        var first = Array.FindIndex(ring, _junctions.Contains);
        if (first < 0)
        {
            // The same ring may begin elsewhere in the hole of its neighbour.
            return [Place([.. Around(ring, Array.IndexOf(ring, ring.Min()))])];
        }

        var places = new List<int>();
        var piece = new List<GridPoint>();
        foreach (var point in Around(ring, first))
        {
            piece.Add(point);
            if (piece.Count > 1 && _junctions.Contains(point))
            {
                places.Add(Place([.. piece]));
                piece = [point];
            }
        }

        return [.. places];
    }

    private static IEnumerable<GridPoint> Around(GridPoint[] ring, int first) =>
        Enumerable.Range(0, ring.Length + 1).Select(i => ring[(first + i) % ring.Length]);

    private int Place(GridPoint[] points)
    {
        var backwards = IsBackwards(points);
        if (backwards)
        {
            Array.Reverse(points);
        }

        var arc = new Arc(points);
        if (!_places.TryGetValue(arc, out var place))
        {
            _places[arc] = place = _arcs.Count;
            _arcs.Add(points);
        }

        return backwards ? ~place : place;
    }

    // Both ways of walking an arc are brought to one.
    private static bool IsBackwards(GridPoint[] points)
    {
        for (var (i, j) = (0, points.Length - 1); i < j; i++, j--)
        {
            if (points[i] != points[j])
            {
                return points[i].CompareTo(points[j]) > 0;
            }
        }

        return false;
    }

    private readonly struct Arc(GridPoint[] points) : IEquatable<Arc>
    {
        private readonly GridPoint[] _points = points;

        public bool Equals(Arc other) => _points.AsSpan().SequenceEqual(other._points);

        public override bool Equals(object? obj) => obj is Arc other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_points.Length, _points[0], _points[^1], _points[_points.Length / 2], _points[1]);
    }
}
