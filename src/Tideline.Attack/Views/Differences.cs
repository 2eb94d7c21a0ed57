using Tideline.Attack.Methods;
using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Views;

/// <summary>The table of what changed between two releases. A figure that is hidden in one of them, or printed with the
/// same number in both, may have changed by anything; the attacker takes the second kind as unchanged while looking at another.</summary>
internal sealed class Differences
{
    private readonly SumSystem _system;
    private readonly HashSet<int> _same = [];

    public Differences(PublishedRelease before, PublishedRelease after)
    {
        var (figures, others) = Reading.Of(after, row => after.BaseOf(row.Key) / 2);
        // Pairs and rows "other" gather other pairs in each release, so that only pairs that both print are compared.
        var table = TableSums.Write(figures.Where(f => before.ByKey.ContainsKey(f.Key)), [.. others.Take(0)], after.Areas, after.FloorOf);
        var changes = new List<Figure>();
        foreach (var (i, figure) in table.Figures.Index())
        {
            var (old, now) = (before.ByKey[figure.Key].Value, after.ByKey[figure.Key].Value);
            var slack = (before.BaseOf(figure.Key) + after.BaseOf(figure.Key)) / 2;
            if (old is { } a && now is { } b && a != b)
            {
                changes.Add(new(figure.Key, FigureKind.Printed, new((double)(b - a) - slack, (double)(b - a) + slack)));
            }
            else
            {
                changes.Add(new(figure.Key, FigureKind.Hidden, Bounds.Everything));
                if (old is not null && old == now)
                {
                    _same.Add(i);
                }
            }
        }

        _system = new(changes, [.. table.Sums.Where(IsWhole)]);

        // A sum over pairs says something only where no pair of it is folded.
        bool IsWhole(Sum sum) => sum.Terms.All(t => table.Figures[t.Figure].Key.Indicator != Indicators.Flow);
    }

    /// <returns>Bounds of changes that are not printed.</returns>
    /// <param name="baseOf">Rounding base of a figure.</param>
    public IEnumerable<(RowKey Key, Bounds Bounds)> Find(Func<RowKey, double> baseOf)
    {
        var bounds = Propagation.Of(new(
            [.. _system.Figures.Select((f, i) => _same.Contains(i) ? f with { Bounds = Unchanged(f.Key) } : f)], _system.Sums));
        for (var i = 0; i < _system.Figures.Count; i++)
        {
            if (_system.Figures[i].Kind == FigureKind.Printed)
            {
                continue;
            }

            var own = i;
            var found = _system.SumsOf(i).Select(s => Propagation.Solve(_system.Sums[s], own, Known)).Aggregate(Bounds.Everything, (a, b) => a.And(b));
            if (found.Width is >= 0 and < double.PositiveInfinity)
            {
                yield return (_system.Figures[i].Key, found);
            }
        }

        Bounds Known(int other) => _same.Contains(other) ? Unchanged(_system.Figures[other].Key) : bounds[other];

        Bounds Unchanged(RowKey key) => new(-1.5 * baseOf(key), 1.5 * baseOf(key));
    }
}
