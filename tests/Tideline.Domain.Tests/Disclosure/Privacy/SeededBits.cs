using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

/// <summary>Repeatable bits for tests (SplitMix64). It stands in the tests alone: no release may be able to repeat its noise.</summary>
internal sealed class SeededBits(ulong seed) : IBitSource
{
    private ulong _state = seed;

    public ulong Take(int bits)
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) >> (64 - bits);
    }
}

/// <summary>A source that gives the numbers of a list and then fails: what a draw does with given bits.</summary>
internal sealed class GivenBits(params ulong[] given) : IBitSource
{
    private int _used;

    public ulong Take(int bits) => bits == 64 || given[_used] >> bits == 0 ? given[_used++] : throw new InvalidOperationException("Too many bits.");

    public bool AllUsed => _used == given.Length;
}
