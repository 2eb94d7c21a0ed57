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
    private readonly Variable?[][] _pairs;
    private readonly Dictionary<(Variable Number, double Enough), Variable> _reached = [];

    /// <param name="cells">The cells that may move, ascending.</param>
    /// <param name="most">How far from its number each may move; far beyond what safety asks.</param>
    /// <param name="inner">A table whose pairs are looked at too, with all its margins among the cells; null for none.</param>
    public LocalProgramme(SuppressionTable table, int[] cells, double most, InnerTable? inner = null)
    {
        _solver = new Solver("audit", Solver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        _solver.SetSolverSpecificParametersAsString("use_preprocessing: false");
        _cells = cells;
        _variables =
        [
            .. cells.Select(c => table.Cells[c])
                .Select(c => _solver.Number(c.Signed ? c.Size - most : Math.Max(0, c.Size - most), c.Size + most)),
        ];
        foreach (var rest in Neighbourhood.Rests(table, cells))
        {
            var sum = rest.Sum(t => t.Coefficient * table.Cells[cells[t.At]].Size);
            var row = _solver.Sum(sum, sum);
            foreach (var (at, coefficient) in rest)
            {
                row.SetCoefficient(_variables[at], coefficient);
            }
        }

        _pairs = inner is null ? [] : Pairs(inner);
    }

    public IReadOnlyList<int> Cells => _cells;

    /// <summary>How often it was solved.</summary>
    public int Solved { get; private set; }

    /// <summary>Where a cell stands among the neighbourhood's; negative where it does not.</summary>
    public int IndexOf(int cell) => Array.BinarySearch(_cells, cell);

    /// <summary>The largest or smallest that a cell can be, as numbers of all cells of the neighbourhood; null where the solver found
    /// none.</summary>
    public double[]? Extreme(int cell, bool largest) => Extreme(_variables[IndexOf(cell)], largest);

    /// <summary>The same for a pair of the table; <see cref="PairNow"/> then has the others.</summary>
    public double[]? ExtremePair(int row, int column, bool largest) => Extreme(_pairs[row][column]!, largest);

    /// <summary>Numbers at which as many as possible of these cells are as large as <paramref name="enough"/>, and one before all others.</summary>
    public double[]? Raised(IReadOnlyCollection<int> cells, double enough, int? first = null) =>
        Raised([.. cells.Select(c => (_variables[IndexOf(c)], enough, c == first ? cells.Count : 1.0))]);

    /// <summary>Numbers at which as many as possible of these pairs are as large as each is asked to be.</summary>
    public double[]? RaisedPairs(IEnumerable<(int Row, int Column, double Enough)> pairs) =>
        Raised([.. pairs.Select(p => (_pairs[p.Row][p.Column]!, p.Enough, 1.0))]);

    /// <summary>A pair's number in the last solution.</summary>
    public double PairNow(int row, int column) => _pairs[row][column]!.SolutionValue();

    public void Dispose() => _solver.Dispose();

    private Variable?[][] Pairs(InnerTable inner)
    {
        var rows = Sums(inner.Rows);
        var columns = Sums(inner.Columns);
        var pairs = new Variable?[rows.Length][];
        for (var r = 0; r < rows.Length; r++)
        {
            pairs[r] = new Variable?[columns.Length];
            for (var c = 0; c < columns.Length; c++)
            {
                if (inner.Has(r, c))
                {
                    pairs[r][c] = _solver.Number(0, double.PositiveInfinity);
                    rows[r].SetCoefficient(pairs[r][c], 1);
                    columns[c].SetCoefficient(pairs[r][c], 1);
                }
            }
        }

        return pairs;

        Constraint[] Sums(IReadOnlyList<int> margins) =>
        [
            .. margins.Select(m =>
            {
                var sum = _solver.Sum(0, 0);
                sum.SetCoefficient(_variables[IndexOf(m)], -1);
                return sum;
            }),
        ];
    }

    private double[]? Extreme(Variable variable, bool largest)
    {
        var objective = _solver.Aim();
        objective.Clear();
        objective.SetCoefficient(variable, 1);
        objective.SetOptimizationDirection(largest);
        return Solve();
    }

    private double[]? Raised((Variable Number, double Enough, double Worth)[] wanted)
    {
        var objective = _solver.Aim();
        objective.Clear();
        foreach (var (number, enough, worth) in wanted)
        {
            objective.SetCoefficient(Reached(number, enough), worth);
        }

        objective.SetOptimizationDirection(maximize: true);
        return Solve();
    }

    // The number as far as it counts; made once, as a variable cannot be taken out again.
    private Variable Reached(Variable number, double enough)
    {
        if (!_reached.TryGetValue((number, enough), out var reached))
        {
            reached = _solver.Number(double.NegativeInfinity, enough);
            var below = _solver.Sum(double.NegativeInfinity, 0);
            below.SetCoefficient(reached, 1);
            below.SetCoefficient(number, -1);
            _reached.Add((number, enough), reached);
        }

        return reached;
    }

    private double[]? Solve()
    {
        Solved++;
        return _solver.Solve() is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE
            ? [.. _variables.Select(v => v.SolutionValue())]
            : null;
    }
}
