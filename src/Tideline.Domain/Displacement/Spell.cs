using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement;

/// <summary>How a spell away ended.</summary>
public enum SpellEnding
{
    /// <summary>Back home, confirmed by further sightings there.</summary>
    Returned,

    /// <summary>Long away and nearly always in one other area; still not returned.</summary>
    Settled,

    /// <summary>Not known: unseen since, still away on the last day, or home for too few days to tell.</summary>
    Censored,
}

/// <summary>One spell away from home, in days from the first counted day.</summary>
/// <param name="Begun">First day away.</param>
/// <param name="Found">Day of the first sighting away: had the member returned before it, nobody would know of the spell.</param>
/// <param name="Ended">First day of return, of having settled, or from which nothing is known.</param>
/// <param name="Ending">Which of them.</param>
/// <param name="Last">First day after the last one away that was counted: beyond <paramref name="Ended"/> for who settled.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spell(int Begun, int Found, int Ended, SpellEnding Ending, int Last)
{
    /// <summary>Days from leaving to the ending.</summary>
    public int Length => Ended - Begun;

    /// <summary>Whether it is among those newly displaced: long enough, or not known to have been shorter.</summary>
    public bool Counts(DisplacementParameters parameters) => Length >= parameters.SpellDays || Ending == SpellEnding.Censored;
}
