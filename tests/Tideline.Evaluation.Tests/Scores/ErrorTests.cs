using CsCheck;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Tests.Scores;

public sealed class ErrorTests
{
    [Fact]
    public void Wape_is_the_sum_of_absolute_errors_over_the_sum_of_truths()
    {
        var sums = ErrorSums.Of([(120, 100), (40, 60), (0, 40)]);

        Assert.Equal(80.0 / 200, sums.Wape);
        Assert.Equal(160.0 / 200, sums.Bias);
        Assert.Equal(3, sums.Cells);
    }

    [Fact]
    public void Negative_estimates_are_not_clipped()
    {
        Assert.Equal(5, ErrorSums.Of([(-5, 0), (10, 10)]).AbsoluteError);
    }

    [Fact]
    public void Where_nothing_is_true_there_is_no_ratio()
    {
        var sums = ErrorSums.Of([(5, 0)]);

        Assert.Null(sums.Wape);
        Assert.Null(sums.Bias);
    }

    [Fact]
    public void Pooling_two_parts_scores_like_the_whole() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[0, 1000]).Array[1, 30].Select(Gen.Int[0, 30]).SamplePinned((figures, cut) =>
        {
            var pairs = figures.Select(f => ((double)f.Item1, (double)f.Item2)).ToArray();
            var at = Math.Min(cut, pairs.Length);
            return ErrorSums.Of(pairs[..at]) + ErrorSums.Of(pairs[at..]) == ErrorSums.Of(pairs);
        });

    [Fact]
    public void A_seed_without_oracle_leaves_the_pool_without_oracle()
    {
        var known = new Errors(ErrorSums.Of([(1, 2)]), ErrorSums.Of([(2, 2)]));
        var unknown = new Errors(ErrorSums.Of([(1, 2)]), null);

        Assert.Null((known + unknown).Oracle);
        Assert.Equal(2, (known + unknown).Ours.Cells);
    }
}
