using NodaTime;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Import;

/// <summary>A number as a source offers it, before its code was looked up.</summary>
internal sealed record OfferedFigure
{
    /// <summary>Entries of the source that it holds.</summary>
    public required IReadOnlyList<long> Entries { get; init; }

    public required Concept Concept { get; init; }

    /// <summary>The code of the place; null where the source knows the area above alone.</summary>
    public string? Code { get; init; }

    /// <summary>The name beside the code; checked, never joined by. Without a code it tells places apart that are nowhere.</summary>
    public string? Name { get; init; }

    /// <summary>Admin level that the source says the code is of; null where it says none.</summary>
    public int? Level { get; init; }

    /// <summary>Codes of the areas around it, the finest first; where <see cref="Code"/> is null the people are in the first.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Point in WGS 84 degrees that stands for the place; null where there is a code.</summary>
    public (double Longitude, double Latitude)? Point { get; init; }

    public required LocalDate Start { get; init; }

    public required LocalDate End { get; init; }

    public required decimal Value { get; init; }

    public CountUnit Unit { get; init; }

    public Qualifier Qualifier { get; init; }

    public string? Operation { get; init; }

    public string? Round { get; init; }

    public string? Assessment { get; init; }

    public string? Cause { get; init; }

    public string? Breakdown { get; init; }

    /// <summary>What is counted, wherever it is.</summary>
    public object Subject => (Concept, Start, End, Unit, Operation, Round, Assessment, Breakdown);

    /// <summary>What makes two numbers numbers of the same thing at the same place.</summary>
    public object Identity => (Subject, Code, Level, Nameless: Code is null ? string.Join(' ', [.. Within, Name ?? ""]) : "", Point);
}
