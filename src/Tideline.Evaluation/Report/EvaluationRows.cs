using Tideline.Evaluation.Rows;

namespace Tideline.Evaluation;

/// <summary>Scores as lines in a fixed order, with the acceptance criteria of the displacement methods.</summary>
public static class EvaluationRows
{
    /// <summary>Lines of the scores that are there.</summary>
    public static IReadOnlyList<EvaluationRow> Of(EvaluationScores scores) =>
    [
        .. StockRows.Of(scores), .. PlaceRows.Of(scores), .. ReturnRows.Of(scores), .. ForecastRows.Of(scores), .. AlarmRows.Of(scores),
        .. PeopleRows.Of(scores), .. SplitRows.Of(scores),
    ];
}
