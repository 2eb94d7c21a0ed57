using Tideline.Domain.Scaling;

namespace Tideline.Domain.Tests.Scaling;

public sealed class PenetrationTests
{
    [Fact]
    public void Thirty_in_a_hundred_with_two_sims_are_counted_once()
    {
        // 100 holders, 130 SIMs, 200 people: SIMs over people .65, holders over people .5.
        Assert.Equal(0.5, Penetration.Deduplicated(70 / 130.0, 60 / 130.0, 130 / 200.0), 12);
        Assert.Equal(100 / 130.0, Penetration.PersonsPerSim(0.3), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Penetration.Deduplicated(0.7, 0.7, 1));
    }

    [Fact]
    public void The_beta_distribution_agrees_with_its_polynomial_forms()
    {
        var beta = new BetaDistribution(2, 3);

        // F(x) = 6x² − 8x³ + 3x⁴.
        foreach (var x in (ReadOnlySpan<double>)[0.05, 0.2, 0.5, 0.8, 0.99])
        {
            Assert.Equal((6 * x * x) - (8 * x * x * x) + (3 * x * x * x * x), beta.Cumulative(x), 12);
            Assert.Equal(x, beta.Quantile(beta.Cumulative(x)), 9);
        }

        Assert.Equal((0.4, 4.0), (beta.Mean, beta.MeanOfInverse));
        Assert.True(double.IsInfinity(new BetaDistribution(1, 5).MeanOfInverse));
    }

    [Fact]
    public void Draws_of_the_beta_have_its_mean_and_spread()
    {
        var beta = new BetaDistribution(60, 40);
        var draws = Enumerable.Range(0, 2000).Select(r => beta.Draw(Draws.Hash(7, (ulong)r))).ToArray();

        Assert.Equal(0.6, draws.Average(), 2);
        Assert.Equal(Math.Sqrt(0.6 * 0.4 / 101), Math.Sqrt(draws.Average(d => (d - 0.6) * (d - 0.6))), 2);
    }

    [Fact]
    public void The_posterior_of_people_adds_the_undetected()
    {
        var penetration = new BetaDistribution(5000, 5000);

        // Penetration one half, known well: as many undetected as detected.
        Assert.InRange(Penetration.MeanPeople(1000, penetration), 1999, 2003);
        var draws = Enumerable.Range(0, 1000).Select(r => Penetration.DrawPeople(1000, penetration, 1, 0, (ulong)r)).Order().ToArray();
        Assert.InRange(draws.Average(), 1990, 2012);

        // Negative binomial: variance (U + 1)(1 − p)/p² = 2002, and a little for p.
        Assert.InRange(Math.Sqrt(draws.Average(d => (d - 2001) * (d - 2001))), 40, 55);
        Assert.True(draws[0] >= 1000);
    }
}
