using System.Runtime.InteropServices;

namespace Tideline.Domain.Scaling;

/// <summary>Members who are alike before the emergency, in one state of the network.</summary>
/// <param name="Activity">Decile of activity before the emergency, 0 to 9.</param>
/// <param name="Area">Home area.</param>
/// <param name="Outage">Class of the area's outage on the day: 0 normal, 1 degraded.</param>
/// <param name="Members">Members of the panel.</param>
/// <param name="Seen">Of them seen in the 7 days that end on the day, wherever they were.</param>
/// <remarks>The state, home or away, is no part of it: it is what is missing in those not seen.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeenGroup(int Activity, int Area, int Outage, long Members, long Seen);
