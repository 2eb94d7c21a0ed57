using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;

namespace Tideline.Domain.Agreements;

/// <summary>What figures are made for.</summary>
public enum PurposeKind
{
    /// <summary>To help people who are displaced now.</summary>
    DisasterResponse,

    /// <summary>To plan for emergencies that may come.</summary>
    Preparedness,

    /// <summary>Official or experimental statistics.</summary>
    Statistics,

    /// <summary>To teach, on a synthetic country or on past data.</summary>
    Training,
}

/// <summary>What becomes of figures that an agreement does not allow.</summary>
public enum OutsideRule
{
    /// <summary>One such figure, and nothing is released.</summary>
    Refuse,

    /// <summary>They are left out, and the manifest says of what kinds they were.</summary>
    LeaveOut,
}

/// <summary>What an operator and an agency agreed may leave: for what, which figures, for whom, and how long.</summary>
public sealed record Agreement
{
    /// <summary>Hours for telling of an incident where the parties agreed on nothing: those of the European data protection regulation.</summary>
    public const int StandardNotifyWithinHours = 72;

    public required string Id { get; init; }

    /// <summary>Raised by the parties when they change the text; from 1.</summary>
    public required int Version { get; init; }

    public required string Operator { get; init; }

    public required string Agency { get; init; }

    public required PurposeKind Purpose { get; init; }

    public required string PurposeText { get; init; }

    /// <summary>Ids of the emergencies it is for; empty where it is for all of some hazards.</summary>
    public IReadOnlyList<string> Emergencies { get; init; } = [];

    /// <summary>Hazards of whose emergencies it is for all; empty where it names emergencies.</summary>
    public IReadOnlyList<Hazard> Hazards { get; init; } = [];

    /// <summary>Names of indicators.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>P-codes; each stands for itself and everything below it, and not for what is above.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>Finest admin level of areas that figures may speak of.</summary>
    public required int FinestLevel { get; init; }

    /// <summary>Shortest kind of period, in the order day, week, month, since the onset.</summary>
    public required PeriodKind FinestPeriod { get; init; }

    /// <summary>First local day that a figure may speak of.</summary>
    public required LocalDate EarliestDay { get; init; }

    /// <summary>Last local day that a figure may speak of, inclusive; projections count too.</summary>
    public required LocalDate LatestDay { get; init; }

    /// <summary>The project's minimum of subscribers is at least this.</summary>
    public required long MinimumSubscribers { get; init; }

    /// <summary>Organisations to which a release may be handed.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>First day on which it is in force.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Last day on which it is in force, inclusive.</summary>
    public required LocalDate End { get; init; }

    /// <summary>Hours after an incident became known within which the parties are told of it.</summary>
    public int NotifyWithinHours { get; init; } = StandardNotifyWithinHours;

    public OutsideRule Outside { get; init; } = OutsideRule.Refuse;

    public bool IsInForce(LocalDate day) => day >= Start && day <= End;

    /// <summary>Whether it is for this emergency, by id or by hazard.</summary>
    public bool IsFor(string emergency, Hazard hazard) => Emergencies.Contains(emergency, StringComparer.Ordinal) || Hazards.Contains(hazard);

    /// <summary>Whether it names an organisation as recipient; without regard to case and outer blanks.</summary>
    public bool Names(string organisation) =>
        Recipients.Any(r => string.Equals(r.Trim(), organisation.Trim(), StringComparison.OrdinalIgnoreCase));
}
