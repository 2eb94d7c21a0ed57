namespace Tideline.Domain.Alerts;

public enum AlarmKind
{
    /// <summary>Unusual, below the limit of an alarm: somebody should look.</summary>
    Watch,

    /// <summary>More than chance and habit explain, where the network is not known to be the cause.</summary>
    Population,

    /// <summary>Unusual, but the area's network was degraded or blind: nothing is said of its people.</summary>
    Network,
}

/// <summary>One series of one area that was unusual on one local day. Made from few subscribers: it stays in the enclave.</summary>
/// <param name="Day">Day number.</param>
/// <param name="Area">P-code.</param>
/// <param name="Level">Admin level.</param>
/// <param name="Z">The day, in standard deviations from what is usual; negative is below.</param>
/// <param name="Average">The whitened moving average, in its own standard deviations.</param>
public sealed record Alarm(int Day, string Area, int Level, AlarmKind Kind, SeriesKind Series, double Z, double Average);
