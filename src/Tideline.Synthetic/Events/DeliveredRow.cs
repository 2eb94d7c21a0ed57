using System.Runtime.InteropServices;

namespace Tideline.Synthetic.Events;

/// <summary>One event as the operator delivers it.</summary>
/// <param name="Day">Its calendar day: that of the file, or earlier.</param>
/// <param name="Index">Position among the day's rows in order of SIM.</param>
/// <param name="Fault">What is wrong with the row; a faulty row is no event.</param>
/// <param name="IsTwice">Whether the row comes a second time right after.</param>
/// <param name="Bits">Random bits of the row, for the choice among faults of a kind.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeliveredRow(int Day, int Index, EventRow Event, RowFault Fault, bool IsTwice, ulong Bits);
