using NodaTime;

namespace Tideline.Governance.Dpia;

/// <summary>What may go wrong for people, before and after what is done against it.</summary>
public sealed record RiskEntry
{
    /// <summary>Highest likelihood and severity.</summary>
    public const int Highest = 4;

    /// <summary>Likelihood times severity from which a risk is high.</summary>
    public const int High = 9;

    /// <summary>Of <see cref="StarterRisk"/>; empty for one that the parties found themselves.</summary>
    public string Code { get; init; } = "";

    /// <summary>What happens, and through whom.</summary>
    public string Threat { get; init; } = "";

    /// <summary>What it does to people.</summary>
    public string Harm { get; init; } = "";

    /// <summary>Whether a whole group is hurt, of whom none need be known by name.</summary>
    public bool GroupHarm { get; init; }

    /// <summary>1 seldom to 4 expected, with nothing done against it; null: not judged.</summary>
    public int? Likelihood { get; init; }

    /// <summary>1 a nuisance to 4 lives; null: not judged.</summary>
    public int? Severity { get; init; }

    public string Controls { get; init; } = "";

    /// <summary>With the controls.</summary>
    public int? LikelihoodAfter { get; init; }

    /// <inheritdoc cref="LikelihoodAfter"/>
    public int? SeverityAfter { get; init; }

    /// <summary>Who answers for what is left: a function.</summary>
    public string Owner { get; init; } = "";

    /// <summary>By when the controls stand; null: they stand.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>1 to 16; null where it was not judged.</summary>
    public int? Before => Product(Likelihood, Severity);

    /// <inheritdoc cref="Before"/>
    public int? After => Product(LikelihoodAfter, SeverityAfter);

    private static int? Product(int? likelihood, int? severity) => likelihood is >= 1 and <= Highest && severity is >= 1 and <= Highest ? likelihood * severity : null;
}
