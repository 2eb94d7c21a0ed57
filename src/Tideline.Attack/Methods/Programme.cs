using Google.OrTools.LinearSolver;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Methods;

/// <summary>Least and greatest number of a figure under some of the sums at once, by linear programme. Fewer sums leave bounds
/// that are wider and still true.</summary>
public sealed class Programme : IDisposable
{
    private readonly Solver _solver = Solver.CreateSolver("GLOP");
    private readonly Dictionary<int, Variable> _variables = [];
    private readonly Dictionary<int, Bounds> _seen = [];

    /// <param name="sums">Those to use, by index.</param>
    /// <param name="boundsOf">What is known of a figure beforehand.</param>
    public Programme(SumSystem system, IReadOnlyList<int> sums, Func<int, Bounds> boundsOf)
    {
        foreach (var s in sums)
        {
            var sum = system.Sums[s];
            var constraint = _solver.MakeConstraint(sum.Low, sum.High);
            foreach (var term in sum.Terms.GroupBy(t => t.Figure))
            {
                if (!_variables.TryGetValue(term.Key, out var variable))
                {
                    var b = boundsOf(term.Key);
                    _variables.Add(term.Key, variable = _solver.MakeNumVar(b.Lower, b.Upper, ""));
                }

                constraint.SetCoefficient(variable, term.Sum(t => t.Coefficient));
            }
        }
    }

    /// <summary>Whether no numbers satisfy the sums: an assumption of the attacker does not hold.</summary>
    public bool Contradicts { get; private set; }

    /// <param name="wideEnough">A figure that was already seen so far apart, and so high, is not looked at further.</param>
    /// <returns>Null where the figure is known to keep a wide interval, or nothing bounds it.</returns>
    public Bounds? BoundsOf(int figure, double wideEnough)
    {
        if (Contradicts || !_variables.TryGetValue(figure, out var variable))
        {
            return null;
        }

        if (_seen.TryGetValue(figure, out var seen) && seen.Width >= wideEnough && seen.Upper >= wideEnough)
        {
            return null;
        }

        var upper = Extreme(figure, variable, maximise: true);
        if (Contradicts)
        {
            return null;
        }

        // Where a solution already took the figure to its floor, the least is known.
        var lower = _seen[figure].Lower <= variable.Lb() + 1e-9 ? variable.Lb() : Extreme(figure, variable, maximise: false);
        return Contradicts || (double.IsInfinity(lower) && double.IsInfinity(upper)) ? null : new(lower, upper);
    }

    public void Dispose() => _solver.Dispose();

    private double Extreme(int figure, Variable variable, bool maximise)
    {
        var objective = _solver.Objective();
        objective.Clear();
        objective.SetCoefficient(variable, 1);
        objective.SetOptimizationDirection(maximise);
        var status = _solver.Solve();
        if (status == Solver.ResultStatus.INFEASIBLE)
        {
            Contradicts = true;
        }

        if (status != Solver.ResultStatus.OPTIMAL)
        {
            _seen.TryAdd(figure, new(double.PositiveInfinity, double.NegativeInfinity));
            return maximise ? double.PositiveInfinity : double.NegativeInfinity;
        }

        foreach (var (other, solved) in _variables)
        {
            var at = solved.SolutionValue();
            _seen[other] = _seen.TryGetValue(other, out var s) ? new(Math.Min(s.Lower, at), Math.Max(s.Upper, at)) : new(at, at);
        }

        return variable.SolutionValue();
    }
}
