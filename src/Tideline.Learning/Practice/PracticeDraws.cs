using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;

namespace Tideline.Learning.Practice;

/// <summary>A sequence of draws that follows from a seed and from what it is for: SplitMix64.</summary>
internal sealed class PracticeDraws(ulong seed, string purpose)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"tideline practice|{seed}|{purpose}"))));

    /// <summary>In [0, 1).</summary>
    public double Unit() => Draws.Uniform(Next());

    /// <summary>In [low, high).</summary>
    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>In 0 … n − 1.</summary>
    public int Below(int n) => (int)(Unit() * n);

    /// <summary>All of them, in a drawn order.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items) => [.. items.Select(i => (Item: i, At: Next())).OrderBy(i => i.At).Select(i => i.Item)];

    private ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        return Draws.Mix(_state);
    }
}
