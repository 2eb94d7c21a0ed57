using Tideline.Attack.Sums;

namespace Tideline.Attack.Methods;

/// <summary>Linear programmes for many figures: one for a part of the tables that hangs together, or, where that is large, one
/// for each neighbourhood.</summary>
/// <param name="system">The sums.</param>
/// <param name="bounds">Bounds by figure, by propagation.</param>
/// <param name="options">How large a programme may be.</param>
internal sealed class Programmes(SumSystem system, Bounds[] bounds, AttackOptions options)
{
    /// <param name="targets">Figures to bound.</param>
    public IEnumerable<(int Figure, Bounds Bounds)> Of(IReadOnlyCollection<int> targets)
    {
        var open = targets.Where(t => system.SumsOf(t).Count > 0).ToHashSet();
        foreach (var component in system.Components())
        {
            int[] own = [.. component.SelectMany(s => system.Sums[s].Terms).Select(t => t.Figure).Where(open.Contains).Distinct().Order()];
            if (component.Length <= options.MostSums)
            {
                foreach (var found in Solve(component, own))
                {
                    yield return found;
                }

                continue;
            }

            foreach (var target in own)
            {
                if (open.Contains(target))
                {
                    var near = system.Around(system.SumsOf(target), options.MostSums);
                    var core = near.Take(Math.Max(near.Count / 3, system.SumsOf(target).Count)).ToHashSet();
                    int[] together = [.. core.SelectMany(s => system.Sums[s].Terms).Select(t => t.Figure).Distinct()
                        .Where(f => open.Contains(f) && system.SumsOf(f).All(core.Contains)).Order()];
                    open.ExceptWith(together);
                    foreach (var found in Solve(near, together))
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    private List<(int Figure, Bounds Bounds)> Solve(IReadOnlyList<int> sums, int[] targets)
    {
        if (targets.Length == 0)
        {
            return [];
        }

        var (found, contradicts) = Solve(sums, targets, f => bounds[f]);
        // Estimates are sums of unclipped numbers: "nobody is below 0" may not hold to the last person.
        return contradicts ? Solve(sums, targets, Relaxed).Found : found;
    }

    private (List<(int Figure, Bounds Bounds)> Found, bool Contradicts) Solve(
        IReadOnlyList<int> sums, int[] targets, Func<int, Bounds> boundsOf)
    {
        using var programme = new Programme(system, sums, boundsOf);
        var found = new List<(int, Bounds)>();
        foreach (var target in targets)
        {
            if (programme.BoundsOf(target, options.WideEnough(system.Figures[target])) is { } b)
            {
                found.Add((target, b));
            }
        }

        return (found, programme.Contradicts);
    }

    private Bounds Relaxed(int figure) => system.Figures[figure].Bounds is { Lower: <= 0 } b ? b with { Lower = double.NegativeInfinity } : system.Figures[figure].Bounds;
}
