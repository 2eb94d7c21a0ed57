using NodaTime;

namespace Tideline.Evaluation.Truth;

/// <summary>Mean daily stock of a week, by finest home and host area. Weeks and pairs without a row are true zeros.</summary>
/// <param name="Start">The week's Monday.</param>
/// <param name="Host">Empty: abroad.</param>
/// <param name="People">Everybody whom the emergency moved, with or without a phone.</param>
/// <param name="Subscribers">This operator's subscribers among them.</param>
internal sealed record DisplacedTruth(LocalDate Start, string Home, string Host, double People, double Subscribers)
{
    /// <summary>Whether the move stayed inside the home area, which the default definition leaves out.</summary>
    public bool WithinHomeArea => Home == Host;

    /// <summary>Whether they are out of the country: displaced from home, hosted nowhere.</summary>
    public bool IsAbroad => Host.Length == 0;
}

/// <summary>People of a home area who had left, and who had returned, by the end of a day.</summary>
/// <param name="Day">Days since onset; negative before it.</param>
internal sealed record ReturnsTruth(string Home, int Day, double Displaced, double Returned);

/// <summary>People and subscribers present in an area on a day.</summary>
internal sealed record PresenceTruth(LocalDate Date, string Area, double People, double Subscribers);

/// <summary>People who live in an area before the emergency, and this operator's subscribers among them.</summary>
internal sealed record ResidentsTruth(string Area, double People, double Subscribers);

/// <summary>First spells away, on the clock of each person's own first departure.</summary>
/// <param name="Days">Whole days away.</param>
/// <param name="Returned">People who returned after exactly so many days.</param>
/// <param name="StillAway">People still away, or settled elsewhere, when the data end after so many days.</param>
internal sealed record SpellsTruth(string Home, int Days, double Returned, double StillAway);

/// <summary>What an area of the finest level is like.</summary>
/// <param name="Kind"><c>urban</c> or <c>rural</c>.</param>
internal sealed record AreaKindTruth(string Area, string Kind);

/// <summary>What really happened. A table whose file is absent is null.</summary>
internal sealed record TruthTables(
    IReadOnlyList<DisplacedTruth>? Displacement,
    IReadOnlyList<ReturnsTruth>? Returns,
    IReadOnlyList<PresenceTruth>? Presence,
    IReadOnlyList<ResidentsTruth>? Residents,
    IReadOnlyList<SpellsTruth>? Spells,
    IReadOnlyList<AreaKindTruth>? Kinds);
