using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using Tideline.Domain.Places;

namespace Tideline.Projects.Reference;

/// <summary>
/// Finds the finest-level area of a point: point in polygon; on a shared boundary the smallest p-code; outside every
/// area the nearest within 2 km, for masts on piers and simplified coastlines.
/// </summary>
/// <remarks>One caller at a time: prepared geometries build their index on first use.</remarks>
public sealed class AreaLocator
{
    /// <summary>How far outside every area a point may lie.</summary>
    public const double SliverKm = 2;

    private const double KmPerDegree = Math.PI * Geodesy.EarthRadiusKm / 180;
    private readonly STRtree<FinestArea> _tree = new();

    public AreaLocator(Boundaries boundaries)
    {
        foreach (var area in boundaries.Hierarchy.Finest)
        {
            if (boundaries.Geometry.TryGetValue(area.PCode, out var geometry) && !geometry.IsEmpty)
            {
                _tree.Insert(geometry.EnvelopeInternal, new FinestArea(area.PCode, PreparedGeometryFactory.Prepare(geometry)));
            }
        }

        _tree.Build();
    }

    /// <summary>The p-code of the finest area, null where the point is unmapped; an <see cref="AreaOfPoint"/>.</summary>
    /// <param name="longitude">WGS 84 degrees.</param>
    /// <param name="latitude">WGS 84 degrees.</param>
    public string? Find(double longitude, double latitude)
    {
        var point = new Point(longitude, latitude);
        var inside = _tree.Query(point.EnvelopeInternal)
            .Where(a => a.Geometry.Covers(point))
            .Select(a => a.PCode)
            .Min(StringComparer.Ordinal);
        return inside ?? Nearest(point);
    }

    private string? Nearest(Point point)
    {
        // Degrees of longitude shrink towards the poles; in this local frame a unit is a degree of latitude both ways.
        var shrink = Math.Max(0.01, Math.Cos(double.DegreesToRadians(point.Y)));
        var within = SliverKm / KmPerDegree;
        var around = new Envelope(point.X - (within / shrink), point.X + (within / shrink), point.Y - within, point.Y + within);
        var local = AffineTransformation.ScaleInstance(shrink, 1, point.X, point.Y);
        return _tree.Query(around)
            .Select(a => (a.PCode, Degrees: DistanceOp.Distance(local.Transform(a.Geometry.Geometry), point)))
            .Where(a => a.Degrees <= within)
            .OrderBy(a => a.Degrees)
            .ThenBy(a => a.PCode, StringComparer.Ordinal)
            .Select(a => a.PCode)
            .FirstOrDefault();
    }

    private sealed record FinestArea(string PCode, IPreparedGeometry Geometry);
}
