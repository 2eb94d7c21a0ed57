using Tideline.Attack.Published;
using Tideline.Attack.Sums;
using Tideline.Attack.Views;

namespace Tideline.Attack;

/// <summary>
/// Narrows down every hidden figure of a sequence of releases with what they print and what the method says in public: sums, rounding,
/// nobody below 0, and what was printed before.
/// </summary>
public static class AttackSuite
{
    /// <param name="releases">In the order of publication.</param>
    /// <param name="options">What it may spend; the minimum and the bases are those of the releases.</param>
    public static AttackReport Run(IReadOnlyList<PublishedRelease> releases, AttackOptions? options = null)
    {
        var printings = new Printings(releases);
        var tables = new Tables(releases, printings);
        var (targets, findings) = (new List<Target>(), new List<Finding>());
        for (var r = 0; r < releases.Count; r++)
        {
            var (release, position) = (releases[r], r);
            var spend = (options ?? new()) with { Minimum = release.Minimum, BaseOf = f => release.BaseOf(f.Key) };
            var all = tables.OneRelease(r);
            var (wanted, recent) = Wanted(all, f => !printings.IsPrintedBy(f.Key, position), spend.RecentDays);
            if (r < releases.Count - 1)
            {
                wanted = recent;
            }

            var programmed = wanted.Count > spend.MostProgrammes ? recent : wanted;
            targets.AddRange(wanted.Select(k => new Target(position, k)));
            Attack(all, AttackView.OneRelease);
            if (r > 0)
            {
                Attack(tables.EarlierReleases(r), AttackView.EarlierReleases);
                findings.AddRange(new Differences(releases[r - 1], release).Find(release.BaseOf)
                    .Select(d => new Finding(new(position, d.Key), AttackView.Differences, AttackMethod.Propagation, d.Bounds)));
            }

            if (r == releases.Count - 1)
            {
                Attack(tables.SharesReturned(r), AttackView.SharesReturned);
            }

            findings.AddRange(Projections.Of(release).Where(p => wanted.Contains(p.Stock))
                .Select(p => new Finding(new(position, p.Stock), AttackView.Projections, AttackMethod.Division, p.Bounds)));

            void Attack(SumSystem system, AttackView view)
            {
                int[] indices = [.. Enumerable.Range(0, system.Figures.Count).Where(i => system.IsUnknown(i) && wanted.Contains(system.Figures[i].Key))];
                findings.AddRange(SystemAttack.Run(system, indices, [.. indices.Where(i => programmed.Contains(system.Figures[i].Key))], spend)
                    .Select(f => new Finding(new(position, system.Figures[f.Figure].Key), view, f.Method, f.Bounds)));
            }
        }

        return new(targets, findings);
    }

    private static (HashSet<RowKey> All, HashSet<RowKey> Recent) Wanted(SumSystem system, Func<Figure, bool> isNew, int recentDays)
    {
        var hidden = system.Figures.Where(f => f.Kind == FigureKind.Hidden && isNew(f)).Select(f => f.Key).ToHashSet();
        var last = system.Figures.Where(f => f.Key.Indicator == Indicators.Stock).Select(f => f.Key.End).DefaultIfEmpty().Max();
        return (hidden, [.. hidden.Where(k => k.End >= last.PlusDays(-recentDays))]);
    }
}
