using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Governance.Access;

/// <summary>What is asked for.</summary>
public enum AskedKind
{
    /// <summary>Figures of areas and periods.</summary>
    Figures,

    /// <summary>Whether or where one person is.</summary>
    Person,

    /// <summary>The path of one SIM or device.</summary>
    Device,

    /// <summary>A list of pseudonyms, or records that bear them.</summary>
    Pseudonyms,

    /// <summary>Figures by nationality, ethnicity or faith, or by what stands for them.</summary>
    Group,
}

/// <summary>What an organisation asks to be computed and handed over.</summary>
public sealed record AccessRequest : IStepped
{
    public string Title { get; init; } = "";

    /// <summary>Account of who asks.</summary>
    public string Requester { get; init; } = "";

    public string Organisation { get; init; } = "";

    public AskedKind Asks { get; init; } = AskedKind.Figures;

    /// <summary>Id of the use-case sheet or of a purpose of the agreement.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Name of an indicator.</summary>
    public string Product { get; init; } = "";

    /// <summary>P-codes.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Admin level of the areas: 2 is the district.</summary>
    public int? Level { get; init; }

    public PeriodKind Period { get; init; } = PeriodKind.Week;

    public LocalDate? From { get; init; }

    /// <summary>Last local day, inclusive.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Hours between the end of a period and its figure.</summary>
    public int? DelayHours { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    public LocalDate? NeedBy { get; init; }

    /// <summary>Id of the agreement under which it would run; empty: the first that is in force.</summary>
    public string Agreement { get; init; } = "";

    public IReadOnlyList<Finding> Findings(Desk desk) => AccessWorkflow.After(AccessWorkflow.StateOf(AccessStep.Of(desk.Steps))).Count == 0
        ? []
        : [.. AccessReview.Of(this, desk.Terms, desk.ImpactStands, desk.Today), .. AccessWorkflow.Ended(AccessStep.Of(desk.Steps), desk.Today)];

    public string StateAfter(IReadOnlyList<Step> steps) => AccessWorkflow.StateOf(AccessStep.Of(steps)).Word();

    public IReadOnlyList<string> After(string state) => StateWords.State<AccessState>(state) is { } known ? [.. AccessWorkflow.After(known).Select(s => s.Word())] : [];

    public bool OutlivesChanges => false;

    public bool Decides(string state) => StateWords.State<AccessState>(state) is AccessState.LegalCheck or AccessState.Approved or AccessState.Rejected or AccessState.Revoked;

    public IReadOnlyList<Finding> Against(Step next, Desk desk) => AccessStep.Of(next) is { } step
        ? AccessWorkflow.Against(this, AccessStep.Of(desk.Steps), step, AccessReview.Of(this, desk.Terms, desk.ImpactStands, desk.Today))
        : [new("AW1", "to", $"There is no state '{next.To}'.", next.To, Weight.Refused)];
}

/// <summary>What an agreement allows, in the terms of a request.</summary>
public sealed record AccessTerms
{
    /// <summary>Of the agreement; for messages.</summary>
    public string Agreement { get; init; } = "";

    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>Names of indicators.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Finest admin level of areas.</summary>
    public int FinestLevel { get; init; }

    public PeriodKind FinestPeriod { get; init; } = PeriodKind.Day;

    /// <summary>First and last local day of which figures may speak, inclusive; null: no bound.</summary>
    public LocalDate? EarliestDay { get; init; }

    /// <inheritdoc cref="EarliestDay"/>
    public LocalDate? LatestDay { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Last day on which it is in force, inclusive.</summary>
    public required LocalDate End { get; init; }

    /// <summary>First day on which it is in force.</summary>
    public LocalDate? Start { get; init; }

    /// <summary>The terms of an agreement of the project.</summary>
    public static AccessTerms Of(Domain.Agreements.Agreement agreement) => new()
    {
        Agreement = agreement.Id,
        Products = agreement.Products,
        FinestLevel = agreement.FinestLevel,
        FinestPeriod = agreement.FinestPeriod,
        EarliestDay = agreement.EarliestDay,
        LatestDay = agreement.LatestDay,
        Recipients = agreement.Recipients,
        Start = agreement.Start,
        End = agreement.End,
    };
}
