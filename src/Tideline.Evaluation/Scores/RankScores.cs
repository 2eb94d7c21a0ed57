using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>How well districts are ordered within a week, summed over weeks.</summary>
/// <param name="Weeks">Weeks with at least three observable districts whose truth differs.</param>
/// <param name="SpearmanSum">Sum of the weeks' rank correlations.</param>
/// <param name="TopRecallSum">Sum of the weeks' shares of the five truly greatest that are among the five estimated greatest.</param>
public sealed record RankSums(long Weeks, double SpearmanSum, double TopRecallSum) : IAdditionOperators<RankSums, RankSums, RankSums>
{
    public double? Spearman => Ratio.Of(SpearmanSum, Weeks);

    public double? TopRecall => Ratio.Of(TopRecallSum, Weeks);

    public static RankSums operator +(RankSums left, RankSums right) => new(
        checked(left.Weeks + right.Weeks), left.SpearmanSum + right.SpearmanSum, left.TopRecallSum + right.TopRecallSum);
}

/// <summary>Order of the product beside that of the oracle over the same districts and weeks.</summary>
public sealed record RankScores(RankSums Ours, RankSums? Oracle) : IAdditionOperators<RankScores, RankScores, RankScores>
{
    private const int FewestAreas = 3;

    /// <summary>Estimates are clipped at 0, as they are published, so that areas without displacement tie.</summary>
    internal static RankScores Of(IReadOnlyCollection<ScoredCell> observable) => new(
        Sums(observable, c => c.Value),
        observable.Any(c => c.Oracle is null) ? null : Sums(observable, c => c.Oracle!.Value));

    public static RankScores operator +(RankScores left, RankScores right) =>
        new(left.Ours + right.Ours, Ratio.Both(left.Oracle, right.Oracle));

    private static RankSums Sums(IEnumerable<ScoredCell> cells, Func<ScoredCell, double> estimate)
    {
        var sums = new RankSums(0, 0, 0);
        foreach (var week in cells.GroupBy(c => c.Start))
        {
            var districts = week.OrderBy(c => c.Area, StringComparer.Ordinal).ToList();
            double[] guess = [.. districts.Select(c => Math.Max(0, estimate(c)))];
            double[] truth = [.. districts.Select(c => c.Truth)];
            if (districts.Count >= FewestAreas && Ranks.Spearman(guess, truth) is { } rank)
            {
                sums += new RankSums(1, rank, Ranks.TopRecall(guess, truth) ?? 0);
            }
        }

        return sums;
    }
}
