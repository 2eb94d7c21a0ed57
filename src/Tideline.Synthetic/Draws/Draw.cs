namespace Tideline.Synthetic.Draws;

/// <summary>
/// Counter-based draws: every number is a hash of what it is for, so that no draw depends on another, on the order of
/// the work or on the number of threads. The mixer is the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
/// </summary>
internal static class Draw
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A key of its own for a part (a household, a day) of what <paramref name="key"/> stands for.</summary>
    public static ulong Key(ulong key, long part) => Mix(key ^ Mix(unchecked((ulong)part + 1) * Golden));

    public static ulong Key(ulong key, Purpose purpose, long part = 0) => Key(Key(key, ~(long)purpose), part);

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    public static double Unit(ulong key, Purpose purpose, long part = 0) => Unit(Key(key, purpose, part));

    public static DrawStream Stream(ulong key, Purpose purpose, long part = 0) => new(Key(key, purpose, part));
}

/// <summary>A short sequence of draws for one purpose of one entity.</summary>
internal struct DrawStream(ulong key)
{
    private ulong _state = key;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Draw.Mix(_state);
    }

    /// <summary>In [0, 1).</summary>
    public double Unit() => Draw.Unit(Next());

    /// <summary>In [low, high).</summary>
    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>In 0 … n − 1.</summary>
    public int Below(int n) => (int)Math.BigMul(Next(), (ulong)n, out _);

    public bool Happens(double probability) => Unit() < probability;

    public double Exponential(double mean) => -mean * PortableMath.Log(1 - Unit());

    /// <summary>Nearly standard normal: twelve uniform numbers less six, within ±6.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    /// <summary>1, 2, 3 … with the given mean.</summary>
    public int Geometric(double mean)
    {
        var count = 1;
        while (count < 60 && Unit() > 1 / mean)
        {
            count++;
        }

        return count;
    }
}
