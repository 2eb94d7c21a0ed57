namespace Tideline.Domain.Destinations;

/// <summary>Gamma draws from a hash, for Dirichlet draws.</summary>
internal static class GammaDraw
{
    /// <summary>A draw with a shape above 0 and scale 1, the same for the same hash (Marsaglia and Tsang, 2000, "A simple
    /// method for generating gamma variables").</summary>
    public static double Of(double shape, ulong hash)
    {
        if (shape < 1)
        {
            return Of(shape + 1, Draws.Hash(hash, 0x6A11)) * Math.Pow(1 - Draws.Uniform(Draws.Hash(hash, 0x6A12)), 1 / shape);
        }

        var d = shape - (1 / 3.0);
        var c = 1 / Math.Sqrt(9 * d);
        for (var attempt = 0UL; ; attempt++)
        {
            var x = Scaling.NormalDraw.Of(Draws.Hash(hash, attempt, 1));
            var v = (1 + (c * x)) * (1 + (c * x)) * (1 + (c * x));
            if (v > 0 && Math.Log(1 - Draws.Uniform(Draws.Hash(hash, attempt, 2))) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
