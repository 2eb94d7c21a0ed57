using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class StatePathTests
{
    private const int Home = Sighting.Home;
    private const int Out = StatePath.Outside;

    [Fact]
    public void A_gap_between_equal_states_is_bridged() =>
        Assert.Equal([Out, 7, 7, 7, 7, 7], Hosts(6, last: 4, path =>
        {
            path.See(1, 7);
            path.See(4, 7);
        }));

    [Fact]
    public void A_gap_between_states_is_halved() =>
        Assert.Equal([Home, Home, Home, 7, 7, 7], Hosts(6, last: 5, path =>
        {
            path.See(0, Home);
            path.See(5, 7);
        }));

    [Fact]
    public void The_odd_day_of_a_gap_goes_either_way_by_a_draw()
    {
        var days = Enumerable.Range(0, 200).Select(draw => Hosts(4, last: 3, path =>
        {
            path.See(0, Home);
            path.See(2, 7);
        }, draw: (ulong)draw)[1]).ToArray();

        Assert.InRange(days.Count(h => h == Home), 70, 130);
        Assert.InRange(days.Count(h => h == 7), 70, 130);
    }

    [Fact]
    public void Who_was_at_home_by_day_may_have_left_in_the_evening()
    {
        var nights = Enumerable.Range(0, 200).Select(draw => Hosts(4, last: 3, path =>
        {
            path.See(0, Home);
            path.See(1, Home, byDay: true);
            path.See(2, 7);
        }, draw: (ulong)draw)[1]).ToArray();

        Assert.InRange(nights.Count(h => h == Home), 70, 130);
        Assert.InRange(nights.Count(h => h == 7), 70, 130);
    }

    [Fact]
    public void A_departure_is_dated_by_the_days_on_which_others_left_and_a_return_lies_midway()
    {
        var others = DepartureHazard.Of(0, [1000, 1000, 1000, 500, 1000, 1000], [0, 0, 0, 500, 0, 0]);
        var path = new StatePath();
        path.See(1, Home);
        path.See(5, 7);
        path.See(10, Home);
        path.Fill(0, 11, lastSeen: 11, meanGap: 1, draw: 3, others, new DisplacementParameters());

        Assert.Equal([Out, Home, Home, 7, 7, 7, 7, 7, Home, Home, Home, Home], path.Hosts[..12]);
    }

    [Fact]
    public void A_change_in_a_long_gap_falls_on_any_day_alike()
    {
        var changes = Enumerable.Range(0, 1100).Select(draw => Hosts(12, last: 11, path =>
        {
            path.See(0, Home);
            path.See(11, 7);
        }, draw: (ulong)draw).Count(h => h == Home)).GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(Enumerable.Range(1, 11), changes.Keys.Order());
        Assert.All(changes.Values, n => Assert.InRange(n, 60, 140));
    }

    [Fact]
    public void After_the_last_sighting_the_state_is_carried_and_then_censored()
    {
        var path = new StatePath();
        path.See(0, 7);
        path.Fill(0, 19, lastSeen: 2, meanGap: 1, draw: 1, DepartureHazard.Even, new DisplacementParameters());

        // Unseen for more than max(5, 5 x 1) days after day 2: out from day 8 on.
        Assert.Equal(8, path.ExitDay);
        Assert.Equal(7, path.LastHost);
        Assert.All(path.Hosts[..8], h => Assert.Equal(7, h));
        Assert.All(path.Hosts[8..20], h => Assert.Equal(Out, h));
    }

    [Fact]
    public void Nobody_is_carried_beyond_the_limit()
    {
        var path = new StatePath();
        path.See(0, Home);
        path.Fill(0, 40, lastSeen: 0, meanGap: 20, draw: 1, DepartureHazard.Even, new DisplacementParameters());

        Assert.Equal(29, path.ExitDay);
    }

    [Fact]
    public void A_day_elsewhere_counts_as_away_only_beside_another_sighting_there()
    {
        var path = new StatePath();
        path.See(0, Home);
        path.SeeByDay(1, 7);
        path.See(2, Home);
        path.SeeByDay(3, 8);
        path.SeeByDay(5, 8);
        path.SeeByDay(6, 9);
        path.See(8, 9);
        path.Decide();

        Assert.Equal([(0, Home), (2, Home), (3, 8), (5, 8), (6, 9), (8, 9)], path.Sightings.ToArray().Select(s => (s.Day, s.Host)));
    }

    private static int[] Hosts(int length, int last, Action<StatePath> see, ulong draw = 1)
    {
        var path = new StatePath();
        see(path);
        path.Fill(0, length - 1, last, 1, draw, DepartureHazard.Even, new DisplacementParameters());
        return path.Hosts[..length];
    }
}
