using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tideline.Learning.Practice;

/// <summary>A sequence of draws that follows from a seed and from what it is for. The mixer is the finaliser of SplitMix64.</summary>
internal sealed class PracticeDraws(ulong seed, string purpose)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"tideline practice|{seed}|{purpose}"))));

    /// <summary>In [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>In [low, high).</summary>
    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>In 0 … n − 1.</summary>
    public int Below(int n) => (int)(Unit() * n);

    /// <summary>All of them, in a drawn order.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items) => [.. items.Select(i => (Item: i, At: Next())).OrderBy(i => i.At).Select(i => i.Item)];

    private ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
