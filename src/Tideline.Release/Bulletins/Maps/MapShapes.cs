using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Tideline.Projects.Reference;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>One area as it is drawn.</summary>
/// <param name="Row">What the release says about it.</param>
/// <param name="Outline">Simplified, in frame units.</param>
/// <param name="Centre">A point inside, for circle and label.</param>
internal sealed record MapShape(AreaRow Row, Geometry Outline, Coordinate Centre);

/// <summary>The areas in view, simplified together so that neighbours keep their shared line.</summary>
/// <param name="Shapes">By p-code.</param>
/// <param name="Provinces">Outlines one level up, merged from the shapes.</param>
/// <param name="WithoutPolygon">Areas in scope that the boundary file does not draw.</param>
internal sealed record MapShapes(MapFrame Frame, IReadOnlyList<MapShape> Shapes, IReadOnlyList<Geometry> Provinces, int WithoutPolygon)
{
    private const double Tolerance = 1.2;

    /// <summary>Null where no area has a polygon.</summary>
    public static MapShapes? Of(Boundaries boundaries, IReadOnlyList<AreaRow> rows)
    {
        var drawn = rows
            .Where(r => boundaries.Geometry.TryGetValue(r.Area.PCode, out var g) && !g.IsEmpty)
            .Select(r => (Row: r, Geometry: boundaries.Geometry[r.Area.PCode]))
            .ToList();
        if (drawn.Count == 0)
        {
            return null;
        }

        var view = new Envelope();
        foreach (var (_, geometry) in drawn.Exists(d => d.Row.InScope) ? drawn.Where(d => d.Row.InScope) : drawn)
        {
            view.ExpandToInclude(geometry.EnvelopeInternal);
        }

        var frame = new MapFrame(view);
        var inView = drawn.Where(d => frame.Shows(d.Geometry)).ToList();
        var outlines = CoverageSimplifier.Simplify([.. inView.Select(d => frame.Project(d.Geometry))], Tolerance);
        var shapes = inView
            .Select((d, i) => new MapShape(d.Row, outlines[i], Centre(outlines[i])))
            .ToList();
        var provinces = shapes.GroupBy(s => s.Row.Area.Parent, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => OverlayNGRobust.Union([.. g.Select(s => s.Outline)]))
            .ToList();
        return new(frame, shapes, provinces, rows.Count(r => r.InScope) - drawn.Count(d => d.Row.InScope));
    }

    private static Coordinate Centre(Geometry outline)
    {
        var centroid = outline.Centroid;
        return outline.Contains(centroid) ? centroid.Coordinate : outline.InteriorPoint.Coordinate;
    }
}
