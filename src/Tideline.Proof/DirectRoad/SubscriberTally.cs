using System.Numerics;
using System.Runtime.InteropServices;

namespace Tideline.Proof.DirectRoad;

/// <summary>What one SIM did in one part of a local day; the row of the step <c>subscriber_day</c> where it has events.</summary>
/// <param name="Sim">Position of the SIM in the stream.</param>
/// <param name="Night">Cluster of the last event of the night part; 0: none.</param>
/// <param name="DayPart">Cluster of the last event of the day part; 0: none.</param>
/// <param name="Events">Events at cells that were valid; 0: there is no row.</param>
/// <param name="Hours">One bit for each hour of the local day with events.</param>
/// <param name="ClustersFrom">First of its clusters in the list of the part.</param>
/// <param name="Clusters">Distinct clusters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SubscriberTally(
    int Sim, int Night, int DayPart, int Events, uint Hours, int ClustersFrom, int Clusters)
{
    public int Location => Night > 0 ? Night : DayPart;

    public int HourCount => BitOperations.PopCount(Hours);
}
