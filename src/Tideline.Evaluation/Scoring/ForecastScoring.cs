using NodaTime;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Scoring;

/// <summary>Scores projected stocks against persistence, where the truth goes on after the vintage.</summary>
internal static class ForecastScoring
{
    public static EvaluationScores Add(EvaluationScores scores, EvaluationContext context)
    {
        scores = BackTest(scores, context);
        var projected = context.Cubes.Read(EnclaveCubes.ProjectedDisplaced);
        if (!context.Scorable("projected_displaced", context.Truth.Displacement, "displacement.csv", projected))
        {
            return scores;
        }

        var weeks = projected.DistinctBy(c => c.Start).ToDictionary(c => c.Start, c => c.End);
        var figures = new StockComparison(weeks, null, context.Upper).ByHome(projected, context.OutOfHome);
        var cells = ForecastComparison.Of(context.Stock, figures, TruthEnds(context));
        if (cells.Count == 0)
        {
            context.Absent.Add("projected_displaced: no projected week lies within the truth, or all were withdrawn. Run on a vintage before the end of the truth to score them.");
            return scores;
        }

        return scores with
        {
            Forecasts = Tables.Sorted(cells.GroupBy(c => c.WeeksAhead).Select(g => KeyValuePair.Create(g.Key, ForecastScore.Of([.. g])))),
            ForecastSplits = context.Splits.ByWeek(cells, c => c.Figure, ForecastScore.Of),
        };
    }

    private static EvaluationScores BackTest(EvaluationScores scores, EvaluationContext context)
    {
        if (BackTestFile.Read(context.Folder, context.Emergency.Id) is { } tests)
        {
            return scores with { BackTests = tests };
        }

        context.Absent.Add($"back-test of projections: reports/projections/{context.Emergency.Id}.json is absent.");
        return scores;
    }

    /// <summary>Last day of presence, else of the last week with a displaced person.</summary>
    private static LocalDate TruthEnds(EvaluationContext context) =>
        context.Truth.Presence is { Count: > 0 } presence ? presence.Max(p => p.Date)
        : context.Truth.Displacement is { Count: > 0 } displacement ? displacement.Max(t => t.Start).PlusDays(6)
        : LocalDate.MinIsoValue;
}
