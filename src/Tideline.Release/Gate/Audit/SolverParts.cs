using Google.OrTools.LinearSolver;

namespace Tideline.Release.Gate.Audit;

/// <summary>Makes parts of a programme that cost no finaliser.</summary>
/// <remarks>The solver owns them and frees them with itself; their finalisers do nothing, but a gate makes millions of parts, and queueing them
/// took a tenth of its time.</remarks>
internal static class SolverParts
{
    public static Variable Number(this Solver solver, double least, double most) => WithoutFinaliser(solver.MakeNumVar(least, most, ""));

    public static Constraint Sum(this Solver solver, double least, double most) => WithoutFinaliser(solver.MakeConstraint(least, most, ""));

    public static Objective Aim(this Solver solver) => WithoutFinaliser(solver.Objective());

    private static T WithoutFinaliser<T>(T part)
        where T : class
    {
#pragma warning disable CA1816 // The part is the solver's, not ours to dispose of.
        GC.SuppressFinalize(part);
#pragma warning restore CA1816
        return part;
    }
}
