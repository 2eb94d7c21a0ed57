using NetTopologySuite.Geometries;

namespace Tideline.Exchange.Hazards;

/// <summary>Circles on the globe, as polygons.</summary>
public static class Circles
{
    private const double EarthKm = 6371.0088;
    private const int Corners = 72;

    /// <summary>A polygon whose corners lie at a distance from a point.</summary>
    /// <param name="center">Longitude and latitude, WGS 84.</param>
    /// <param name="km">Above 0; a tenth of the globe at most.</param>
    public static Polygon Around(Coordinate center, double km)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(km);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(km, 2_000);
        var (angle, lat, lon) = (km / EarthKm, double.DegreesToRadians(center.Y), double.DegreesToRadians(center.X));
        var ring = new Coordinate[Corners + 1];
        for (var i = 0; i < Corners; i++)
        {
            var bearing = -2 * Math.PI * i / Corners;
            var y = Math.Asin((Math.Sin(lat) * Math.Cos(angle)) + (Math.Cos(lat) * Math.Sin(angle) * Math.Cos(bearing)));
            var x = lon + Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(lat), Math.Cos(angle) - (Math.Sin(lat) * Math.Sin(y)));
            ring[i] = new(Math.Round(double.RadiansToDegrees(x), 6), Math.Round(double.RadiansToDegrees(y), 6));
        }

        ring[^1] = ring[0].Copy();
        return new GeometryFactory(new PrecisionModel(), 4326).CreatePolygon(ring);
    }
}
