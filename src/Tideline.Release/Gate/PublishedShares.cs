using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>The shares returned that earlier releases printed: a number changes only where enough people are behind the change. What was hidden
/// may be shown when it has people enough: a share protects no other figure.</summary>
internal sealed class PublishedShares
{
    private readonly Dictionary<FigureKey, List<KeptFigure>> _printed = [];

    public static bool Has(FigureKey key) => key.Indicator == Indicator.ReturnedShare.Name;

    /// <param name="people">Who was behind the release's figures; null where that is not known.</param>
    public void Add(FigureKey key, Observation o, ContributorRecord? people)
    {
        if (!Has(key) || o.Value is null)
        {
            return;
        }

        if (!_printed.TryGetValue(key, out var versions))
        {
            _printed.Add(key, versions = []);
        }

        versions.Add(people?.Find(key) ?? KeptFigure.Of(key, o));
    }

    public void Keep(IEnumerable<GateRow> rows, DisclosureRules rules)
    {
        var step = Rounding.Base(Unit.Share, rules, []);
        foreach (var row in rows.Where(r => _printed.ContainsKey(r.Key) && !r.Hidden && !r.Unseen))
        {
            var before = _printed[row.Key][^1];
            if (Math.Abs((decimal)row.Estimate.Value - before.Number!.Value.Value) < step
                || before.People?.IsOfTheSame(row.People) == true
                || ChangedAtLeast(row) < rules.MinimumSubscribers)
            {
                row.Before = before;
            }
        }
    }

    public bool IsRevisedByFew(ReleasedFigure figure, DisclosureRules rules) =>
        figure.Row.Before is null && figure.Observation.Value is not null && _printed.ContainsKey(figure.Row.Key)
        && ChangedAtLeast(figure.Row) < rules.MinimumSubscribers;

    /// <summary>At least so many subscribers are behind the difference to every number that was ever printed for this share; 0 where
    /// nothing is known of them.</summary>
    private long ChangedAtLeast(GateRow row) => _printed[row.Key].Min(v => v.People?.ChangedAtLeast(row.People) ?? 0);
}
