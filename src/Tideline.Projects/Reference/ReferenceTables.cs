using NetTopologySuite.Geometries;
using NodaTime;
using Tideline.Domain.Places;
using Tideline.Domain.Scaling;

namespace Tideline.Projects.Reference;

/// <summary>One cell and the local days on which its row holds.</summary>
/// <param name="Cell">The operator's id.</param>
/// <param name="Longitude">WGS 84 degrees.</param>
/// <param name="Latitude">WGS 84 degrees.</param>
/// <param name="ValidFrom">First local day, inclusive; null: always was.</param>
/// <param name="ValidTo">Last local day, inclusive; null: still is.</param>
public sealed record CellRow(string Cell, double Longitude, double Latitude, LocalDate? ValidFrom, LocalDate? ValidTo);

/// <summary>Boundaries: the hierarchy and a valid WGS 84 polygon for each area.</summary>
public sealed record Boundaries(AreaHierarchy Hierarchy, IReadOnlyDictionary<string, Geometry> Geometry, string Version)
{
    /// <summary>Names in other languages, by p-code and language (<c>name_ur</c> of the file is <c>ur</c>); read from files of features.
    /// Figures do not depend on them, and they are no part of the version.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Names { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();
}

/// <summary>People by area of the finest level.</summary>
public sealed record PopulationTable(IReadOnlyDictionary<string, long> People);

public sealed record Holiday(string Name, LocalDate FirstDay, LocalDate LastDay);

/// <summary>Everything the project knows besides events. Tables that are not configured are null (holidays: empty).</summary>
public sealed record ReferenceData(
    IReadOnlyList<CellRow> Cells,
    Boundaries? Boundaries,
    PopulationTable? Population,
    IReadOnlyList<Holiday> Holidays)
{
    /// <summary>How subscribers become people.</summary>
    public ScalingRules Scaling { get; init; } = new();
}
