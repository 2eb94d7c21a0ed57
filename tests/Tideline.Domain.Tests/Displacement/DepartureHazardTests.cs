using CsCheck;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class DepartureHazardTests
{
    // Days 100 to 104; nearly everybody who leaves does so on day 102.
    private static readonly DepartureHazard _hazard = DepartureHazard.Of(100, [1000, 1000, 500, 500, 500], [1, 1, 499, 1, 1]);

    [Fact]
    public void A_departure_in_a_gap_falls_on_the_day_on_which_most_left()
    {
        var days = Enumerable.Range(0, 1000).Select(i => _hazard.FirstDayAway(100, 104, i / 1000.0)).ToArray();

        Assert.InRange(days.Count(d => d == 102) / 1000.0, 0.97, 1);
    }

    [Fact]
    public void Where_all_days_are_alike_a_departure_falls_on_any_of_them()
    {
        var even = DepartureHazard.Of(100, [9900, 9900, 9900, 9900], [100, 100, 100, 100]);

        var days = Enumerable.Range(0, 1000).Select(i => even.FirstDayAway(99, 103, i / 1000.0)).CountBy(d => d).ToDictionary();

        Assert.Equal([100, 101, 102, 103], days.Keys.Order());
        Assert.All(days.Values, n => Assert.InRange(n, 240, 260));
    }

    [Fact]
    public void Without_any_departure_nothing_is_known() =>
        Assert.False(DepartureHazard.Of(100, [10, 10], [0, 0]).IsKnown);

    [Fact]
    public void The_first_day_away_lies_after_the_last_at_home_and_not_after_the_first_seen_away() =>
        Gen.Select(Gen.Int[80, 120], Gen.Int[1, 30], Gen.Double[0, 0.999999]).SamplePinned((home, gap, unit) =>
            Assert.InRange(_hazard.FirstDayAway(home, home + gap, unit), home + 1, home + gap));
}
