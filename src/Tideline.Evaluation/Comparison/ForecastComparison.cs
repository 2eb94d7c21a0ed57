using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Comparison;

/// <summary>Puts projected stocks beside what came, where the truth goes on after the vintage.</summary>
internal static class ForecastComparison
{
    /// <param name="stock">The estimated stocks; an area's last observable week is what persistence repeats.</param>
    /// <param name="figures">Projections beside their truth.</param>
    /// <param name="truthEnds">Last day that the truth covers; later weeks are not scored.</param>
    public static IReadOnlyList<ForecastCell> Of(
        IEnumerable<CubeCell> stock, IEnumerable<ScoredCell> figures, LocalDate truthEnds)
    {
        var last = stock.Where(c => c.Estimate.Status != ObservationStatus.NotObservable && !double.IsNaN(c.Estimate.Value))
            .GroupBy(c => c.Area).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Start)!);
        return
        [
            .. figures.Where(f => f is { Observable: true, Estimate: not null } && f.End <= truthEnds && last.ContainsKey(f.Area) && f.Start > last[f.Area].Start)
                .Select(f => new ForecastCell(f, NodaTime.Period.DaysBetween(last[f.Area].Start, f.Start) / 7, last[f.Area].Estimate.Value)),
        ];
    }
}
