using NodaTime;

namespace Tideline.Exchange.Reported;

/// <summary>One number that somebody else counted, at one of the project's areas: a row of the table of reported figures.</summary>
public sealed record ReportedFigure
{
    public required SourceKind Source { get; init; }

    /// <summary>Who counted, such as <c>IOM DTM</c>.</summary>
    public required string Publisher { get; init; }

    public required Concept Concept { get; init; }

    /// <summary>P-code of the project's area.</summary>
    public required string Area { get; init; }

    /// <summary>Admin level of the area.</summary>
    public required int AreaLevel { get; init; }

    /// <summary>The code that the source wrote; several joined by blanks where older codes became one area.</summary>
    public required string ReportedCode { get; init; }

    public required PlaceKind Place { get; init; }

    /// <summary>First day; of a stock the day of the count.</summary>
    public required LocalDate PeriodStart { get; init; }

    /// <summary>Last day, inclusive; of a stock the day of the count.</summary>
    public required LocalDate PeriodEnd { get; init; }

    /// <summary>Whole, at least 0. A row without a number is left out of the table and counted.</summary>
    public required decimal Value { get; init; }

    public required CountUnit Unit { get; init; }

    public required Qualifier Qualifier { get; init; }

    /// <summary>Operation or event of the source; numbers of two operations may hold the same people. Null where there is none.</summary>
    public string? Operation { get; init; }

    /// <summary>Round of the source; null where there is none.</summary>
    public string? Round { get; init; }

    /// <summary>Kind of assessment, such as BA (baseline), SA (site), ETT (event tracking); null where there is none.</summary>
    public string? Assessment { get; init; }

    /// <summary>Causes, lower case, sorted, joined by <c>; </c>; null where the source says none.</summary>
    public string? Cause { get; init; }

    /// <summary>Part of the people that is meant, such as <c>sector_code=WSH</c>; null where all are. Parts overlap.</summary>
    public string? Breakdown { get; init; }

    /// <summary>Rows of the source that were summed into it, at least 1.</summary>
    public required int Rows { get; init; }

    /// <summary>Version of the project's boundaries that the p-code was checked against.</summary>
    public required string BoundaryVersion { get; init; }
}
