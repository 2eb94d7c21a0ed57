using Google.OrTools.LinearSolver;

namespace Tideline.Exchange.Hub.Union;

/// <summary>What one operator can work out of the others' figures: every number that fits the combined figures as they are printed, its own figures, sums over areas, and
/// nobody below 0.</summary>
internal sealed class SolverView : IDisposable
{
    private readonly Solver _solver;
    private readonly Variable[][] _figures;

    /// <param name="attacker">Index of the operator that looks; it knows the method, all weights and all bases.</param>
    public SolverView(UnionTable table, int attacker)
    {
        _solver = new("union", Solver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        // Far above what any figure could be: a solver tells bounds from no bounds badly.
        var most = 10 * (1000 + table.Cells.Max(c => c.Values.Max() ?? 0) + table.Cells.Sum(c => c.Combined));
        _figures =
        [
            .. Enumerable.Range(0, table.Operators).Select(k => k == attacker ? [] : table.Cells.Select(_ => _solver.MakeNumVar(0, most, "")).ToArray()),
        ];
        foreach (var (c, cell) in table.Cells.Index().Where(c => c.Item.Shown))
        {
            var rest = (Math.Round(cell.Combined / table.Base, MidpointRounding.AwayFromZero) * table.Base) - (cell.Weights[attacker] * (cell.Values[attacker] ?? 0));
            var sum = _solver.MakeConstraint(rest - (table.Base / 2), rest + (table.Base / 2), "");
            foreach (var k in Others(table, attacker).Where(k => cell.Weights[k] > 0))
            {
                sum.SetCoefficient(_figures[k][c], cell.Weights[k]);
            }
        }

        foreach (var below in table.Children)
        {
            foreach (var k in Others(table, attacker))
            {
                // Printed parts need not add up to printed wholes.
                var slack = table.Bases[k] / 2 * (below.Count() + 1);
                var sum = _solver.MakeConstraint(-slack, slack, "");
                sum.SetCoefficient(_figures[k][below.Key], -1);
                foreach (var c in below)
                {
                    sum.SetCoefficient(_figures[k][c], 1);
                }
            }
        }
    }

    /// <summary>How small and how large another operator's figure can be; null where the solver found nothing that fits.</summary>
    public (double Least, double Most)? Bounds(int other, int cell) =>
        Extreme(_figures[other][cell], largest: false) is { } least && Extreme(_figures[other][cell], largest: true) is { } most ? (least, most) : null;

    public void Dispose() => _solver.Dispose();

    private static IEnumerable<int> Others(UnionTable table, int attacker) => Enumerable.Range(0, table.Operators).Where(k => k != attacker);

    private double? Extreme(Variable figure, bool largest)
    {
        var objective = _solver.Objective();
        objective.Clear();
        objective.SetCoefficient(figure, 1);
        objective.SetOptimizationDirection(largest);
        return _solver.Solve() == Solver.ResultStatus.OPTIMAL ? objective.Value() : null;
    }
}
