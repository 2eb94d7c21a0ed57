using System.Runtime.InteropServices;

namespace Tideline.Domain.Cubes;

/// <summary>A closed interval in the unit of the value it belongs to.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Lower, double Upper)
{
    public double HalfWidth => (Upper - Lower) / 2;
}

/// <summary>
/// One unreleased figure: value, intervals, contributors and status together. Not rounded, not clipped at zero,
/// not disclosure-controlled.
/// </summary>
/// <param name="Value">Unclipped estimate in the cube's unit; sums over areas use it as it is. NaN only with status
/// <see cref="ObservationStatus.NotObservable"/>.</param>
/// <param name="Interval80">The published interval.</param>
/// <param name="Interval95">Kept in the enclave, for headlines and evaluation.</param>
/// <param name="Contributors">Distinct subscribers with a nonzero probability of the state in the period, before
/// baseline and weighting. Disclosure control judges this number.</param>
/// <param name="Base">Distinct subscribers of the denominator (the panel with reference in the area); 0 where the
/// figure is no part of a whole. <c>Base - Contributors</c> is the complement, judged too.</param>
/// <param name="Weight">People that one subscriber of the area stands for on average; 1 for counts of subscribers. The median over
/// an indicator's figures sets the rounding base.</param>
/// <param name="Status">The statistical status, before disclosure control.</param>
/// <param name="Daily">Mean daily contributors: their days in the state, divided by the days of the period. Unlike contributors it adds up
/// over hosts. Null where it is the contributors themselves, or where nobody has counted it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Estimate(
    double Value,
    Interval Interval80,
    Interval Interval95,
    long Contributors,
    long Base,
    double Weight,
    ObservationStatus Status,
    double? Daily = null);
