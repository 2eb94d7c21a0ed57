using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Tideline.Projects.Reference;

namespace Tideline.Evaluation.Comparison;

/// <summary>Parts of the figures that are scored apart; names are the same for every seed.</summary>
/// <param name="kinds">Urban or rural by area of the scored level.</param>
/// <param name="sizes">Subscribers by area of the scored level.</param>
/// <param name="outages">Median outage index by area and week.</param>
/// <param name="holidays">A week with any holiday in it is a holiday week.</param>
/// <param name="onset">Weeks begun by it are the first weeks.</param>
internal sealed class Splits(
    IReadOnlyDictionary<string, string> kinds,
    IReadOnlyDictionary<string, double> sizes,
    OutageWeeks outages,
    IReadOnlyList<Holiday> holidays,
    LocalDate onset)
{
    private const double MiddleSubscribers = 10;
    private static readonly string[] Thirds = ["small", "middle", "large"];

    /// <summary>A score of every part that has figures.</summary>
    /// <param name="cells">Figures of areas and weeks.</param>
    /// <param name="cell">The figure behind one of them.</param>
    /// <param name="score">Scores one part.</param>
    public IReadOnlyDictionary<string, TScore> ByWeek<T, TScore>(
        IReadOnlyCollection<T> cells, Func<T, ScoredCell> cell, Func<IReadOnlyCollection<T>, TScore> score) =>
        By(cells, cell, score, (c, third) => [.. OfWeek(c), .. OfArea(c.Area, third)]);

    public IReadOnlyDictionary<string, TScore> ByWeek<TScore>(IReadOnlyCollection<ScoredCell> cells, Func<IReadOnlyCollection<ScoredCell>, TScore> score) =>
        ByWeek(cells, c => c, score);

    /// <summary>The same by what the area is like alone, for figures that span many weeks.</summary>
    public IReadOnlyDictionary<string, TScore> ByArea<T, TScore>(
        IReadOnlyCollection<T> cells, Func<T, ScoredCell> cell, Func<IReadOnlyCollection<T>, TScore> score) =>
        By(cells, cell, score, (c, third) => [Displaced(c), .. OfArea(c.Area, third)]);

    /// <summary>Areas of every part that is told by the area alone.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Areas(IReadOnlyCollection<string> areas)
    {
        var third = ThirdOf(areas);
        return Tables.Sorted(areas.SelectMany(a => OfArea(a, third).Select(name => (Name: name, Area: a))).GroupBy(p => p.Name)
            .Select(g => KeyValuePair.Create(g.Key, (IReadOnlyCollection<string>)[.. g.Select(p => p.Area)])));
    }

    private SortedDictionary<string, TScore> By<T, TScore>(
        IReadOnlyCollection<T> cells, Func<T, ScoredCell> cell, Func<IReadOnlyCollection<T>, TScore> score,
        Func<ScoredCell, IReadOnlyDictionary<string, string>, IEnumerable<string>> names)
    {
        var third = ThirdOf(cells.Select(c => cell(c).Area));
        return Tables.Sorted(cells.SelectMany(c => names(cell(c), third).Select(name => (Name: name, Cell: c))).GroupBy(p => p.Name)
            .Select(g => KeyValuePair.Create(g.Key, score([.. g.Select(p => p.Cell)]))));
    }

    private IEnumerable<string> OfWeek(ScoredCell cell)
    {
        yield return Displaced(cell);
        yield return holidays.Any(h => h.FirstDay <= cell.End && h.LastDay >= cell.Start) ? "weeks with holidays" : "weeks without holidays";
        yield return cell.Start <= onset ? "weeks up to the onset's" : "weeks after the onset's";
        if (outages.ClassOf(cell) is { } outage)
        {
            yield return $"outage: {outage}";
        }

        if (cell.Estimate is { } estimate)
        {
            yield return $"status {estimate.Status.Code()}";
        }
    }

    private IEnumerable<string> OfArea(string area, IReadOnlyDictionary<string, string> third)
    {
        if (third.TryGetValue(area, out var size))
        {
            yield return $"subscribers: {size} third";
        }

        if (kinds.TryGetValue(area, out var kind))
        {
            yield return $"area: {kind}";
        }
    }

    private static string Displaced(ScoredCell cell) => cell switch
    {
        { TruthSubscribers: >= StockScore.BigSubscribers } => "displaced: 50 subscribers or more",
        { TruthSubscribers: >= MiddleSubscribers } => "displaced: 10 to 49 subscribers",
        { Truth: > 0 } => "displaced: under 10 subscribers",
        _ => "displaced: nobody",
    };

    /// <summary>Areas in equal thirds by their subscribers; ties by p-code.</summary>
    private Dictionary<string, string> ThirdOf(IEnumerable<string> areas)
    {
        var known = areas.Distinct().Where(sizes.ContainsKey).OrderBy(a => sizes[a]).ThenBy(a => a, StringComparer.Ordinal).ToList();
        return known.Index().ToDictionary(d => d.Item, d => Thirds[d.Index * Thirds.Length / known.Count]);
    }
}
