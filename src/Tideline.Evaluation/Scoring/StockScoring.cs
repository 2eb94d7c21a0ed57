using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Scoring;

/// <summary>Scores stocks by home, by host and by both.</summary>
internal static class StockScoring
{
    public static EvaluationScores Add(EvaluationScores scores, EvaluationContext context)
    {
        if (!context.Scorable("displaced_stock, displaced_hosted, displacement_flow", context.Truth.Displacement, "displacement.csv", context.Stock))
        {
            return scores;
        }

        var weights = OracleWeights.Of(context.Truth, context.Emergency.EvacuationStarts);
        if (weights is null)
        {
            context.Absent.Add("oracle: truth/residents.csv is absent, and truth/population.csv has no day before the week in which evacuation starts.");
        }

        var weeks = context.Stock.DistinctBy(c => c.Start).ToDictionary(c => c.Start, c => c.End);
        var comparison = new StockComparison(weeks, weights, context.Upper);
        var cells = comparison.ByHome(context.Stock, context.OutOfHome);
        var observable = Observable(cells);
        var hosted = Observable(comparison.ByHost(context.Cubes.Read(Indicator.DisplacedHosted), context.OutOfHome));
        var flows = Observable(comparison.ByFlow(context.Cubes.Read(Indicator.DisplacementFlow), context.OutOfHome));
        return scores with
        {
            Displaced = StockScore.Of(observable),
            DisplacedWithMovesInside = StockScore.Of(Observable(comparison.ByHome(context.Stock, context.Truth.Displacement!))),
            Splits = context.Splits.ByWeek(observable, StockScore.Of),
            Statuses = StatusCounts.Of(cells),
            Guards = Guards(context, weeks),
            Headlines = Headlines(context),
            HomeRanks = RankScores.Of(observable),
            Hosts = HostScore.Of(hosted),
            HostSplits = context.Splits.ByWeek(hosted, HostScore.Of),
            Flows = FlowScore.Of(flows),
            FlowSplits = context.Splits.ByWeek(flows, FlowScore.Of),
        };
    }

    private static GuardCounts Guards(EvaluationContext context, IReadOnlyDictionary<NodaTime.LocalDate, NodaTime.LocalDate> weeks)
    {
        var finest = new StockComparison(weeks, null, a => a)
            .ByHome(context.Cubes.Read(Indicator.DisplacedStock, context.FinestLevel), context.OutOfHome);
        return GuardCounts.Of(finest, context.Outages.Index, a => context.Residents.GetValueOrDefault(a));
    }

    private static HeadlineCounts? Headlines(EvaluationContext context)
    {
        if (ReleasedHeadline.Of(context.Folder, context.Emergency.Id) is not { } claimed)
        {
            context.Absent.Add("headline: releases/ has no release of this emergency, or those of its latest vintage do not agree.");
            return null;
        }

        var still = context.Truth.Displacement!.Sum(t => t.People) <= 0;
        return new HeadlineCounts(1, claimed ? 1 : 0, still ? 1 : 0, still && claimed ? 1 : 0);
    }

    private static List<ScoredCell> Observable(IEnumerable<ScoredCell> cells) => [.. cells.Where(c => c.Observable)];
}
