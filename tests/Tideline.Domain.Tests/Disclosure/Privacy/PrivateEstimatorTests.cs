using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

/// <summary>Figures from noisy days: 40 subscribers of one exposed tehsil, of whom some were moved and one in four ever travels.</summary>
public sealed class PrivateEstimatorTests
{
    private const double People = 4000;

    // So dear that the noise is 0 in almost every cell: what is left is the formula.
    private static readonly Ratio _exact = 1_000_000_000;

    [Fact]
    public void Without_noise_the_stock_is_the_excess_over_ordinary_travel()
    {
        var counts = Count(moved: 20);
        var figures = Estimate(counts, _exact, 2, seed: 1);
        var (live, ordinary) = (counts.Live(2), counts.Ordinary(2));
        var (g, b) = (live.Nodes[1] / (double)live.Panel[0], ordinary.Nodes[1] / (double)ordinary.Panel[0]);

        Assert.InRange(b, 0.01, 0.3);
        Assert.Equal(People * (g - b) / (1 - b), figures.Stocks[1].Value, 6);
        Assert.Equal(figures.Stocks[1].Value, figures.Stocks[0].Value, 6);
        Assert.InRange(figures.Stocks[1].Value, 0.4 * People, 0.6 * People);
    }

    [Fact]
    public void Hosts_and_elsewhere_sum_to_the_stock_whatever_the_noise()
    {
        var counts = Count(moved: 20);
        for (var seed = 0UL; seed < 20; seed++)
        {
            var figures = Estimate(counts, Ratio.Of(0.05m), 2, seed);

            Assert.Equal(figures.Stocks[1].Value, figures.Pairs.Sum(p => p.Value), 6);
            Assert.All(figures.Pairs, p => Assert.True(p.Value >= 0));
            Assert.Equal(figures.Stocks[1].Unclipped, figures.Pairs.Sum(p => p.Unclipped), 6);
        }
    }

    [Fact]
    public void The_interval_knows_the_noise()
    {
        var counts = Count(moved: 20);
        var (rho, draws) = (Ratio.Of(0.5m), 400);
        var truth = Estimate(counts, _exact, 2, 1).Stocks[1];
        var noisy = Enumerable.Range(0, draws).Select(s => Estimate(counts, rho, 2, (ulong)s).Stocks[1]).ToArray();

        // A squared error of known variance has a relative standard error of √(2/n); rates divide by noisy panels, which adds a little.
        var ratio = noisy.Average(f => Math.Pow(f.Unclipped - truth.Unclipped, 2)) / noisy.Average(f => f.NoiseVariance);
        Assert.InRange(ratio, 0.7, 1.3);
        Assert.All(noisy, f => Assert.True(f.Variance > f.NoiseVariance));
    }

    [Fact]
    public void A_dearer_week_is_less_noisy()
    {
        var counts = Count(moved: 20);

        Assert.True(Estimate(counts, Ratio.Of(0.5m), 2, 1).Stocks[1].NoiseVariance < Estimate(counts, Ratio.Of(0.05m), 2, 1).Stocks[1].NoiseVariance / 5);
    }

    [Fact]
    public void Where_the_panel_is_noise_alone_nobody_is_said_to_be_displaced()
    {
        var figures = Estimate(new BoundedCounts(SmallCountry.Frame(), new FoldCounts(SmallCountry.Frame())), _exact, 2, 1);

        Assert.All(figures.Stocks, f => Assert.Equal((0.0, 0.0), (f.Value, f.Members)));
    }

    private static PrivateFigures Estimate(BoundedCounts counts, Ratio rho, int week, ulong seed)
    {
        var plan = NoisePlan.Of(rho, counts.Layout.UpperLevels, counts.Placebos(week));
        return PrivateEstimator.Estimate(counts.Layout, WeekMeasurement.Draw(counts, week, plan, new SeededBits(seed)), plan, [People]);
    }

    private static BoundedCounts Count(int moved)
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);
        for (var s = 0; s < 40; s++)
        {
            var (id, leaves) = (s, s < moved);
            fold.Add((ulong)s + 1, SmallCountry.Nights(d =>
                leaves && d >= 0 ? SmallCountry.B1
                : id % 4 == 0 && (d + id) % 20 is >= 0 and < 3 ? SmallCountry.B2
                : SmallCountry.A1));
        }

        return new BoundedCounts(frame, fold.Counts);
    }
}
