using NetTopologySuite.Geometries;

namespace Tideline.Server.Maps.Topologies;

/// <summary>The areas of one level as lines that neighbours share.</summary>
/// <param name="Arcs">Each at least two points of the grid.</param>
/// <param name="Shapes">By p-code: polygons, their rings (the outer first), and their arcs, where ~i is arc i walked from its end. An
/// area that is smaller than the grid has no polygon.</param>
/// <param name="Neighbours">By p-code: areas with which an arc is shared, by p-code.</param>
internal sealed record AreaTopology(
    Grid Grid, IReadOnlyList<GridPoint[]> Arcs, IReadOnlyDictionary<string, int[][][]> Shapes, IReadOnlyDictionary<string, string[]> Neighbours)
{
    private const int FewestPoints = 3;

    /// <param name="areas">P-codes and their polygons.</param>
    /// <param name="detail">Points along a side of the map below which detail is left out: the width in pixels of the largest map that it
    /// is drawn for.</param>
    public static AreaTopology Of(IReadOnlyList<(string PCode, Geometry Geometry)> areas, int detail)
    {
        var map = new Envelope();
        foreach (var (_, geometry) in areas)
        {
            map.ExpandToInclude(geometry.EnvelopeInternal);
        }

        var grid = Grid.Over(map);
        var rings = areas.Select(a => (a.PCode, Polygons: PolygonsOf(a.Geometry, grid))).ToList();
        var cutter = new ArcCutter(rings.SelectMany(a => a.Polygons).SelectMany(p => p));
        var shapes = rings.ToDictionary(
            a => a.PCode, a => a.Polygons.Select(p => p.Select(cutter.Cut).ToArray()).ToArray(), StringComparer.Ordinal);
        var pixel = (double)Grid.Points / detail;
        return new(grid, [.. cutter.Arcs.Select(a => ArcSimplifier.Simplify(a, pixel * pixel))], shapes, NeighboursOf(shapes));
    }

    private static List<GridPoint[][]> PolygonsOf(Geometry geometry, Grid grid)
    {
        var polygons = new List<GridPoint[][]>();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon polygon && RingOf(polygon.ExteriorRing, grid) is { } outer)
            {
                polygons.Add([outer, .. polygon.InteriorRings.Select(r => RingOf(r, grid)).OfType<GridPoint[]>()]);
            }
        }

        return polygons;
    }

    private static GridPoint[]? RingOf(LineString ring, Grid grid)
    {
        var points = new List<GridPoint>();
        foreach (var coordinate in ring.Coordinates)
        {
            var point = grid.Of(coordinate);
            if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }
        }

        while (points.Count > 1 && points[^1] == points[0])
        {
            points.RemoveAt(points.Count - 1);
        }

        return points.Count >= FewestPoints ? [.. points] : null;
    }

    private static Dictionary<string, string[]> NeighboursOf(Dictionary<string, int[][][]> shapes)
    {
        var sharers = shapes
            .SelectMany(s => s.Value.SelectMany(p => p).SelectMany(r => r).Select(arc => (Arc: arc < 0 ? ~arc : arc, Area: s.Key)))
            .ToLookup(s => s.Arc, s => s.Area);
        var neighbours = shapes.Keys.ToDictionary(a => a, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var arc in sharers)
        {
            foreach (var area in arc)
            {
                neighbours[area].UnionWith(arc.Where(other => other != area));
            }
        }

        return neighbours.ToDictionary(n => n.Key, n => n.Value.ToArray(), StringComparer.Ordinal);
    }
}
