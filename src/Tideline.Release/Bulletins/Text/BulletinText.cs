namespace Tideline.Release.Bulletins.Text;

/// <summary>
/// Every word of a bulletin in one language; a language is one file that fills it. Braces hold places: {0}, {1} …
/// A word that lacks does not compile.
/// </summary>
public sealed record BulletinText
{
    /// <summary>BCP 47, for the <c>lang</c> of the page.</summary>
    public required string Language { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>; charts and maps stay left to right.</summary>
    public required string Direction { get; init; }

    public required NumberText Numbers { get; init; }

    public required StatusText Statuses { get; init; }

    public required HeadlineText Headline { get; init; }

    public required MapText Map { get; init; }

    public required TrendText Trend { get; init; }

    public required ProjectionText Projection { get; init; }

    public required WeekMapText WeekMaps { get; init; }

    public required ReturnText Returns { get; init; }

    public required TableText Tables { get; init; }

    public required LimitText Limits { get; init; }

    public required SourceText Sources { get; init; }

    public required CompositionText Composition { get; init; }
}
