namespace Tideline.Domain.Cubes;

/// <summary>Why an observation may or may not be read as a plain number (SDMX observation codes).</summary>
/// <remarks>One each, the first that applies in this order; see docs/methods/statuses.md.</remarks>
public enum ObservationStatus
{
    /// <summary>Q: disclosure control hides it. Never zero, and primary is not told from complementary.</summary>
    Suppressed,

    /// <summary>L: the network could not see the area. Never zero, never "displaced".</summary>
    NotObservable,

    /// <summary>B: not comparable with the periods before.</summary>
    SeriesBreak,

    /// <summary>F: a projection.</summary>
    Forecast,

    /// <summary>U: shown, but weak (partial outage, small effective sample, wide interval, or one that includes 0).</summary>
    LowReliability,

    /// <summary>P: will be revised, because later days still change it.</summary>
    Provisional,

    /// <summary>A: normal.</summary>
    Normal,
}

public static class ObservationStatusCodes
{
    /// <summary>The one-letter SDMX code.</summary>
    public static string Code(this ObservationStatus status) => status switch
    {
        ObservationStatus.Suppressed => "Q",
        ObservationStatus.NotObservable => "L",
        ObservationStatus.SeriesBreak => "B",
        ObservationStatus.Forecast => "F",
        ObservationStatus.LowReliability => "U",
        ObservationStatus.Provisional => "P",
        ObservationStatus.Normal => "A",
    };
}
