using Google.OrTools.LinearSolver;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>
/// Finds partners of a narrow cell: moves it by the minimum, and lets other cells give way so that every sum stays true. Hidden cells do so
/// for nothing, shown ones for their cost; those that move must be hidden.
/// </summary>
/// <remarks>
/// The cost of a cell is paid by how far it moves, though it is hidden whole: cells are nearly always moved by the minimum, so that the
/// cheapest of the programme is nearly the cheapest set. Kelly, Golden, Assad (1992) and Fischetti, Salazar (1999).
/// </remarks>
internal sealed class PartnerProgramme : IDisposable
{
    private const double Moved = 1e-6;

    // So that nothing moves without need, through hidden cells either.
    private const double AlmostNothing = 1e-3;

    private readonly Solver _solver = new("partners", Solver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
    private readonly SuppressionTable _table;
    private readonly IReadOnlyList<bool> _hidden;
    private readonly int[] _cells;
    private readonly Variable[] _up;
    private readonly Variable[] _down;
    private readonly int _narrow;
    private readonly double _width;

    /// <param name="most">How many cells near it may move.</param>
    /// <param name="minimum">k, in subscribers.</param>
    public PartnerProgramme(SuppressionTable table, IReadOnlyList<bool> hidden, int narrow, int most, long minimum)
    {
        (_table, _hidden, _narrow) = (table, hidden, narrow);
        _width = minimum * table.Cells[narrow].Weight;
        _cells = Neighbourhood.Of(table, c => hidden[c] || table.Cells[c] is { Role: CellRole.Candidate, Contributors: > 0 }, [narrow], most);
        _up = [.. _cells.Select(_ => _solver.MakeNumVar(0, double.PositiveInfinity, ""))];
        _down = [.. _cells.Select(c => _solver.MakeNumVar(0, table.Cells[c].Signed ? double.PositiveInfinity : table.Cells[c].Size, ""))];
        foreach (var e in _cells.SelectMany(table.EquationsOf).Distinct().Order())
        {
            var sum = _solver.MakeConstraint(0, 0, "");
            foreach (var (cell, coefficient) in table.Equations[e].Terms)
            {
                if (Array.BinarySearch(_cells, cell) is >= 0 and var i)
                {
                    sum.SetCoefficient(_up[i], coefficient);
                    sum.SetCoefficient(_down[i], -coefficient);
                }
            }
        }

        var cost = _solver.Objective();
        for (var i = 0; i < _cells.Length; i++)
        {
            var each = hidden[_cells[i]] ? AlmostNothing : table.Cells[_cells[i]].Cost;
            cost.SetCoefficient(_up[i], each);
            cost.SetCoefficient(_down[i], each);
        }

        cost.SetMinimization();
    }

    /// <summary>How often it was solved.</summary>
    public int Solved { get; private set; }

    /// <returns>Shown cells, ascending; empty where hidden ones suffice; null where the cell cannot be moved.</returns>
    public IReadOnlyList<int>? Cheapest()
    {
        var larger = Move(_width, 0);
        return larger is not [] && (_table.Cells[_narrow].Signed || _table.Cells[_narrow].Size >= _width)
            ? Cheaper(larger, Move(0, _width))
            : larger;
    }

    public void Dispose() => _solver.Dispose();

    private int[]? Cheaper(int[]? one, int[]? other) => one is null || (other is not null && Cost(other) < Cost(one)) ? other : one;

    private long Cost(int[] cells) => cells.Sum(c => _table.Cells[c].Cost);

    private int[]? Move(double up, double down)
    {
        var i = Array.BinarySearch(_cells, _narrow);
        _up[i].SetBounds(up, up);
        _down[i].SetBounds(down, down);
        Solved++;
        return _solver.Solve() is Solver.ResultStatus.OPTIMAL
            ? [.. _cells.Where((c, j) => !_hidden[c] && Math.Abs(_up[j].SolutionValue() - _down[j].SolutionValue()) > Moved)]
            : null;
    }
}
