using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Release.Bulletins.Model;

/// <summary>People from one home area who stay in one host area.</summary>
/// <param name="Host">Null: all other hosts together.</param>
internal sealed record HostPair(Area Home, Area? Host, Figure Figure)
{
    public bool StaysInside => Host?.PCode == Home.PCode;
}

/// <summary>The pairs of the week at the map level.</summary>
/// <param name="Shown">Pairs with a number, largest first; ties by home, then host p-code.</param>
/// <param name="Suppressed">Pairs that disclosure control hides.</param>
/// <param name="NotObservable">Pairs of which one end could not be seen.</param>
internal sealed record HostPairs(IReadOnlyList<HostPair> Shown, int Suppressed, int NotObservable)
{
    public static HostPairs Of(BulletinInput input, ReleasedFigures figures, int level)
    {
        var hierarchy = input.Boundaries.Hierarchy;
        var pairs = new List<HostPair>();
        foreach (var o in figures.Rows(Indicator.DisplacementFlow, input.Claim.End))
        {
            if (hierarchy.TryGet(o.Area, out var home) && home.AdminLevel == level)
            {
                var known = o.CounterpartArea is not null && hierarchy.TryGet(o.CounterpartArea, out _);
                pairs.Add(new(home, known ? hierarchy[o.CounterpartArea!] : null, Figure.Of(o)));
            }
        }

        return new(
            [.. pairs.Where(p => p.Figure.Value is not null)
                .OrderByDescending(p => p.Figure.Value)
                .ThenBy(p => p.Home.PCode, StringComparer.Ordinal)
                .ThenBy(p => p.Host?.PCode ?? "\uFFFF", StringComparer.Ordinal)],
            pairs.Count(p => p.Figure.Status == ObservationStatus.Suppressed),
            pairs.Count(p => p.Figure.Status == ObservationStatus.NotObservable));
    }
}
