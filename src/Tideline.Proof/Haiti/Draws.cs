namespace Tideline.Proof.Haiti;

/// <summary>Draws that are hashes of what they are for: the same feed on any number of threads.</summary>
internal static class Draws
{
    /// <summary>0 to 1, not 1.</summary>
    public static double Unit(ulong seed, int purpose, long a, long b = 0) => (Mixed(Mixed(Mixed(seed + (ulong)purpose) ^ (ulong)a) ^ (ulong)b) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A standard normal draw.</summary>
    public static double Normal(ulong seed, int purpose, long a) =>
        Math.Sqrt(-2 * Math.Log(1 - Unit(seed, purpose, a))) * Math.Cos(2 * Math.PI * Unit(seed, purpose, a, 1));

    // SplitMix64's finaliser (Steele, Lea, Flood 2014).
    private static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
