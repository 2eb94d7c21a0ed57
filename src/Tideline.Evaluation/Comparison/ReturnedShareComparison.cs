using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Comparison;

/// <summary>Puts the share returned by so many days after leaving beside the true curve.</summary>
internal static class ReturnedShareComparison
{
    /// <summary>Observable shares of areas that somebody truly left, as far as the true curve reaches.</summary>
    /// <param name="cells">A period of so many days after its start is that day of the curve.</param>
    /// <param name="spells">True spells.</param>
    /// <param name="upper">The cells' area of a finest area.</param>
    /// <param name="subscribers">Subscribers truly displaced from an area, at its peak.</param>
    public static IReadOnlyList<ReturnedShareCell> Of(
        IEnumerable<CubeCell> cells, IEnumerable<SpellsTruth> spells, Func<string, string> upper, Func<string, double> subscribers)
    {
        var curves = spells.GroupBy(s => upper(s.Home)).ToDictionary(g => g.Key, g => new TrueReturnCurve(g));
        var shares = new List<ReturnedShareCell>();
        foreach (var cell in cells.OrderBy(c => c.Area, StringComparer.Ordinal).ThenBy(c => c.End))
        {
            var day = NodaTime.Period.DaysBetween(cell.Start, cell.End);
            if (curves.TryGetValue(cell.Area, out var curve) && curve.Returned(day) is { } truth)
            {
                var figure = new ScoredCell(cell.Area, null, cell.Start, cell.End, truth, subscribers(cell.Area), null, cell.Estimate);
                if (figure.Observable)
                {
                    shares.Add(new ReturnedShareCell(figure, day, curve.People));
                }
            }
        }

        return shares;
    }

    public static ReturnedShareScore Score(IReadOnlyCollection<ReturnedShareCell> cells) => new(Tables.Sorted(
        cells.GroupBy(c => c.Day).Select(g => KeyValuePair.Create(g.Key, ShareSums.Of(g.Select(c => (c.Figure, c.People)))))));
}

/// <summary>One share beside its truth.</summary>
/// <param name="Day">Days after leaving.</param>
/// <param name="People">People truly displaced from the area.</param>
internal sealed record ReturnedShareCell(ScoredCell Figure, int Day, double People);
