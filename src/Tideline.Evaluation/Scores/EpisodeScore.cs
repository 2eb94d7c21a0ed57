using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Departures or returns, which add up over weeks.</summary>
/// <param name="Weekly">Errors by district and week.</param>
/// <param name="Cumulative">Errors by district over all weeks; its bias is that of the total.</param>
public sealed record EpisodeScore(ErrorSums Weekly, ErrorSums Cumulative) : IAdditionOperators<EpisodeScore, EpisodeScore, EpisodeScore>
{
    internal static EpisodeScore Of(IReadOnlyCollection<ScoredCell> observable) => new(
        ErrorSums.Of(observable.Select(c => (c.Value, c.Truth))),
        ErrorSums.Of(observable.GroupBy(c => c.Area).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Sum(c => c.Value), g.Sum(c => c.Truth)))));

    public static EpisodeScore operator +(EpisodeScore left, EpisodeScore right) =>
        new(left.Weekly + right.Weekly, left.Cumulative + right.Cumulative);
}
