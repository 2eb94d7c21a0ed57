namespace Tideline.Domain.Alerts;

/// <summary>In which direction a series is unusual.</summary>
internal static class Direction
{
    /// <summary>A value turned so that up is unusual.</summary>
    public static double Unusual(SeriesKind kind, double value) => kind switch
    {
        SeriesKind.AwayShare => value,
        SeriesKind.Activity => -value,
        SeriesKind.NetOutflow => Math.Abs(value),
    };

    /// <summary>Sides on which the series can be unusual.</summary>
    public static ReadOnlySpan<double> Sides(SeriesKind kind) => kind switch
    {
        SeriesKind.AwayShare => [1],
        SeriesKind.Activity => [-1],
        SeriesKind.NetOutflow => [1, -1],
    };
}
