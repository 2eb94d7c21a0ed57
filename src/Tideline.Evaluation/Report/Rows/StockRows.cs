using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Rows;

/// <summary>Stocks by home, their intervals, and what was said of places that could not be seen.</summary>
internal static class StockRows
{
    private const double GreatestFalseShare = 0.12;

    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores)
    {
        if (scores.Displaced is { } stock)
        {
            foreach (var row in Errors(stock, scores.DisplacedWithMovesInside).Concat(Intervals(stock)))
            {
                yield return row;
            }
        }

        foreach (var row in Headlines(scores.Headlines).Concat(Statuses(scores.Statuses)).Concat(Guards(scores.Guards)))
        {
            yield return row;
        }
    }

    private static IEnumerable<EvaluationRow> Errors(StockScore stock, StockScore? inside)
    {
        yield return Line.Wape("stock WAPE, 50 subscribers or more", stock.Big, judged: true);
        yield return Line.Bias("stock bias, 50 subscribers or more", stock.Big, judged: true);
        yield return Line.Count("district-weeks with 50 subscribers or more", stock.Big.Ours.Cells);
        yield return Line.Wape("stock WAPE, all district-weeks", stock.All);
        yield return Line.Bias("stock bias, all district-weeks", stock.All);
        yield return Line.Mape("stock MAPE, 500 people or more", stock.Large);
        if (inside is not null)
        {
            yield return Line.Wape("stock WAPE with moves inside the home area", inside.Big);
            yield return Line.Bias("stock bias with moves inside the home area", inside.Big);
        }
    }

    private static IEnumerable<EvaluationRow> Intervals(StockScore stock)
    {
        var (intervals, zeros) = (stock.Intervals, stock.Zeros);
        yield return Line.Within("coverage of the 80% interval", intervals.Coverage80, 0.75, 0.88, Targets.Coverage80, intervals.Cells);
        yield return Line.Within("coverage of the 95% interval", intervals.Coverage95, 0.92, 0.98, Targets.Coverage95, intervals.Cells);
        yield return Line.Value("weighted interval score per true person", intervals.RelativeScore, intervals.Cells);
        yield return Line.Value("width of the 80% interval per true person", intervals.RelativeWidth80, intervals.Cells);
        yield return Line.Value("width of the 95% interval per true person", intervals.RelativeWidth95, intervals.Cells);
        yield return Line.Value("coverage of the 80% interval, true zeros", zeros.Coverage80, zeros.Cells);
        var n = intervals.Cells + zeros.Cells;
        yield return stock.All.Ours.Truth == 0
            ? Line.AtMost("80% interval wholly above 0", stock.AboveZeroShare, GreatestFalseShare, Targets.FalseShare, n)
            : Line.Value("80% interval wholly above 0", stock.AboveZeroShare, n);
    }

    private static IEnumerable<EvaluationRow> Headlines(HeadlineCounts? headlines)
    {
        if (headlines is null)
        {
            yield break;
        }

        yield return Line.Value("bulletins that claim displacement", Ratio.Of(headlines.Claimed, headlines.Bulletins), headlines.Bulletins);
        if (headlines.Still > 0)
        {
            yield return Line.AtMost(
                "bulletins that claim displacement where there was none", Ratio.Of(headlines.StillClaimed, headlines.Still), 0, Targets.None, headlines.Still);
        }
    }

    private static IEnumerable<EvaluationRow> Statuses(StatusCounts? statuses)
    {
        if (statuses is null)
        {
            yield break;
        }

        yield return Line.Count("district-weeks in scope", statuses.Cells);
        yield return Line.Count("of them low reliability (U)", statuses.LowReliability);
        yield return Line.Count("of them not observable (L)", statuses.NotObservable);
        yield return Line.Count("people-weeks truly displaced in L", statuses.NotObservableTruth);
        yield return Line.Count("displaced district-weeks without a figure", statuses.Missing);
        yield return Line.Count("people-weeks truly displaced in them", statuses.MissingTruth);
    }

    private static IEnumerable<EvaluationRow> Guards(GuardCounts? guards)
    {
        if (guards?.Blind > 0)
        {
            yield return Line.AtMost("blind area-weeks with a figure", Ratio.Of(guards.BlindWithFigure, guards.Blind), 0, Targets.None, guards.Blind);
        }

        if (guards?.Still > 0)
        {
            yield return Line.AtMost(
                "area-weeks with an outage and nobody displaced, 80% interval wholly above 0",
                Ratio.Of(guards.StillAbove, guards.Still), GreatestFalseShare, Targets.FalseShare, guards.Still);
        }

        if (guards?.Emptied > 0)
        {
            yield return Line.AtMost(
                "area-weeks truly emptied said not observable", Ratio.Of(guards.EmptiedHidden, guards.Emptied), 0, Targets.None, guards.Emptied);
        }
    }
}
