namespace Tideline.Domain.Places;

/// <summary>Distances on the sphere.</summary>
public static class Geodesy
{
    /// <summary>Mean Earth radius (IUGG), in km; the sphere is within 0.6% of the ellipsoid.</summary>
    public const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance in km between two WGS 84 points in degrees (haversine; exact at short range).</summary>
    public static double DistanceKm(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        var phi1 = double.DegreesToRadians(latitude1);
        var phi2 = double.DegreesToRadians(latitude2);
        var sinHalfPhi = Math.Sin((phi2 - phi1) / 2);
        var sinHalfLambda = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        var h = (sinHalfPhi * sinHalfPhi) + (Math.Cos(phi1) * Math.Cos(phi2) * sinHalfLambda * sinHalfLambda);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
