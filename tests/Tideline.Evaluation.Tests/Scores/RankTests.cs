using NodaTime;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Tests.Scores;

public sealed class RankTests
{
    [Fact]
    public void The_same_order_correlates_fully_whatever_the_sizes()
    {
        Assert.Equal(1, Ranks.Spearman([1, 2, 30], [5, 6, 7])!.Value, 12);
        Assert.Equal(-1, Ranks.Spearman([30, 2, 1], [5, 6, 7])!.Value, 12);
    }

    [Fact]
    public void Spearman_by_hand() => Assert.Equal(1 - (6.0 * 4 / (5 * 24)), Ranks.Spearman([2, 1, 3, 5, 4], [1, 2, 3, 4, 5])!.Value, 12);

    [Fact]
    public void Ties_take_their_mean_rank()
    {
        // Ranks 1.5 1.5 3 against 1 2 3: cross 1.5, squares 1.5 and 2.
        Assert.Equal(1.5 / Math.Sqrt(3), Ranks.Spearman([0, 0, 9], [1, 2, 3])!.Value, 12);
    }

    [Fact]
    public void An_estimate_that_orders_nothing_scores_0_and_a_truth_without_order_is_not_scored()
    {
        Assert.Equal(0, Ranks.Spearman([4, 4, 4], [1, 2, 3]));
        Assert.Null(Ranks.Spearman([1, 2, 3], [0, 0, 0]));
    }

    [Fact]
    public void Recall_counts_the_truly_greatest_that_were_found_and_no_area_with_0()
    {
        Assert.Equal(0.5, Ranks.TopRecall([9, 0, 8, 1], [5, 6, 1, 1], top: 2));
        Assert.Equal(0, Ranks.TopRecall([0, 0, 3], [5, 0, 0]));
        Assert.Null(Ranks.TopRecall([1, 2], [0, 0]));
    }

    [Fact]
    public void Weeks_are_averaged_and_negative_estimates_tie_at_0()
    {
        var monday = new LocalDate(2025, 8, 25);
        ScoredCell Cell(string area, int week, double truth, double oracle, double value) => new(
            area, null, monday.PlusWeeks(week), monday.PlusWeeks(week).PlusDays(6), truth, 1, oracle,
            new Tideline.Domain.Cubes.Estimate(value, default, default, 0, 0, 1, Tideline.Domain.Cubes.ObservationStatus.Normal));

        var scores = RankScores.Of(
        [
            Cell("D1", 0, 0, 0, -7), Cell("D2", 0, 0, 0, -1), Cell("D3", 0, 10, 9, 5),
            Cell("D1", 1, 1, 1, 3), Cell("D2", 1, 2, 2, 2), Cell("D3", 1, 3, 3, 1),
            Cell("D1", 2, 0, 0, 3), Cell("D2", 2, 0, 0, 2), Cell("D3", 2, 0, 0, 1),
        ]);

        Assert.Equal(2, scores.Ours.Weeks);
        Assert.Equal(0, scores.Ours.Spearman!.Value, 12);
        Assert.Equal(1, scores.Oracle!.Spearman!.Value, 12);
    }

    [Fact]
    public void Flows_overlap_by_their_common_part()
    {
        var sums = OverlapSums.Of([(80, 100), (1000, 900), (0, 200), (-30, 0)]);

        Assert.Equal(2 * 980.0 / (1200 + 1080), sums.Cpc);
    }
}
