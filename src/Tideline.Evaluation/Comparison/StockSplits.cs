using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Tideline.Projects.Reference;

namespace Tideline.Evaluation.Comparison;

/// <summary>Parts of the district-weeks that are scored apart; names are the same for every seed.</summary>
internal static class StockSplits
{
    private const double MiddleSubscribers = 10;
    private static readonly string[] Thirds = ["small", "middle", "large"];

    /// <param name="observable">District-weeks of the stock.</param>
    /// <param name="holidays">A week with any holiday in it is a holiday week.</param>
    public static IReadOnlyDictionary<string, StockScore> Of(IReadOnlyCollection<ScoredCell> observable, IReadOnlyList<Holiday> holidays)
    {
        var third = ThirdOfPanel(observable);
        var scores = new SortedDictionary<string, StockScore>(StringComparer.Ordinal);
        foreach (var part in observable.SelectMany(c => Names(c, third, holidays).Select(name => (Name: name, Cell: c))).GroupBy(p => p.Name))
        {
            scores[part.Key] = StockScore.Of([.. part.Select(p => p.Cell)]);
        }

        return scores;
    }

    private static IEnumerable<string> Names(ScoredCell cell, Dictionary<string, string> third, IReadOnlyList<Holiday> holidays)
    {
        yield return cell switch
        {
            { TruthSubscribers: >= StockScore.BigSubscribers } => "displaced: 50 subscribers or more",
            { TruthSubscribers: >= MiddleSubscribers } => "displaced: 10 to 49 subscribers",
            { Truth: > 0 } => "displaced: under 10 subscribers",
            _ => "displaced: nobody",
        };
        yield return holidays.Any(h => h.FirstDay <= cell.End && h.LastDay >= cell.Start) ? "weeks with holidays" : "weeks without holidays";
        if (cell.Estimate is { } estimate)
        {
            yield return $"status {estimate.Status.Code()}";
            yield return $"panel: {third[cell.Area]} third";
        }
    }

    /// <summary>Districts in equal thirds by the subscribers of their panel; ties by p-code.</summary>
    private static Dictionary<string, string> ThirdOfPanel(IEnumerable<ScoredCell> cells)
    {
        var districts = cells.Where(c => c.Estimate is not null).GroupBy(c => c.Area)
            .OrderBy(g => g.Max(c => c.Estimate!.Value.Base)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        return districts.Index().ToDictionary(d => d.Item, d => Thirds[d.Index * Thirds.Length / districts.Count]);
    }
}
