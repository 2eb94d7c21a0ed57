using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement;

/// <summary>One local day on which a subscriber was seen, as one sortable number.</summary>
/// <param name="Day">Day number (<see cref="Places.Day"/>).</param>
/// <param name="Night">Cluster of the last event of the night part; 0 none.</param>
/// <param name="DayPart">Cluster of the last event of the day part; 0 none.</param>
/// <remarks>Packed as day × 2⁴⁰ + night × 2²⁰ + day part, the expression of the step <c>timelines</c>; sorting the packed
/// numbers sorts by day. At most 2²⁰ − 1 clusters.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimelineDay(int Day, int Night, int DayPart)
{
    public const int MaximumClusters = (1 << 20) - 1;

    public ulong Pack() => ((ulong)Day << 40) | ((ulong)Night << 20) | (uint)DayPart;

    public static TimelineDay Unpack(ulong packed) =>
        new((int)(packed >> 40), (int)(packed >> 20) & 0xFFFFF, (int)packed & 0xFFFFF);
}
