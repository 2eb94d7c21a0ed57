using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Comparison;

/// <summary>Puts departures and returns of a week beside the differences of the cumulative truth.</summary>
/// <param name="onset">Day 0 of the truth.</param>
/// <param name="returns">Cumulative counts; before a home's first row they are 0, after its last they stay.</param>
/// <param name="upper">The scored level's area of a finest area.</param>
internal sealed class EpisodeComparison(LocalDate onset, IReadOnlyList<ReturnsTruth> returns, Func<string, string> upper)
{
    /// <summary>Figures of the weeks that the truth reaches, with all districts that have either.</summary>
    /// <param name="cells">Weekly sums of the cube at the scored level.</param>
    /// <param name="soFar">The cumulative column.</param>
    public IReadOnlyList<ScoredCell> Compare(IReadOnlyCollection<CubeCell> cells, Func<ReturnsTruth, double> soFar)
    {
        var homes = returns.GroupBy(r => r.Home).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Area: upper(g.Key), Days: g.OrderBy(r => r.Day).Select(r => (r.Day, Amount: soFar(r))).ToArray()))
            .ToLookup(h => h.Area, h => h.Days);
        var lastDay = returns.Count == 0 ? int.MaxValue : returns.Max(r => r.Day);
        double UpTo(string area, LocalDate day) => homes[area].Sum(days => days.LastOrDefault(d => d.Day <= Day(day)).Amount);

        var estimates = cells.ToDictionary(c => (c.Area, c.Start), c => c.Estimate);
        var weeks = cells.Select(c => (c.Start, c.End)).Distinct().Where(w => Day(w.End) <= lastDay).Order().ToList();
        return
        [
            .. cells.Select(c => c.Area).Union(homes.Select(h => h.Key)).Order(StringComparer.Ordinal)
                .SelectMany(area => weeks.Select(w => new ScoredCell(
                    area, null, w.Start, w.End, UpTo(area, w.End) - UpTo(area, w.Start.PlusDays(-1)), 0, null,
                    estimates.TryGetValue((area, w.Start), out var estimate) ? estimate : null))),
        ];
    }

    /// <summary>
    /// Greatest distance, as a share, between estimated and true returned so far ÷ displaced so far, over the ends of
    /// weeks and all districts observable in both; null where nobody left.
    /// </summary>
    public static double? CurveGap(IReadOnlyCollection<ScoredCell> displaced, IReadOnlyCollection<ScoredCell> returned)
    {
        double left = 0, trulyLeft = 0, back = 0, trulyBack = 0;
        double? gap = null;
        var pairs = displaced.Join(returned, c => (c.Area, c.Start), c => (c.Area, c.Start), (d, r) => (Left: d, Back: r))
            .Where(p => p.Left.Observable && p.Back.Observable);
        foreach (var week in pairs.GroupBy(p => p.Left.Start).OrderBy(g => g.Key))
        {
            left += week.Sum(p => p.Left.Value);
            trulyLeft += week.Sum(p => p.Left.Truth);
            back += week.Sum(p => p.Back.Value);
            trulyBack += week.Sum(p => p.Back.Truth);
            if (trulyLeft > 0 && left > 0)
            {
                gap = Math.Max(gap ?? 0, Math.Abs((back / left) - (trulyBack / trulyLeft)));
            }
        }

        return gap;
    }

    private int Day(LocalDate date) => NodaTime.Period.DaysBetween(onset, date);
}
