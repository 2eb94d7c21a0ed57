using System.Runtime.InteropServices;

namespace Tideline.Domain.Disclosure;

/// <summary>What disclosure control may do with one cell.</summary>
public enum CellRole
{
    /// <summary>Large enough to be shown; may be hidden to protect another.</summary>
    Candidate,

    /// <summary>Must be hidden for its own sake.</summary>
    Sensitive,

    /// <summary>
    /// Taken as known to the reader: a structural zero, a figure published before, or one without a number. It protects no other,
    /// because a reader may know its share of the sum, and needs no protection.
    /// </summary>
    Known,

    /// <summary>Printed nowhere, and of people enough that a reader may find it, as of an area that the network could not see: unknown from the
    /// start, without a need of protection.</summary>
    Latent,
}

/// <summary>One number of the tables that go out together.</summary>
/// <param name="Contributors">Distinct subscribers behind it.</param>
/// <param name="Signed">Whether the number may be below zero, as a difference may: then nothing bounds it from below.</param>
/// <param name="Importance">How much more it is worth to readers than other numbers of as many people; it bears on the
/// choice of partners, not on what is safe.</param>
/// <param name="Daily">Mean daily contributors; null where those are the contributors.</param>
/// <param name="Weight">People that one subscriber stands for: sums are of people, and subscribers are to be protected.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TableCell(
    long Contributors, CellRole Role, bool Signed = false, int Importance = 1, double? Daily = null, double Weight = 1)
{
    /// <summary>Its size in the audit, in people, which adds up over areas, hosts and weeks as the published numbers do.</summary>
    public double Size => (Daily ?? Contributors) * Weight;

    /// <summary>Whether a reader must be left unsure of it where it is not shown.</summary>
    public bool NeedsProtection => Role is CellRole.Candidate or CellRole.Sensitive;

    /// <summary>What is lost by hiding it to protect another.</summary>
    public long Cost => checked(Contributors * Importance);
}

/// <summary>One addend of an equation.</summary>
/// <param name="Cell">Index into the table's cells.</param>
/// <param name="Coefficient">Usually 1, and -1 for the total.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EquationTerm(int Cell, int Coefficient);

/// <summary>A sum that every reader can write down: coefficients times cells make zero.</summary>
/// <param name="Total">Index of the cell that is the total, which is hidden only where no other cell can be; null
/// where the equation has none.</param>
/// <param name="Unprinted">Whether it ties cells that no row prints to each other. All of a table meet in such sums, so that a partner found
/// across one is seldom near.</param>
public sealed record LinearEquation(IReadOnlyList<EquationTerm> Terms, int? Total = null, bool Unprinted = false);

/// <summary>The cells that go out together, and every published sum that ties them.</summary>
/// <remarks>The order of cells breaks ties, and equations are protected in the order given (coarse levels first): give
/// both in an order that depends on the keys alone.</remarks>
public sealed class SuppressionTable
{
    private readonly int[][] _equationsOf;

    /// <exception cref="ArgumentException">A term names a cell that is not there, or has the coefficient 0.</exception>
    /// <param name="inner">Two-way tables whose margins are cells here.</param>
    public SuppressionTable(
        IReadOnlyList<TableCell> cells, IReadOnlyList<LinearEquation> equations, IReadOnlyList<InnerTable>? inner = null)
    {
        Cells = cells;
        Equations = equations;
        Inner = inner ?? [];
        var incidence = new List<int>?[cells.Count];
        for (var e = 0; e < equations.Count; e++)
        {
            foreach (var term in equations[e].Terms)
            {
                if (term.Cell < 0 || term.Cell >= cells.Count || term.Coefficient == 0)
                {
                    throw new ArgumentException($"Equation {e} has a term without cell or coefficient.", nameof(equations));
                }

                (incidence[term.Cell] ??= []).Add(e);
            }
        }

        _equationsOf = [.. incidence.Select(i => i?.ToArray() ?? [])];
    }

    public IReadOnlyList<TableCell> Cells { get; }

    public IReadOnlyList<LinearEquation> Equations { get; }

    public IReadOnlyList<InnerTable> Inner { get; }

    /// <summary>Whether a sum gives a hidden cell away by subtraction: exactly one is hidden, and a reader must be left unsure of it.</summary>
    public bool Tells(LinearEquation equation, IReadOnlyList<bool> hidden)
    {
        int? alone = null;
        foreach (var (cell, _) in equation.Terms)
        {
            if (hidden[cell])
            {
                if (alone is not null)
                {
                    return false;
                }

                alone = cell;
            }
        }

        return alone is { } only && Cells[only].NeedsProtection;
    }

    /// <summary>Indices of the equations in which a cell stands.</summary>
    public IReadOnlyList<int> EquationsOf(int cell) => _equationsOf[cell];
}
