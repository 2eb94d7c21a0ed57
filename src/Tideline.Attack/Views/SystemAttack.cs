using Tideline.Attack.Methods;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Views;

/// <summary>All methods on one system of sums.</summary>
internal static class SystemAttack
{
    // Elimination of a larger part takes minutes, and linear programmes see more of its neighbourhoods.
    private const int MostEliminated = 500;

    /// <param name="targets">Figures to bound, by index.</param>
    /// <param name="programmed">Those of them to bound by linear programmes too.</param>
    public static IEnumerable<(int Figure, AttackMethod Method, Bounds Bounds)> Run(
        SumSystem system, IReadOnlyCollection<int> targets, IReadOnlyCollection<int> programmed, AttackOptions options)
    {
        var bounds = Propagation.Of(system);
        foreach (var target in targets)
        {
            if (bounds[target] != system.Figures[target].Bounds)
            {
                yield return (target, AttackMethod.Propagation, bounds[target]);
            }
        }

        var wanted = targets.ToHashSet();
        foreach (var component in system.Components().Where(c => c.Length <= MostEliminated))
        {
            foreach (var (figure, found) in Elimination.Of(system, component, f => system.Figures[f].Bounds))
            {
                if (wanted.Contains(figure))
                {
                    yield return (figure, AttackMethod.Elimination, found);
                }
            }
        }

        foreach (var (figure, found) in new Programmes(system, bounds, options).Of(programmed))
        {
            yield return (figure, AttackMethod.LinearProgramme, found);
        }
    }
}
