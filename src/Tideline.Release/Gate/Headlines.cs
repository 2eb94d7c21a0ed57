using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Release.Gate;

/// <summary>Brings the headline down to what the released figures carry.</summary>
internal static class Headlines
{
    /// <summary>The total is the released stock of the top area; where several areas stand at the top, it is shown only
    /// if all of theirs are.</summary>
    public static GatedHeadline Of(
        Headline headline,
        IReadOnlyList<ReleasedFigure> figures,
        IReadOnlyDictionary<(string Indicator, Unit Unit), decimal> bases,
        DisclosureRules rules,
        AreaHierarchy areas)
    {
        List<ReleasedFigure> stocks =
        [
            .. figures.Where(f => f.Row.Indicator == Indicator.DisplacedStock
                && f.Row.Key.Start == headline.Start && f.Row.Key.End == headline.End),
        ];
        var shown = stocks.Where(s => s.Observation.Value is not null).Select(s => s.Row.Key.Area).ToHashSet();
        IReadOnlyList<string> claimed = [.. headline.ClaimedAreas.Where(shown.Contains)];
        return new(headline.Claimed, headline.Start, headline.End, headline.Claimed ? Total() : null, claimed);

        RoundedTotal? Total()
        {
            var present = stocks.Select(s => s.Row.Key.Area).ToHashSet();
            List<ReleasedFigure> tops = [.. stocks.Where(s => !HasAncestor(s.Row.Key.Area, present))];
            if (tops.Count == 0 || tops.Any(t => t.Observation.Value is null)
                || PrimarySuppression.Hides(headline.Total with { Base = 0 }, Indicator.DisplacedStock, rules))
            {
                return null;
            }

            if (tops is [var top])
            {
                return new(top.Observation.Value!.Value, top.Observation.Lower, top.Observation.Upper);
            }

            // A published week stands, so that its total is what its numbers make.
            return tops.Any(t => t.Row.Standing)
                ? new(tops.Sum(t => t.Observation.Value!.Value), tops.Sum(t => t.Observation.Lower), tops.Sum(t => t.Observation.Upper))
                : Rounded(headline.Total, bases);
        }

        bool HasAncestor(string pcode, HashSet<string> present)
        {
            for (var parent = areas[pcode].Parent; parent is not null; parent = areas[parent].Parent)
            {
                if (present.Contains(parent))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A total as the stock's own base rounds it.</summary>
    public static RoundedTotal Rounded(in Estimate total, IReadOnlyDictionary<(string Indicator, Unit Unit), decimal> bases)
    {
        var rounded = Rounding.Round(total, Unit.People, bases[(Indicator.DisplacedStock.Name, Indicator.DisplacedStock.Unit)], signed: false);
        return new(rounded.Value, rounded.Lower, rounded.Upper);
    }
}
