using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Tideline.Projects.Reference;

/// <summary>Size of WGS 84 polygons on a sphere of equal area; within 0.5% of the ellipsoid, enough for thresholds.</summary>
internal static class SquareKilometres
{
    private const double AuthalicRadius = 6371.0072;

    public static double Of(Geometry geometry)
    {
        var total = 0.0;
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon polygon)
            {
                total += Ring(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Ring);
            }
        }

        return total;
    }

    /// <summary>Size of what two polygons share; 0 where they only touch.</summary>
    public static double OfIntersection(Geometry a, Geometry b) => Of(OverlayNGRobust.Overlay(a, b, SpatialFunction.Intersection));

    // The cylinder of equal area keeps areas; edges bend by less than matters at the length of a boundary's segments.
    private static double Ring(LineString ring)
    {
        var sum = 0.0;
        var points = ring.CoordinateSequence;
        for (var i = 1; i < points.Count; i++)
        {
            sum += (X(points.GetX(i - 1)) * Y(points.GetY(i))) - (X(points.GetX(i)) * Y(points.GetY(i - 1)));
        }

        return Math.Abs(sum) / 2;
    }

    private static double X(double longitude) => AuthalicRadius * double.DegreesToRadians(longitude);

    private static double Y(double latitude) => AuthalicRadius * Math.Sin(double.DegreesToRadians(latitude));
}
