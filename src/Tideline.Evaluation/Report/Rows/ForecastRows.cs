using System.Globalization;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Rows;

/// <summary>Projected stocks.</summary>
internal static class ForecastRows
{
    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores)
    {
        BackTestSums? tests = scores.BackTests.Count == 0 ? null : scores.BackTests.Values.Aggregate((a, b) => a + b);
        if (scores.Forecasts.Count > 0)
        {
            foreach (var row in All(scores.Forecasts.Values.Aggregate((a, b) => a + b), tests))
            {
                yield return row;
            }
        }

        foreach (var (weeks, forecast) in scores.Forecasts)
        {
            yield return Line.Value(string.Create(CultureInfo.InvariantCulture, $"projected stock, skill {weeks} weeks ahead"), forecast.Skill, forecast.Projected.Cells);
        }

        if (tests is not null)
        {
            yield return Line.Value("back-test of projections, MAPE", tests.Mape, tests.Origins);
            yield return Line.Value("back-test of projections, skill against persistence", tests.Skill, tests.Origins);
        }

        foreach (var (weeks, test) in scores.BackTests)
        {
            yield return Line.Value(string.Create(CultureInfo.InvariantCulture, $"back-test of projections, skill {weeks} weeks ahead"), test.Skill, test.Origins);
        }
    }

    private static IEnumerable<EvaluationRow> All(ForecastScore forecast, BackTestSums? tests)
    {
        var n = forecast.Projected.Cells;
        yield return Line.Value("projected stock WAPE", forecast.Projected.Wape, n);
        yield return Line.Value("projected stock WAPE, persistence", forecast.Persisting.Wape, n);
        yield return Line.Value("projected stock MAPE, 500 people or more", forecast.Percentages.Mape, forecast.Percentages.Cells);
        yield return Line.Value("projected stock MAPE, persistence", forecast.PersistingPercentages.Mape, forecast.PersistingPercentages.Cells);
        yield return new EvaluationRow(
            "projected stock, skill against persistence", forecast.Skill, Target: Targets.Skill,
            Met: forecast.Skill is { } skill ? skill > 0 || tests?.Skill <= 0 : null, N: n);
        yield return Line.Value("projected stock, coverage of the 80% band", forecast.Coverage80, n);
        yield return Line.Value("projected stock, coverage of the 95% band", forecast.Coverage95, n);
    }
}
