namespace Tideline.Domain.Alerts;

public enum SeriesKind
{
    /// <summary>Share of the panel's nights that were spent away; raised when it grows.</summary>
    AwayShare,

    /// <summary>Share of the panel seen, against the other areas of the level on the same day; raised when it falls.</summary>
    Activity,

    /// <summary>Nights of members elsewhere less nights of others here; raised both ways: a fall means arrivals.</summary>
    NetOutflow,
}

/// <summary>One daily series of one area, on a scale on which its noise does not depend on its level.</summary>
/// <param name="Area">P-code.</param>
/// <param name="Level">Admin level.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Values">By day from the first; NaN where the day says nothing.</param>
/// <param name="Precisions">By day: one over the standard deviation that chance alone would give the value. Real noise is
/// larger by a factor that the baseline measures.</param>
public sealed record WatchedSeries(string Area, int Level, SeriesKind Kind, double[] Values, double[] Precisions);
