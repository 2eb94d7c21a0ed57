namespace Tideline.Evaluation.Rows;

/// <summary>People present, and residents.</summary>
internal static class PeopleRows
{
    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores)
    {
        foreach (var (name, errors) in new[] { ("present population", scores.PresentPopulation), ("residents", scores.Residents) })
        {
            if (errors is not null)
            {
                yield return Line.Value($"{name} WAPE", errors.Wape, errors.Cells);
                yield return Line.Value($"{name} bias", errors.Bias, errors.Cells);
            }
        }
    }
}
