using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Comparison;

/// <summary>Puts weekly stocks beside their truth.</summary>
/// <param name="weeks">Weeks of the cubes, first to last day; truth of other weeks is not compared.</param>
/// <param name="weights">The oracle's people per subscriber by finest home area; null where not known.</param>
/// <param name="upper">The scored level's area of a finest area.</param>
internal sealed class StockComparison(
    IReadOnlyDictionary<LocalDate, LocalDate> weeks, IReadOnlyDictionary<string, double>? weights, Func<string, string> upper)
{
    public IReadOnlyList<ScoredCell> ByHome(IEnumerable<CubeCell> cells, IEnumerable<DisplacedTruth> truth) =>
        Join(cells, truth, t => (upper(t.Home), null));

    public IReadOnlyList<ScoredCell> ByHost(IEnumerable<CubeCell> cells, IEnumerable<DisplacedTruth> truth) =>
        Join(cells, truth.Where(t => !t.IsAbroad), t => (upper(t.Host), null));

    public IReadOnlyList<ScoredCell> ByFlow(IEnumerable<CubeCell> cells, IEnumerable<DisplacedTruth> truth) =>
        Join(cells, truth.Where(t => !t.IsAbroad), t => (upper(t.Home), upper(t.Host)));

    /// <summary>All figures of the cube and all true ones, by area, counterpart and week.</summary>
    private List<ScoredCell> Join(
        IEnumerable<CubeCell> cells, IEnumerable<DisplacedTruth> truth, Func<DisplacedTruth, (string Area, string? Counterpart)> place)
    {
        var estimates = cells.ToDictionary(c => (Place: (c.Area, c.CounterpartArea), c.Start), c => c.Estimate);
        var truths = truth.Where(t => weeks.ContainsKey(t.Start)).ToLookup(t => (Place: place(t), t.Start));
        return
        [
            .. estimates.Keys.Union(truths.Select(t => t.Key))
                .OrderBy(k => k.Place.Item1, StringComparer.Ordinal).ThenBy(k => k.Place.Item2, StringComparer.Ordinal).ThenBy(k => k.Start)
                .Select(k => new ScoredCell(
                    k.Place.Item1, k.Place.Item2, k.Start, weeks[k.Start],
                    truths[k].Sum(t => t.People), truths[k].Sum(t => t.Subscribers),
                    weights is null ? null : truths[k].Sum(t => t.Subscribers * weights.GetValueOrDefault(t.Home)),
                    estimates.TryGetValue(k, out var estimate) ? estimate : null)),
        ];
    }
}
