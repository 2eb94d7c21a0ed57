using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class MissingBoundTests
{
    [Fact]
    public void A_quarter_unobserved_may_all_be_displaced_or_none_of_them() =>
        // 100 of 1,000 by those seen: 75 if no other is displaced, 75 + 250 if all others are.
        Assert.Equal(new Interval(75, 325), MissingBound.Widen(new Interval(90, 110), 100, 0.25, 1000));

    [Fact]
    public void A_wider_sampling_interval_stays_as_it_is() =>
        Assert.Equal(new Interval(-20, 400), MissingBound.Widen(new Interval(-20, 400), 100, 0.25, 1000));

    [Fact]
    public void Up_to_a_fifth_unobserved_nothing_is_widened() =>
        Assert.Equal(new Interval(90, 110), MissingBound.Widen(new Interval(90, 110), 100, 0.2, 1000));

    [Fact]
    public void A_stock_of_homes_of_whom_many_are_lost_carries_the_bound()
    {
        // 12 of 40 members fall silent on day 7 and are censored from day 12 on, before the week of day 13 begins.
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);
        for (var p = 0; p < 40; p++)
        {
            var (leaves, lost) = (p < 10, p >= 28);
            fold.Add((ulong)p, SmallCountry.Nights(d => lost && d >= 7 ? 0 : leaves && d >= 0 ? SmallCountry.B1 : SmallCountry.A1));
        }

        var cubes = new DisplacementCubes(frame, fold.Counts, [1000, 1, 1, 1], 1, (_, _, _) => Domain.Quality.Observability.Normal);
        var stock = cubes.Build()[0].Cells.Where(c => c.Area == "CA1").ElementAt(4).Estimate;

        Assert.Equal(0.3, cubes.UnobservedShare([0], 4), 9);
        Assert.True(stock.Interval80.Lower <= stock.Value * 0.7 && stock.Interval80.Upper >= (stock.Value * 0.7) + 300);
        Assert.True(stock.Interval95.Lower <= stock.Interval80.Lower && stock.Interval95.Upper >= stock.Interval80.Upper);
        Assert.Equal(ObservationStatus.LowReliability, stock.Status);
    }
}
