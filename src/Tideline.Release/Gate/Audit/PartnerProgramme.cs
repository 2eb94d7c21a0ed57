using Google.OrTools.LinearSolver;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>
/// Finds partners of a narrow cell: moves it up and down until its ends are the minimum apart, and lets other cells give way so that
/// every sum stays true. Hidden cells do so for nothing, shown ones for their cost; those that move must be hidden.
/// </summary>
/// <remarks>
/// The cost of a cell is paid by how far it moves, though it is hidden whole: most cells move by about the minimum, so that the cheapest
/// of the programme is nearly the cheapest set. Kelly, Golden, Assad (1992); Fischetti, Salazar (1999).
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

    /// <param name="most">How many cells near it may move.</param>
    /// <param name="minimum">k, in subscribers.</param>
    /// <param name="mayBeNothing">Whether the narrow cell is known to be possibly 0, so that only its largest is asked for.</param>
    public PartnerProgramme(SuppressionTable table, IReadOnlyList<bool> hidden, int narrow, int most, long minimum, bool mayBeNothing)
    {
        (_table, _hidden) = (table, hidden);
        _cells = Neighbourhood.Of(table, c => hidden[c] || table.Cells[c] is { Role: CellRole.Candidate, Contributors: > 0 }, [narrow], most);
        _solver.SetSolverSpecificParametersAsString("use_dual_simplex: true use_preprocessing: false");
        var aim = _solver.Aim();
        aim.SetMinimization();
        var rests = Neighbourhood.Rests(table, _cells).ToList();
        (High, Low) = (Moves(rests, aim), mayBeNothing ? null : Moves(rests, aim));

        var own = table.Cells[narrow];
        // Not a bit more: sums of small people often allow exactly the minimum.
        var width = minimum * own.Weight;
        var at = Array.BinarySearch(_cells, narrow);
        if (Low is not null)
        {
            Demand(width, (High, at, 1), (Low, at, -1));
        }

        if (Low is null || (!own.Signed && own.Size < width))
        {
            Demand(width - own.Size, (High, at, 1));
        }
    }

    // What each cell is more or less than it is, at the largest and at the smallest of the narrow one.
    private (Variable Up, Variable Down)[] High { get; }

    private (Variable Up, Variable Down)[]? Low { get; }

    /// <returns>Shown cells, ascending; empty where hidden ones suffice; null where these cells cannot make it wide enough.</returns>
    public IReadOnlyList<int>? Cheapest() => _solver.Solve() is Solver.ResultStatus.OPTIMAL
        ? [.. _cells.Where((c, i) => !_hidden[c] && (HasMoved(High[i]) || (Low is not null && HasMoved(Low[i]))))]
        : null;

    /// <summary>The cells that may move, ascending.</summary>
    public IReadOnlyList<int> Cells => _cells;

    /// <summary>Numbers of all cells at which the narrow one is large, and fit all sums once the partners are hidden.</summary>
    public double[] Largest() => Numbers(High);

    /// <summary>The same where it is small; null where that was not asked for.</summary>
    public double[]? Smallest() => Low is null ? null : Numbers(Low);

    public void Dispose() => _solver.Dispose();

    private double[] Numbers((Variable Up, Variable Down)[] moves) =>
        [.. _cells.Select((c, i) => _table.Cells[c].Size + moves[i].Up.SolutionValue() - moves[i].Down.SolutionValue())];

    private static bool HasMoved((Variable Up, Variable Down) cell) => Math.Abs(cell.Up.SolutionValue() - cell.Down.SolutionValue()) > Moved;

    private (Variable Up, Variable Down)[] Moves(List<(int At, int Coefficient)[]> rests, Objective aim)
    {
        var moves = new (Variable Up, Variable Down)[_cells.Length];
        for (var i = 0; i < moves.Length; i++)
        {
            var cell = _table.Cells[_cells[i]];
            moves[i] = (_solver.Number(0, double.PositiveInfinity), _solver.Number(0, cell.Signed ? double.PositiveInfinity : cell.Size));
            var cost = _hidden[_cells[i]] ? AlmostNothing : cell.Cost;
            aim.SetCoefficient(moves[i].Up, cost);
            aim.SetCoefficient(moves[i].Down, cost);
        }

        foreach (var rest in rests)
        {
            var sum = _solver.Sum(0, 0);
            foreach (var (at, coefficient) in rest)
            {
                sum.SetCoefficient(moves[at].Up, coefficient);
                sum.SetCoefficient(moves[at].Down, -coefficient);
            }
        }

        return moves;
    }

    private void Demand(double least, params ReadOnlySpan<((Variable Up, Variable Down)[] Moves, int At, int Sign)> terms)
    {
        var demand = _solver.Sum(least, double.PositiveInfinity);
        foreach (var (moves, at, sign) in terms)
        {
            demand.SetCoefficient(moves[at].Up, sign);
            demand.SetCoefficient(moves[at].Down, -sign);
        }
    }
}
