using System.Runtime.InteropServices;

namespace Tideline.Attack.Sums;

/// <summary>A closed interval that a number lies in; infinite ends are open.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Bounds(double Lower, double Upper)
{
    public static Bounds Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public double Width => Upper - Lower;

    public Bounds And(Bounds other) => new(Math.Max(Lower, other.Lower), Math.Min(Upper, other.Upper));

    public bool Holds(double number, double slack = 1e-6) => number >= Lower - slack && number <= Upper + slack;
}
