using System.Numerics;
using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

/// <summary>Draws against the probabilities that define them, with fixed bits.</summary>
public sealed class ExactDrawsTests
{
    private const int Draws = 60_000;

    // A chi-square of d degrees exceeds d + 4 √(2d) + 8 with a probability below 1 in 10,000 for the degrees used here.
    private static double Limit(int degrees) => degrees + (4 * Math.Sqrt(2 * degrees)) + 8;

    [Fact]
    public void A_whole_number_below_a_bound_takes_the_bits_it_needs_and_rejects_what_is_too_large()
    {
        // Bound 5 needs 3 bits: 7 and 5 are rejected.
        var bits = new GivenBits(7, 5, 4);

        Assert.Equal(4, ExactDraws.Below(5, bits));
        Assert.True(bits.AllUsed);

        // 65 bits: a word and one more, the word being the higher part.
        Assert.Equal((BigInteger.One << 64) - 1, ExactDraws.Below(BigInteger.One << 65, new GivenBits((1UL << 63) - 1, 1)));
        Assert.Equal(0, ExactDraws.Below(1, new GivenBits()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactDraws.Below(0, bits));
    }

    [Fact]
    public void Numbers_below_a_bound_of_more_than_a_byte_are_uniform()
    {
        var bits = new SeededBits(1);
        var counts = new long[300];
        for (var i = 0; i < Draws; i++)
        {
            counts[(int)ExactDraws.Below(300, bits)]++;
        }

        Assert.True(ChiSquare(counts, _ => 1 / 300.0) < Limit(299));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(3, 1)]
    public void A_coin_of_exp_minus_gamma_falls_as_often_as_it_should(int numerator, int denominator)
    {
        var bits = new SeededBits(2);
        var heads = Enumerable.Range(0, Draws).Count(_ => ExactDraws.BernoulliExp(numerator, denominator, bits));
        var p = Math.Exp(-(double)numerator / denominator);

        Assert.InRange(heads - (Draws * p), -4 * Math.Sqrt(Draws * p * (1 - p)), 4 * Math.Sqrt(Draws * p * (1 - p)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Discrete_laplace_draws_follow_their_exact_probabilities(int scale)
    {
        var bits = new SeededBits(3);
        var q = Math.Exp(-1.0 / scale);

        Follow(() => ExactDraws.DiscreteLaplace(scale, bits), x => (1 - q) / (1 + q) * Math.Pow(q, Math.Abs(x)), reach: 4 * scale);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(25, 1)]
    public void Discrete_gaussian_draws_follow_their_exact_probabilities(int numerator, int denominator)
    {
        var bits = new SeededBits(4);
        var variance = (double)numerator / denominator;
        double Mass(int x) => Math.Exp(-x * x / (2 * variance));
        var total = Enumerable.Range(-200, 401).Sum(Mass);

        Follow(() => ExactDraws.DiscreteGaussian(new Ratio(numerator, denominator), bits), x => Mass(x) / total, reach: (int)Math.Ceiling(3 * Math.Sqrt(variance)));
    }

    [Fact]
    public void The_test_of_the_draws_finds_a_gaussian_of_another_variance()
    {
        var bits = new SeededBits(5);
        double Mass(int x) => Math.Exp(-x * x / (2 * 24.0));
        var total = Enumerable.Range(-200, 401).Sum(Mass);

        Assert.Throws<Xunit.Sdk.TrueException>(() => Follow(() => ExactDraws.DiscreteGaussian(23, bits), x => Mass(x) / total, reach: 15));
    }

    [Fact]
    public void A_large_variance_keeps_its_mean_and_variance()
    {
        // 52.4 subscriber-days, as a national release uses; the sums stand within 4 standard errors.
        var bits = new SeededBits(6);
        const int draws = 20_000;
        const double variance = 2745;
        var drawn = Enumerable.Range(0, draws).Select(_ => (double)ExactDraws.DiscreteGaussian(2745, bits)).ToArray();

        Assert.InRange(drawn.Average(), -4 * Math.Sqrt(variance / draws), 4 * Math.Sqrt(variance / draws));
        Assert.InRange(drawn.Average(d => d * d) / variance, 1 - (4 * Math.Sqrt(2.0 / draws)), 1 + (4 * Math.Sqrt(2.0 / draws)));
    }

    [Fact]
    public void A_gaussian_needs_a_variance_above_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactDraws.DiscreteGaussian(0, new SeededBits(7)));

    private static void Follow(Func<BigInteger> draw, Func<int, double> mass, int reach)
    {
        // One class for each number within reach, and one for each tail.
        var counts = new long[(2 * reach) + 3];
        for (var i = 0; i < Draws; i++)
        {
            counts[(int)BigInteger.Max(-reach - 1, BigInteger.Min(reach + 1, draw())) + reach + 1]++;
        }

        var inside = Enumerable.Range(-reach, (2 * reach) + 1).Sum(mass);
        double Expected(int at) => at == 0 || at == counts.Length - 1 ? (1 - inside) / 2 : mass(at - reach - 1);
        Assert.True(ChiSquare(counts, Expected) < Limit(counts.Length - 1), "The draws do not follow the probabilities.");
    }

    private static double ChiSquare(long[] counts, Func<int, double> probability) => counts.Select((n, i) =>
    {
        var expected = counts.Sum() * probability(i);
        return (n - expected) * (n - expected) / expected;
    }).Sum();
}
