namespace Tideline.Domain.Quality;

/// <summary>What a figure may be used for, the least first: what permits more permits all before it.</summary>
public enum PermittedUse
{
    /// <summary>Nothing: there is no number, or nobody knows what it stands for.</summary>
    NotToBeUsed,

    /// <summary>To say where something is going on, and to ask others; no number is quoted without its interval.</summary>
    DirectionOnly,

    /// <summary>To decide where to look first, in coarse classes.</summary>
    RoughPrioritisation,

    /// <summary>To size what is sent or built, together with other sources.</summary>
    DetailedPlanning,
}
