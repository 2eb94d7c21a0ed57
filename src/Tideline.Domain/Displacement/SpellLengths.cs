using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement;

/// <summary>Spells begun until the week of <see cref="FoldFrame.LastNewDay"/>, by onset × sampling unit × stratum × week of their
/// beginning × days until it was found × length in days × ending: what survival curves are made of.</summary>
/// <remarks>Whoever returns before being seen away is in no count, so a spell is at risk only from the day it was found
/// (<see cref="Spell.Found"/>); without that, short spells would seem rarer than they are.</remarks>
public sealed class SpellLengths
{
    private readonly Dictionary<ulong, long> _spells = [];

    /// <summary>The nonzero counts, in a fixed order.</summary>
    public IEnumerable<(int Onset, int Unit, int Stratum, int Week, int Found, int Length, SpellEnding Ending, long Spells)> Rows() =>
        _spells.OrderBy(s => s.Key).Select(s => (
            (int)(s.Key >> 56), (int)(s.Key >> 32) & 0xFFFFFF, (int)(s.Key >> 28) & 0xF, (int)(s.Key >> 20) & 0xFF,
            (int)(s.Key >> 12) & 0xFF, (int)(s.Key >> 2) & 0x3FF, (SpellEnding)(s.Key & 0x3), s.Value));

    internal void Add(int onset, int unit, int stratum, in Spell spell)
    {
        const int longest = 0x3FF;
        const int latest = 0xFF;
        var found = (ulong)Math.Min(latest, spell.Found - spell.Begun);
        var key = ((ulong)onset << 56) | ((ulong)unit << 32) | ((ulong)stratum << 28) | ((ulong)(spell.Begun / 7) << 20)
            | (found << 12) | ((ulong)Math.Min(longest, spell.Length) << 2) | (ulong)spell.Ending;
        CollectionsMarshal.GetValueRefOrAddDefault(_spells, key, out _)++;
    }

    internal void Add(SpellLengths other)
    {
        foreach (var (key, spells) in other._spells)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_spells, key, out _) += spells;
        }
    }
}
