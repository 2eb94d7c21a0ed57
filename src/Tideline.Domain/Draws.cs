namespace Tideline.Domain;

/// <summary>Counter-based draws: the same key gives the same number on any machine, thread and order.</summary>
public static class Draws
{
    /// <summary>64 well-mixed bits of a key (SplitMix64 finaliser over a running sum).</summary>
    public static ulong Hash(ulong a, ulong b, ulong c = 0, ulong d = 0)
    {
        var h = Mix(a + 0x9E3779B97F4A7C15UL);
        h = Mix(h ^ (b + 0xD1B54A32D192ED03UL));
        h = Mix(h ^ (c + 0x8CB92BA72F3D8DD7UL));
        return Mix(h ^ (d + 0xABC98388FB8FAC03UL));
    }

    /// <summary>A whole number in [0, n).</summary>
    public static int Below(ulong hash, int n) => (int)(((UInt128)hash * (uint)n) >> 64);

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public static double Uniform(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>The finaliser of SplitMix64: every bit of the result depends on every bit given.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
