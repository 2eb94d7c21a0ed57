using Google.OrTools.LinearSolver;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>
/// What the hidden cells of one neighbourhood can be while every other hidden cell keeps its number: a part of what a reader has to
/// reckon with. Bounds found here are reached by numbers that fit all sums; the reader's own can only be wider.
/// </summary>
internal sealed class LocalProgramme : IDisposable
{
    private readonly Solver _solver;
    private readonly int[] _cells;
    private readonly Variable[] _variables;

    /// <param name="cells">The cells that may move.</param>
    /// <param name="most">How far from its number each may move; far beyond what safety asks.</param>
    public LocalProgramme(SuppressionTable table, int[] cells, double most)
    {
        _solver = new Solver("audit", Solver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        _cells = cells;
        var at = new Dictionary<int, int>(cells.Length);
        _variables = new Variable[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = table.Cells[cells[i]];
            at.Add(cells[i], i);
            _variables[i] = _solver.MakeNumVar(cell.Signed ? cell.Size - most : Math.Max(0, cell.Size - most), cell.Size + most, "");
        }

        foreach (var e in cells.SelectMany(table.EquationsOf).Distinct().Order())
        {
            double sum = 0;
            var row = _solver.MakeConstraint(0, 0, "");
            foreach (var (cell, coefficient) in table.Equations[e].Terms)
            {
                if (at.TryGetValue(cell, out var i))
                {
                    row.SetCoefficient(_variables[i], coefficient);
                    sum += coefficient * table.Cells[cell].Size;
                }
            }

            row.SetBounds(sum, sum);
        }
    }

    /// <summary>The largest or smallest that a cell can be, as numbers of all cells of the neighbourhood; null where the solver found
    /// none.</summary>
    public double[]? Extreme(int cell, bool largest)
    {
        var objective = _solver.Objective();
        objective.Clear();
        objective.SetCoefficient(_variables[IndexOf(cell)], 1);
        objective.SetOptimizationDirection(largest);
        return Solve();
    }

    /// <summary>Numbers at which as many as possible of these cells are as large as <paramref name="enough"/>.</summary>
    public double[]? Raised(IEnumerable<int> cells, double enough)
    {
        var objective = _solver.Objective();
        objective.Clear();
        foreach (var cell in cells)
        {
            var reached = _solver.MakeNumVar(0, enough, "");
            var below = _solver.MakeConstraint(double.NegativeInfinity, 0, "");
            below.SetCoefficient(reached, 1);
            below.SetCoefficient(_variables[IndexOf(cell)], -1);
            objective.SetCoefficient(reached, 1);
        }

        objective.SetOptimizationDirection(maximize: true);
        return Solve();
    }

    public IReadOnlyList<int> Cells => _cells;

    public int IndexOf(int cell) => Array.BinarySearch(_cells, cell);

    public void Dispose() => _solver.Dispose();

    private double[]? Solve() => _solver.Solve() is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE
        ? [.. _variables.Select(v => v.SolutionValue())]
        : null;
}
