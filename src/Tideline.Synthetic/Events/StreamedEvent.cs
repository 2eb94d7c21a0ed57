using System.Runtime.InteropServices;

namespace Tideline.Synthetic.Events;

/// <summary>One event that a delivery brings in good order.</summary>
/// <param name="Sim">Position of the SIM in <see cref="StreamedCountry.Numbers"/>.</param>
/// <param name="Second">Second of the calendar day, local time.</param>
/// <param name="Cell">Position of the cell in <see cref="StreamedCountry.Cells"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StreamedEvent(int Sim, int Second, int Cell);
