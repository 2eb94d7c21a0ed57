using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>Smooth value noise on the plane, from hashes at lattice points.</summary>
internal static class Noise
{
    /// <summary>Between −1 and 1; features are about <paramref name="wavelengthKm"/> wide.</summary>
    public static double At(ulong key, PlanePoint p, double wavelengthKm)
    {
        double x = p.East / wavelengthKm, y = p.North / wavelengthKm;
        double column = Math.Floor(x), row = Math.Floor(y);
        double fx = Smooth(x - column), fy = Smooth(y - row);
        var low = Mix(Corner(0, 0), Corner(1, 0), fx);
        var high = Mix(Corner(0, 1), Corner(1, 1), fx);
        return (2 * Mix(low, high, fy)) - 1;

        double Corner(int right, int up) =>
            Draw.Unit(Draw.Key(Draw.Key(key, (long)column + right), (long)row + up));
    }

    private static double Smooth(double t) => t * t * (3 - (2 * t));

    private static double Mix(double a, double b, double share) => a + ((b - a) * share);
}
