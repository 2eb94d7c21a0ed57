namespace Tideline.Synthetic.Events;

/// <summary>One event before it is written.</summary>
/// <param name="Second">Second of the calendar day.</param>
/// <param name="Sim">Position of the SIM.</param>
/// <param name="Cell">Position of the cell.</param>
/// <param name="Detail">Random bits for direction, duration and the written form of the number.</param>
internal readonly record struct EventRow(int Second, int Sim, int Cell, uint Detail);
