namespace Tideline.Domain.Displacement;

/// <summary>What the fold counts by onset × sampling unit × stratum × week: subscriber-days, or spells.</summary>
public enum Count
{
    /// <summary>Days in the panel: a state is known, bridged or carried.</summary>
    Panel,

    /// <summary>Panel days away from home, from the start of evacuation on.</summary>
    Away,

    /// <summary>Of <see cref="Away"/>: in exposed areas.</summary>
    AwayInExposed,

    /// <summary>Days after exit with last state home.</summary>
    CensoredHome,

    /// <summary>Days after exit with last state away.</summary>
    CensoredAway,

    /// <summary>Days on which the subscriber was seen with a decisive location.</summary>
    Seen,

    /// <summary>Spells of at least <see cref="DisplacementParameters.SpellDays"/> away that began in the week.</summary>
    SpellsBegun,

    /// <summary>Such spells that ended at home in the week.</summary>
    SpellsEnded,

    /// <summary>Away days in a spell that has lasted <see cref="DisplacementParameters.ConfirmedDays"/> by then.</summary>
    AwayConfirmed,

    /// <summary>Away days in a spell that has lasted <see cref="DisplacementParameters.LongDays"/> by then.</summary>
    AwayLong,

    /// <summary>Away days at a usual night place: known company rather than a camp, but displaced all the same.</summary>
    AwayUsual,

    /// <summary>Changes of the host area within a spell.</summary>
    Onward,

    /// <summary>Spells begun after an earlier one had ended at home.</summary>
    BegunAgain,

    /// <summary>Spells in which the member settled elsewhere in the week (<see cref="SpellEnding.Settled"/>).</summary>
    Settled,
}
