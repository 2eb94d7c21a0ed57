using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using NodaTime;
using Tideline.Domain.Disclosure.Differencing;

[assembly: InternalsVisibleTo("Tideline.Pipeline")]
[assembly: InternalsVisibleTo("Tideline.Release")]
[assembly: InternalsVisibleTo("Tideline.Evaluation")]
[assembly: InternalsVisibleTo("Tideline.Proof")]
[assembly: InternalsVisibleTo("Tideline.Proof.Tests")]
[assembly: InternalsVisibleTo("Tideline.Domain.Tests")]
[assembly: InternalsVisibleTo("Tideline.Pipeline.Tests")]
[assembly: InternalsVisibleTo("Tideline.Release.Tests")]
[assembly: InternalsVisibleTo("Tideline.Server.Tests")]
[assembly: InternalsVisibleTo("Tideline.Exchange.Tests")]
[assembly: InternalsVisibleTo("Tideline.Evaluation.Tests")]

namespace Tideline.Domain.Cubes;

/// <summary>One cell of a cube: an area (and counterpart), a period, an unreleased estimate.</summary>
/// <param name="Area">P-code of the home, host or origin area.</param>
/// <param name="CounterpartArea">P-code of the host or destination; null where the indicator has none.</param>
/// <param name="Start">First local day of the period.</param>
/// <param name="End">Last local day of the period, inclusive.</param>
internal sealed record CubeCell(string Area, string? CounterpartArea, LocalDate Start, LocalDate End, Estimate Estimate)
{
    /// <summary>Who contributes; null where the method does not keep it.</summary>
    public ContributorSketch? Sketch { get; init; }
}

/// <summary>
/// The unreleased figures of one indicator. Its cells can be read only by the projects that make, check and release
/// them; no serializer accepts it, and its text shows its shape alone.
/// </summary>
[JsonConverter(typeof(NeverSerialized))]
public sealed class Cube
{
    internal Cube(Indicator indicator, IReadOnlyList<CubeCell> cells)
    {
        Indicator = indicator;
        Cells = cells;
    }

    public Indicator Indicator { get; }

    public int Count => Cells.Count;

    internal IReadOnlyList<CubeCell> Cells { get; }

    public override string ToString() => $"{Indicator.Name}: {Count} unreleased cells";
}
