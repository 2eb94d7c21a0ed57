using System.Numerics;
using Tideline.Domain.Cubes;

namespace Tideline.Evaluation.Scores;

/// <summary>What the product said of its own district-weeks.</summary>
/// <param name="Cells">District-weeks in scope: of the cube, and those with a true displacement.</param>
/// <param name="LowReliability">Of them, status U.</param>
/// <param name="NotObservable">Status L; they take part in no error.</param>
/// <param name="NotObservableTruth">People-weeks truly displaced in them.</param>
/// <param name="Missing">District-weeks with a true displacement that the cube does not have; scored as an estimate of 0.</param>
/// <param name="MissingTruth">People-weeks truly displaced in them.</param>
public sealed record StatusCounts(
    long Cells, long LowReliability, long NotObservable, double NotObservableTruth, long Missing, double MissingTruth)
    : IAdditionOperators<StatusCounts, StatusCounts, StatusCounts>
{
    internal static StatusCounts Of(IReadOnlyCollection<ScoredCell> cells)
    {
        var hidden = cells.Where(c => !c.Observable).ToList();
        var missing = cells.Where(c => c.Estimate is null).ToList();
        return new StatusCounts(
            cells.Count, cells.LongCount(c => c.Estimate?.Status == ObservationStatus.LowReliability),
            hidden.Count, hidden.Sum(c => c.Truth), missing.Count, missing.Sum(c => c.Truth));
    }

    public static StatusCounts operator +(StatusCounts left, StatusCounts right) => new(
        checked(left.Cells + right.Cells), checked(left.LowReliability + right.LowReliability),
        checked(left.NotObservable + right.NotObservable), left.NotObservableTruth + right.NotObservableTruth,
        checked(left.Missing + right.Missing), left.MissingTruth + right.MissingTruth);
}
