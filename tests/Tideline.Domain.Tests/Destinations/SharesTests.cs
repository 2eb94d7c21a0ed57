using Tideline.Domain.Destinations;

namespace Tideline.Domain.Tests.Destinations;

public sealed class SharesTests
{
    private static readonly PlaceGraph Equal = new([100, 100, 100, 100], [(70.0, 30.0), (70.5, 30.0), (70.0, 30.5), (70.5, 30.5)]);
    private static readonly double[] Open = [1, 1, 1, 1];

    [Fact]
    public void History_and_model_count_alike_at_twenty_nights()
    {
        var ties = new Ties(new long[,] { { 0, 20, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } });
        var flat = new Flat();
        var shares = DestinationShares.Blend(ties, flat, Open);

        Assert.Equal(0.5 + (0.5 / 3), shares[0, 1], 12);
        Assert.Equal(0.5 / 3, shares[0, 2], 12);

        // Without ties the model alone.
        Assert.Equal(1 / 3.0, shares[1, 0], 12);
        Assert.Equal(1, DestinationShares.Blend(ties, flat, Open, 0)[0, 1], 12);
    }

    [Fact]
    public void A_closed_host_gets_nobody_and_a_half_open_one_half_as_many()
    {
        var shares = DestinationShares.Blend(new Ties(new long[4, 4]), new Flat(), [1, 0, 0.5, 1]);

        Assert.Equal(0, shares[0, 1]);
        Assert.Equal(1 / 3.0, shares[0, 2], 12);
        Assert.Equal(2 / 3.0, shares[0, 3], 12);
        Assert.Equal(0, DestinationShares.Blend(new Ties(new long[4, 4]), new Flat(), [1, 0, 0, 0])[0, 3]);
    }

    [Fact]
    public void Observed_arrivals_move_the_shares_as_a_dirichlet_does()
    {
        var prior = DestinationShares.Blend(new Ties(new long[4, 4]), new Flat(), Open);
        var after = prior.After((home, host) => (home, host) == (0, 3) ? 10 : (home, host) == (0, 2) ? -4 : 0, priorSubscribers: 20);

        Assert.Equal(((20 / 3.0) + 10) / 30, after[0, 3], 12);
        Assert.Equal(20 / 3.0 / 30, after[0, 2], 12);
        Assert.Equal(prior[1, 0], after[1, 0], 12);
    }

    [Fact]
    public void Pooled_shares_weigh_homes_by_their_departures_and_leave_out_moves_within()
    {
        var ties = new Ties(new long[,] { { 0, 5, 5, 0 }, { 0, 0, 0, 9 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } });
        var shares = DestinationShares.Blend(ties, new Flat(), Open, 0).Pooled([0, 0, 1, 2], 3, [100, 300, 0, 0]);

        // Of 100 from area 0 half stay within; 50 go to group 1. All 300 of area 1 go to group 2.
        Assert.Equal(50 / 350.0, shares[0, 1], 12);
        Assert.Equal(300 / 350.0, shares[0, 2], 12);
    }

    [Fact]
    public void One_visit_of_many_nights_is_not_trusted_when_the_other_half_of_the_people_goes_elsewhere()
    {
        // Each half stays long in one place, and the places differ: habits of few. The model foretells both halves better.
        long[,] first = { { 0, 90, 0, 0 }, { 0, 0, 90, 0 }, { 0, 90, 0, 0 }, { 90, 0, 0, 0 } };
        long[,] second = { { 0, 0, 0, 90 }, { 90, 0, 0, 0 }, { 0, 0, 0, 90 }, { 0, 0, 90, 0 } };
        Assert.Equal(10_000, PriorStrength.Choose(Both(first, second), new Flat()));

        // Both halves go to the same places: history is trusted.
        Assert.Equal(20, PriorStrength.Choose(Both(first, first), new Flat()));
        Assert.Equal(DestinationShares.PriorNights, PriorStrength.Choose(new Ties(first), new Flat()));
    }

    [Fact]
    public void A_forecast_sums_to_its_departures_and_its_interval_narrows_with_what_shares_are_worth()
    {
        var shares = DestinationShares.Blend(new Ties(new long[4, 4]), Gravity.Default(Equal), Open);
        ArrivalForecast Of(double worth) => ArrivalForecast.Of(shares, [900, 0, 0, 0], (_, _) => 900, [worth, worth, worth, worth], 1, 400);
        var (vague, sure) = (Of(20), Of(2000));

        Assert.Equal(900, vague.Expected([0], [1, 2, 3]), 9);
        Assert.Equal(900, vague.Interval80([0], [1, 2, 3]).Lower, 2);
        var (wide, narrow) = (vague.Interval80([0], [1]), sure.Interval80([0], [1]));
        Assert.True(wide.HalfWidth > 5 * narrow.HalfWidth);
        Assert.InRange(vague.Expected([0], [1]), wide.Lower, wide.Upper);

        // Beta with 20 in all: standard deviation of a share p is √(p(1 − p)/21).
        var p = shares[0, 1];
        Assert.InRange(wide.HalfWidth / 900, 1.1 * Math.Sqrt(p * (1 - p) / 21), 1.45 * Math.Sqrt(p * (1 - p) / 21));
    }

    [Fact]
    public void Scores_are_1_for_the_same_and_0_for_nothing_in_common()
    {
        Assert.Equal((1, 0, 1), (FlowScores.Cpc([3, 1], [3, 1]), FlowScores.JensenShannon([3, 1], [6, 2]), FlowScores.TopRecall([3, 1], [9, 2])));
        Assert.Equal((0, 1, 0), (FlowScores.Cpc([3, 0], [0, 1]), FlowScores.JensenShannon([3, 0], [0, 1]), FlowScores.TopRecall([3, 0], [0, 1])));
        Assert.Equal(2 * 2 / 8.0, FlowScores.Cpc([2, 2], [4, 0]));
        Assert.Null(FlowScores.Cpc([0], [0]));
        Assert.Equal(0.5, FlowScores.TopRecall([5, 4, 0, 1], [5, 0, 4, 1], top: 2));
    }

    private static Ties Both(long[,] first, long[,] second)
    {
        var sum = new long[4, 4];
        for (var a = 0; a < 4; a++)
        {
            for (var b = 0; b < 4; b++)
            {
                sum[a, b] = first[a, b] + second[a, b];
            }
        }

        return new Ties(sum, first);
    }

    private sealed class Flat : IPull
    {
        public double this[int home, int host] => home == host ? 0 : 1;
    }
}
