using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Scoring;

/// <summary>Scores departures, returns, and the share returned on the clock of each person's own departure.</summary>
internal static class ReturnScoring
{
    public static EvaluationScores Add(EvaluationScores scores, EvaluationContext context) => Curves(Episodes(scores, context), context);

    private static EvaluationScores Episodes(EvaluationScores scores, EvaluationContext context)
    {
        var (begun, ended) = (context.Cubes.Read(Indicator.NewlyDisplaced), context.Cubes.Read(Indicator.Returned));
        if (!context.Scorable("newly_displaced, returned", context.Truth.Returns, "returns.csv", [.. begun, .. ended]))
        {
            return scores;
        }

        var comparison = new EpisodeComparison(context.Emergency.Onset, context.Truth.Returns!, context.Upper);
        var (left, back) = (comparison.Compare(begun, r => r.Displaced), comparison.Compare(ended, r => r.Returned));
        return scores with
        {
            NewlyDisplaced = EpisodeScore.Of([.. left.Where(c => c.Observable)]),
            Returned = EpisodeScore.Of([.. back.Where(c => c.Observable)]),
            ReturnCurveGap = EpisodeComparison.CurveGap(left, back),
        };
    }

    private static EvaluationScores Curves(EvaluationScores scores, EvaluationContext context)
    {
        var whole = context.Cubes.Read(EnclaveCubes.ReturnedShare, context.CoarsestLevel);
        if (!context.Scorable("returned_share", context.Truth.Spells, "spells.csv", whole))
        {
            return scores;
        }

        var level = context.Cubes.Level;
        var districts = Compare(context, context.Cubes.Read(EnclaveCubes.ReturnedShare), level);
        return scores with
        {
            ReturnedShare = ReturnedShareComparison.Score(Compare(context, whole, context.CoarsestLevel)),
            ReturnedShareOfDistricts = ReturnedShareComparison.Score(districts),
            ReturnedShareSplits = context.Splits.ByArea(districts, c => c.Figure, ReturnedShareComparison.Score),
        };
    }

    private static IReadOnlyList<ReturnedShareCell> Compare(EvaluationContext context, IEnumerable<CubeCell> cells, int level) =>
        ReturnedShareComparison.Of(cells, context.Truth.Spells!, context.UpperAt(level), context.PeakSubscribers(level));
}
