namespace Tideline.Release.Bulletins.Text;

/// <summary>What is not seen, who is missed, how to read the page.</summary>
public sealed record LimitText
{
    public required string NotObservableHeading { get; init; }

    public required string NotObservableIntroduction { get; init; }

    public required string NotObservableHomes { get; init; }

    public required string NotObservableHosts { get; init; }

    public required string NotObservableWeeks { get; init; }

    public required string NotObservableNone { get; init; }

    public required string SuppressedHeading { get; init; }

    public required string MissedHeading { get; init; }

    /// <summary>{0} kind of the finest area, {1} detection limit.</summary>
    public required string MissedMoves { get; init; }

    /// <summary>Where no limit is given: {0} kind of the finest area.</summary>
    public required string MissedMovesWithoutLimit { get; init; }

    /// <summary>Each one sentence.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    public required string ReadingHeading { get; init; }

    /// <summary>{0} the smallest number of subscribers that may be shown. Each one sentence or two.</summary>
    public required IReadOnlyList<string> Reading { get; init; }
}
