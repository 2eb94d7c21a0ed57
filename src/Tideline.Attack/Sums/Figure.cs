using System.Runtime.InteropServices;
using Tideline.Attack.Published;

namespace Tideline.Attack.Sums;

/// <summary>Whether a reader sees a number.</summary>
public enum FigureKind
{
    /// <summary>A number is printed: the figure lies within half a rounding base of it.</summary>
    Printed,

    /// <summary>Suppressed, or a pair without a row of its own beside pairs that have one: what an attacker wants.</summary>
    Hidden,

    /// <summary>Not observable: a number that nobody hides, and nobody has.</summary>
    Unseen,

    /// <summary>A pair of an origin of which no pair is printed: unknown as a hidden one, and no figure of the release.</summary>
    Silent,
}

/// <summary>One number of the tables, printed or not.</summary>
/// <param name="Bounds">Where it lies, before any sum is used.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Figure(RowKey Key, FigureKind Kind, Bounds Bounds);

/// <summary>One addend of a sum.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Term(int Figure, double Coefficient);

/// <summary>Coefficients times figures lie between two numbers; for an equation both are 0.</summary>
public sealed record Sum(IReadOnlyList<Term> Terms, double Low = 0, double High = 0);
