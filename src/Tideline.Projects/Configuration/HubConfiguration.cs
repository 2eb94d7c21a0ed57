using NodaTime;
using Tideline.Domain.Combining;

namespace Tideline.Projects.Configuration;

/// <summary>Who keeps the data and who runs the code, by which releases come to a hub. It is told with every result; what follows from it stands in
/// docs/operate/hub.md.</summary>
public enum AccessModel
{
    /// <summary>Operators make figures as they do, and hand over releases.</summary>
    Aggregates,

    /// <summary>The operator keeps the data and runs the code that all run.</summary>
    OperatorRuns,

    /// <summary>The operator keeps the data, and people of the statistics office run the code there.</summary>
    Hybrid,

    /// <summary>The regulator keeps the data of all operators, and a node for each.</summary>
    Regulator,

    /// <summary>A third party runs the hub; operators do not see each other's figures.</summary>
    ThirdParty,
}

/// <summary>What weights of operators count.</summary>
public enum WeightBasis
{
    /// <summary>Subscribers of the operator.</summary>
    Subscribers,

    /// <summary>Share of people who hold a SIM of the operator; they may add up to more than 1.</summary>
    Penetration,

    /// <summary>Share of all SIMs.</summary>
    MarketShare,
}

/// <summary>Whether operators may know each other's figures.</summary>
public enum FigureSharing
{
    /// <summary>Nobody may find out a figure of another operator from what the hub shows.</summary>
    Confidential,

    /// <summary>Every operator's release goes to all: a combined figure tells nothing that they do not.</summary>
    Open,
}

/// <summary>What a project does that takes releases of several operators.</summary>
public sealed record HubConfiguration
{
    /// <summary>What bundles are addressed to; in agreements it stands among the recipients.</summary>
    public required string Name { get; init; }

    public required AccessModel AccessModel { get; init; }

    /// <summary>In file order; at least one.</summary>
    public required IReadOnlyList<HubOperator> Operators { get; init; }

    public required WeightBasis Basis { get; init; }

    /// <summary>Weights by area: <c>pcode,operator,weight</c>; an area without one has that of the area above. Null: those of <see cref="HubOperator.Weight"/> everywhere.</summary>
    public TableSource? AreaWeights { get; init; }

    public required HubTerms Agreed { get; init; }

    public FigureSharing Figures { get; init; } = FigureSharing.Confidential;

    /// <summary>Fewest operators behind a combined figure that is shown.</summary>
    public int MinimumOperators { get; init; } = 3;

    /// <summary>How near nobody may come to another operator's figure, as a percentage of it.</summary>
    public double ProtectionPercent { get; init; } = 10;

    public CombinationRules Rules { get; init; } = new();
}

/// <summary>One operator whose releases are taken.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens; it names folders and the API key <c>hub:NAME</c>.</param>
/// <param name="PublicKey">PEM file of the key that signs its bundles, as a path in the project.</param>
/// <param name="Weight">For the whole country, on the scale of the basis.</param>
public sealed record HubOperator(string Name, string Organisation, string PublicKey, double Weight);

/// <summary>What the parties agreed may come to the hub.</summary>
public sealed record HubTerms
{
    /// <summary>Id of the agreement that releases must be made under; null: of any, or none.</summary>
    public string? Agreement { get; init; }

    /// <summary>Such as <c>tideline-1a2b3c4d</c>; null: any, but the same of all.</summary>
    public string? Definition { get; init; }

    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>Finest admin level.</summary>
    public required int FinestLevel { get; init; }

    /// <summary>First local day that a figure may speak of.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last local day that a figure may speak of, inclusive.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Most days between the last day of data and the day of receipt; null: any.</summary>
    public int? VintageWithinDays { get; init; }
}
