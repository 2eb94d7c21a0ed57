using CsCheck;
using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

public sealed class TreeConsistencyTests
{
    // A country of two provinces, of which the first has two districts and the second one.
    private static readonly int[] _parents = [-1, 0, 0, 1, 1, 2];

    private static readonly Gen<(double[] Measured, double[] Variances)> _noisy =
        Gen.Select(Gen.Double[-100, 1000].Array[6], Gen.Double[0.5, 50].Array[6]);

    [Fact]
    public void A_parent_measured_as_well_as_its_children_together_meets_them_half_way()
    {
        // 10 against 4 + 2 with variances 2 and 1 + 1: the truth is taken as 8, and each child gets half of the 2 that lack.
        var (values, variances) = TreeConsistency.Fit([-1, 0, 0], [10, 4, 2], [2, 1, 1]);

        Assert.Equal([8, 5, 3], values.Select(v => Math.Round(v, 9)));
        Assert.Equal([1, 0.75, 0.75], variances.Select(v => Math.Round(v, 9)));
    }

    [Fact]
    public void Parents_are_the_sums_of_their_children() => _noisy.SamplePinned(n =>
    {
        var (values, _) = TreeConsistency.Fit(_parents, n.Measured, n.Variances);
        AssertSums(values);
    });

    [Fact]
    public void No_sums_are_nearer_to_what_was_measured() => Gen.Select(_noisy, Gen.Double[-5, 5].Array[3]).SamplePinned((n, change) =>
    {
        var (values, _) = TreeConsistency.Fit(_parents, n.Measured, n.Variances);
        double[] others = [0, 0, 0, values[3] + change[0], values[4] + change[1], values[5] + change[2]];
        others[1] = others[3] + others[4];
        others[2] = others[5];
        others[0] = others[1] + others[2];
        Assert.True(Distance(n, values) <= Distance(n, others) + 1e-6);
    });

    [Fact]
    public void Fitting_never_makes_a_figure_less_certain() => _noisy.SamplePinned(n =>
    {
        var (_, variances) = TreeConsistency.Fit(_parents, n.Measured, n.Variances);
        Assert.All(variances.Zip(n.Variances), v => Assert.InRange(v.First, 0, v.Second + 1e-9));
    });

    [Fact]
    public void What_is_shared_from_the_top_down_is_not_negative_and_still_sums() => _noisy.SamplePinned(n =>
    {
        var values = TreeConsistency.NotNegative(_parents, n.Measured, n.Variances);
        Assert.All(values, v => Assert.True(v >= 0));
        AssertSums(values);
    });

    [Fact]
    public void A_negative_child_is_cut_and_the_others_give_up_what_it_gained() => Assert.Equal(
        [10, 7, 3, 0],
        TreeConsistency.NotNegative([-1, 0, 0, 0], [10, 9, 5, -4], [1, 1, 1, 1]).Select(v => Math.Round(v, 9)));

    private static double Distance((double[] Measured, double[] Variances) n, double[] values) =>
        Enumerable.Range(0, values.Length).Sum(i => (values[i] - n.Measured[i]) * (values[i] - n.Measured[i]) / n.Variances[i]);

    private static void AssertSums(double[] values)
    {
        Assert.Equal(values[0], values[1] + values[2], tolerance: 1e-6);
        Assert.Equal(values[1], values[3] + values[4], tolerance: 1e-6);
        Assert.Equal(values[2], values[5], tolerance: 1e-6);
    }
}
