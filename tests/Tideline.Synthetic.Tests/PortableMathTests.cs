using CsCheck;
using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Tests;

public sealed class PortableMathTests
{
    [Fact]
    public void Logarithm_and_exponential_agree_with_the_platforms_to_fourteen_digits()
    {
        Gen.Double[1e-12, 1e12].SamplePinned(x => Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 1e-14 * Math.Max(1, Math.Abs(Math.Log(x))));
        Gen.Double[-300, 300].SamplePinned(x => Math.Abs((PortableMath.Exp(x) / Math.Exp(x)) - 1) <= 1e-13);
    }

    [Fact]
    public void Draws_are_even_and_do_not_depend_on_their_neighbours()
    {
        var counts = new int[10];
        for (var day = 0; day < 100_000; day++)
        {
            counts[(int)(10 * Draw.Unit(99, Purpose.Day, day))]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));
        Assert.NotEqual(Draw.Unit(99, Purpose.Day, 1), Draw.Unit(99, Purpose.Sim, 1));
    }

    [Fact]
    public void Poisson_counts_have_the_mean_of_their_level()
    {
        foreach (var mean in new[] { 0.05, 0.8, 4.0 })
        {
            var draws = new DrawStream(3);
            var sum = 0L;
            for (var i = 0; i < 50_000; i++)
            {
                sum += PoissonTable.Count(PoissonTable.Level(mean), draws.Unit());
            }

            Assert.InRange(sum / 50_000.0 / mean, 0.95, 1.06);
        }
    }
}
