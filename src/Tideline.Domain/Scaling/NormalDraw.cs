namespace Tideline.Domain.Scaling;

/// <summary>Standard normal draws from a hash.</summary>
public static class NormalDraw
{
    /// <summary>One draw (Box and Muller), the same for the same hash.</summary>
    public static double Of(ulong hash)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Draws.Uniform(hash)));
        return radius * Math.Cos(2 * Math.PI * Draws.Uniform(Draws.Hash(hash, 0x4E0A)));
    }
}
