using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>How densely people live: along rivers, less in the northern mountains and the dry west.</summary>
internal static class Density
{
    /// <summary>Relative, about 0.1 to 4.</summary>
    public static double At(PlanePoint p)
    {
        var density = 0.12;
        foreach (var river in Rivers.All)
        {
            density += (river.Order == 1 ? 1.9 : 1.0) * PortableMath.Exp(-Plane.DistanceToLine(river.Course, p) / 32);
        }

        var mountains = p.North > 600 ? PortableMath.Exp(-(p.North - 600) / 170) : 1;
        return density * mountains * (1 + (0.5 * Noise.At(Country.Seed + 7, p, 55)));
    }
}
