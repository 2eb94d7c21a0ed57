using NodaTime;

namespace Tideline.Projects.Configuration;

/// <summary>Something that others saw on the ground, drawn over the map and never mixed into a figure.</summary>
public sealed record LayerConfiguration
{
    /// <summary>Names addresses: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required LayerKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Names in other languages, by language.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Path or glob of its files.</summary>
    public required string Files { get; init; }

    /// <summary>How they are read; the format may be csv too, with the columns longitude and latitude.</summary>
    public FootprintOptions Options { get; init; } = FootprintOptions.None;

    /// <summary>The attribute that says what a feature is, such as the name of a bridge; null: features have no words.</summary>
    public string? Label { get; init; }

    /// <summary>Who saw it.</summary>
    public required string Source { get; init; }

    /// <summary>The day of which it tells.</summary>
    public required LocalDate AsOf { get; init; }
}

public enum LayerKind
{
    /// <summary>What is broken.</summary>
    Damage,

    /// <summary>Where one can get through, or cannot.</summary>
    Access,
}
