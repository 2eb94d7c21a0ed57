using System.Runtime.InteropServices;

namespace Tideline.Domain.Returns;

/// <summary>A day on which the homes of an area had an alarm about people (not about the network).</summary>
/// <param name="Area">P-code.</param>
/// <param name="Day">Day number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AreaAlarm(string Area, int Day);
