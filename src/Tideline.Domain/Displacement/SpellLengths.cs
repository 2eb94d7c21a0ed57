using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement;

/// <summary>Spells begun until the week of <see cref="FoldFrame.LastNewDay"/>, by onset × sampling unit × stratum × week of their
/// beginning × length in days × day of the first sighting away × ending: what survival curves are made of.</summary>
public sealed class SpellLengths
{
    private readonly Dictionary<ulong, long> _spells = [];

    /// <summary>The nonzero counts, in a fixed order.</summary>
    public IEnumerable<(int Onset, int Unit, int Stratum, int Week, int Length, int Entry, SpellEnding Ending, long Spells)> Rows() =>
        _spells.OrderBy(s => s.Key).Select(s => (
            (int)(s.Key >> 56), (int)(s.Key >> 32) & 0xFFFFFF, (int)(s.Key >> 28) & 0xF, (int)(s.Key >> 20) & 0xFF, (int)(s.Key >> 8) & 0xFFF,
            (int)(s.Key >> 2) & 0x3F, (SpellEnding)(s.Key & 0x3), s.Value));

    internal void Add(int onset, int unit, int stratum, in Spell spell)
    {
        var key = ((ulong)onset << 56) | ((ulong)unit << 32) | ((ulong)stratum << 28) | ((ulong)(spell.Begun / 7) << 20)
            | ((ulong)spell.Length << 8) | ((ulong)Math.Min(spell.Entry, 0x3F) << 2) | (ulong)spell.Ending;
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
