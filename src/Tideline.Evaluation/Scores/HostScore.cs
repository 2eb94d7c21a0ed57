using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>People hosted by area and week: how many, and in what order.</summary>
/// <param name="People">Errors and intervals.</param>
/// <param name="Order">Order of the hosts within a week.</param>
public sealed record HostScore(StockScore People, RankScores Order) : IAdditionOperators<HostScore, HostScore, HostScore>
{
    internal static HostScore Of(IReadOnlyCollection<ScoredCell> observable) => new(StockScore.Of(observable), RankScores.Of(observable));

    public static HostScore operator +(HostScore left, HostScore right) => new(left.People + right.People, left.Order + right.Order);
}
