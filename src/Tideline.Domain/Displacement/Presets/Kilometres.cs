using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>Distances between clusters.</summary>
internal static class Kilometres
{
    public static double Between(ClusterMap map, int a, int b)
    {
        if (a == b)
        {
            return 0;
        }

        var (from, to) = (map.PositionOf(a), map.PositionOf(b));
        return Geodesy.DistanceKm(from.Longitude, from.Latitude, to.Longitude, to.Latitude);
    }
}
