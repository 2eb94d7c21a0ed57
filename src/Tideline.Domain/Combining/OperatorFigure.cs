using System.Runtime.InteropServices;

namespace Tideline.Domain.Combining;

/// <summary>What one operator's release says of the people of an area in a period. Each operator's figure already stands for all people of the area, not for
/// its own subscribers alone: figures of several operators are never added.</summary>
/// <param name="Operator">Name; figures of a cell are taken in the order of names, so that no result depends on another.</param>
/// <param name="Weight">What share of the people of the area the operator speaks for, on any scale that all operators of the cell share; above 0.</param>
/// <param name="Value">People, as printed.</param>
/// <param name="Sd">Standard deviation of its error, in people, as far as its printed interval tells it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OperatorFigure(string Operator, double Weight, double Value, double Sd)
{
    /// <summary>Half of a central 80% interval in standard deviations of a normal.</summary>
    public const double HalfOf80 = 1.2815515655446004;

    /// <summary>The figure with the standard deviation that a printed 80% interval tells: the wider half, since the lower one may be cut at 0. Bounds are rounded
    /// outwards, so that it is a little too large; 0 where nothing is printed of it.</summary>
    public static OperatorFigure Printed(string name, double weight, decimal value, decimal? lower, decimal? upper) => new(
        name, weight, (double)value, (double)Math.Max((upper ?? value) - value, value - (lower ?? value)) / HalfOf80);
}
