using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Attack.Published;

/// <summary>What one row of <c>observations.csv</c> is about.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Unit">Word of the column <c>unit</c>.</param>
/// <param name="Area">P-code of the area.</param>
/// <param name="Counterpart">P-code of the host or destination, or <c>other</c>; null where there is none.</param>
/// <param name="Start">First local day.</param>
/// <param name="End">Last local day, inclusive.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowKey(string Indicator, string Unit, string Area, string? Counterpart, LocalDate Start, LocalDate End);
