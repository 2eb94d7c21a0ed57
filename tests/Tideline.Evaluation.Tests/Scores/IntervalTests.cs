using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Evaluation.Tests.Scores;

public sealed class IntervalTests
{
    private static readonly LocalDate Monday = new(2025, 8, 25);

    private static ScoredCell Cell(double truth, double value, Interval i80, Interval i95, ObservationStatus status = ObservationStatus.Normal) =>
        new("D1", null, Monday, Monday.PlusDays(6), truth, truth / 10, truth, new Estimate(value, i80, i95, 0, 0, 1, status));

    // 80% interval [900, 1200], 95% interval [800, 1300], estimate 1100:
    [Theory]
    [InlineData(1000, 37)] // (½·100 + 0.1·300 + 0.025·500) / 2.5
    [InlineData(850, 87)] // (½·250 + 0.1·(300 + 10·50) + 0.025·500) / 2.5
    [InlineData(1350, 147)] // (½·250 + 0.1·(300 + 10·150) + 0.025·(500 + 40·50)) / 2.5
    public void Weighted_interval_score_by_hand(double truth, double expected) =>
        Assert.Equal(expected, IntervalScores.WeightedIntervalScore(1100, new Interval(900, 1200), new Interval(800, 1300), truth), 9);

    [Fact]
    public void A_truth_on_the_bound_is_covered()
    {
        var scores = IntervalScores.Of(
        [
            Cell(10, 12, new Interval(10, 15), new Interval(8, 20)),
            Cell(16, 12, new Interval(10, 15), new Interval(8, 20)),
            Cell(21, 12, new Interval(10, 15), new Interval(8, 20)),
        ]);

        Assert.Equal(3, scores.Cells);
        Assert.Equal(1, scores.Within80);
        Assert.Equal(2, scores.Within95);
        Assert.Equal(3, scores.Above80);
    }

    [Fact]
    public void True_zeros_stand_apart_and_count_what_is_claimed_above_0()
    {
        var score = StockScore.Of(
        [
            Cell(0, 3, new Interval(-2, 8), new Interval(-5, 10)),
            Cell(0, 5, new Interval(1, 8), new Interval(-1, 10)),
            Cell(0, -4, new Interval(-8, -1), new Interval(-10, 1)),
            Cell(100, 90, new Interval(80, 110), new Interval(70, 120)),
        ]);

        Assert.Equal(new ZeroScores(3, 1, 1, 4), score.Zeros);
        Assert.Equal(1, score.Intervals.Cells);
        Assert.Equal(2.0 / 4, score.AboveZeroShare);
    }

    [Fact]
    public void A_figure_that_the_cube_lacks_is_an_error_without_an_interval()
    {
        var score = StockScore.Of([new ScoredCell("D1", null, Monday, Monday.PlusDays(6), 600, 60, 600, null)]);

        Assert.Equal(1, score.Big.Ours.Wape);
        Assert.Equal(0, score.Intervals.Cells);
    }

    [Fact]
    public void Areas_that_could_not_be_seen_are_counted_with_their_truth()
    {
        var counts = StatusCounts.Of(
        [
            Cell(100, double.NaN, default, default, ObservationStatus.NotObservable),
            Cell(50, 40, default, default, ObservationStatus.LowReliability),
            new ScoredCell("D3", null, Monday, Monday.PlusDays(6), 7, 1, 7, null),
        ]);

        Assert.Equal(new StatusCounts(3, 1, 1, 100, 1, 7), counts);
    }
}
