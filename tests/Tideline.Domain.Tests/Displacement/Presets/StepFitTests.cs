using CsCheck;
using Tideline.Domain.Displacement.Presets;

namespace Tideline.Domain.Tests.Displacement.Presets;

public sealed class StepFitTests
{
    [Fact]
    public void A_step_is_found_and_a_spike_is_not()
    {
        Assert.Equal([(0, 4), (4, 8)], Fit([0, 1, 0, 0, 90, 91, 90, 90], penalty: 10, shortest: 3));
        Assert.Equal([(0, 8)], Fit([0, 1, 0, 90, 0, 0, 1, 0], penalty: 10, shortest: 3));
    }

    [Fact]
    public void A_step_that_saves_less_than_its_penalty_is_none() =>
        Assert.Equal([(0, 8)], Fit([0, 0, 0, 0, 2, 2, 2, 2], penalty: 10, shortest: 1));

    [Fact]
    public void A_short_series_is_one_segment()
    {
        Assert.Empty(Fit([], penalty: 1, shortest: 3));
        Assert.Equal([(0, 4)], Fit([0, 0, 90, 90], penalty: 1, shortest: 3));
    }

    [Fact]
    public void No_other_cut_costs_less() => Gen.Select(Gen.Int[0, 9].Array[1, 9], Gen.Int[1, 3], Gen.Int[1, 8]).SamplePinned((series, shortest, penalty) =>
    {
        double[] values = [.. series.Select(v => (double)v)];
        var least = values.Length < 2 * shortest
            ? Cost(values) + penalty
            : Cuts(values.Length, shortest).Min(c => c.Sum(s => Cost(values[s.From..s.To]) + penalty));

        Assert.Equal(least, Fit(values, penalty, shortest).Sum(s => Cost(values[s.From..s.To]) + penalty), 9);
    }, iter: 300);

    private static List<(int From, int To)> Fit(double[] values, double penalty, int shortest)
    {
        var fit = new StepFit();
        fit.Fit(values, penalty, shortest);
        return fit.Segments;
    }

    private static double Cost(double[] values)
    {
        var median = values.Order().ElementAt(values.Length / 2);
        return values.Sum(v => Math.Abs(v - median));
    }

    /// <summary>Every way to cut [0, n) into segments of at least so many values.</summary>
    private static IEnumerable<IReadOnlyList<(int From, int To)>> Cuts(int n, int shortest, int from = 0)
    {
        if (from == n)
        {
            yield return [];
        }

        for (var to = from + shortest; to <= n; to++)
        {
            foreach (var rest in Cuts(n, shortest, to))
            {
                yield return [(from, to), .. rest];
            }
        }
    }
}
