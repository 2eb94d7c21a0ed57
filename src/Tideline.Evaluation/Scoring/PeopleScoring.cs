using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Scoring;

/// <summary>Scores people present and residents.</summary>
internal static class PeopleScoring
{
    public static EvaluationScores Add(EvaluationScores scores, EvaluationContext context)
    {
        var (present, residents) = (context.Cubes.Read(Indicator.PresentPopulation), context.Cubes.Read(Indicator.Residents));
        if (context.Scorable("present_population", context.Truth.Presence, "population.csv", present))
        {
            scores = scores with { PresentPopulation = Sums(PeopleComparison.Present(present, context.Truth.Presence!, context.Upper)) };
        }

        if (context.Scorable("residents", context.Truth.Residents, "residents.csv", residents))
        {
            scores = scores with
            {
                Residents = Sums(PeopleComparison.Residents(residents, context.Truth.Residents!, context.Emergency.EvacuationStarts, context.Upper)),
            };
        }

        return scores;
    }

    private static ErrorSums Sums(IEnumerable<ScoredCell> cells) =>
        ErrorSums.Of(cells.Where(c => c.Observable).Select(c => (c.Value, c.Truth)));
}
