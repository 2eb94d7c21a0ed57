namespace Tideline.Release.Bulletins.Text;

/// <summary>What a composed page says of itself, and what an agreement takes from any page.</summary>
public sealed record CompositionText
{
    /// <summary>Before the words of the composer.</summary>
    public required string Lead { get; init; }

    /// <summary>{0} agreement, {1} its areas, {2} kinds of figures that it does not allow.</summary>
    public required string Scope { get; init; }

    /// <summary>The same without areas: {0} agreement, {1} kinds of figures.</summary>
    public required string ScopeWithoutAreas { get; init; }

    /// <summary>That the displaced of the page are what the authority calls temporarily displaced persons.</summary>
    public required string TemporarilyDisplaced { get; init; }
}
