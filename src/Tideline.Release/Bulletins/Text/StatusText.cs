namespace Tideline.Release.Bulletins.Text;

/// <summary>What each status is called (in cells) and what it means (in legends).</summary>
public sealed record StatusText
{
    public required string Normal { get; init; }

    public required string NormalMeaning { get; init; }

    public required string Provisional { get; init; }

    public required string ProvisionalMeaning { get; init; }

    public required string LowReliability { get; init; }

    public required string LowReliabilityMeaning { get; init; }

    public required string Forecast { get; init; }

    public required string ForecastMeaning { get; init; }

    public required string SeriesBreak { get; init; }

    public required string SeriesBreakMeaning { get; init; }

    public required string NotObservable { get; init; }

    public required string NotObservableMeaning { get; init; }

    public required string Suppressed { get; init; }

    /// <summary>{0} the smallest number of subscribers that may be shown.</summary>
    public required string SuppressedMeaning { get; init; }

    public required string OutOfScope { get; init; }

    public required string OutOfScopeMeaning { get; init; }
}
