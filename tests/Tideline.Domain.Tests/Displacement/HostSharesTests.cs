using CsCheck;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class HostSharesTests
{
    // One home district, two hosts and outside, three weeks. Stocks 0, 100, 50; shares of week 1 by both weeks:
    // (100 × 80 + 50 × 10) / (100² + 50²) = 0.68.
    private static readonly (int Host, int Week, double People)[] _excess =
        [(0, 0, 10), (1, 0, -10), (0, 1, 80), (1, 1, 20), (0, 2, 10), (1, 2, 30), (2, 2, 10)];

    [Fact]
    public void Weeks_with_many_displaced_say_most_about_where_they_stay()
    {
        var spread = Spread(_excess, hosts: 3, weeks: 3, before: 1, after: 1);

        Assert.Equal(68, spread[(0, 1)], 1e-9);
        Assert.Equal(28, spread[(1, 1)], 1e-9);
        Assert.Equal(4, spread[(2, 1)], 1e-9);
        Assert.Equal(34, spread[(0, 2)], 1e-9);
    }

    [Fact]
    public void A_window_of_one_week_is_the_weeks_own_excess()
    {
        var spread = Spread(_excess, hosts: 3, weeks: 3, before: 0, after: 0);

        Assert.All(_excess.Where(e => e.Week > 0), e => Assert.Equal(e.People, spread[(e.Host, e.Week)], 1e-9));
    }

    [Fact]
    public void A_week_in_which_nobody_is_displaced_gives_no_host_anything()
    {
        var spread = Spread(_excess, hosts: 3, weeks: 3, before: 1, after: 1);

        Assert.All(Enumerable.Range(0, 3), host => Assert.Equal(0, spread.GetValueOrDefault((host, 0)), 1e-9));
    }

    [Fact]
    public void The_hosts_of_a_home_district_sum_to_its_stock_whatever_the_window()
    {
        var cells = Gen.Double[-1000, 1000].Array[4 * 6];
        Gen.Select(cells, Gen.Int[0, 6], Gen.Int[0, 1]).SamplePinned((people, before, after) =>
        {
            var excess = people.Select((p, i) => (Host: i / 6, Week: i % 6, People: p)).ToArray();
            var spread = Spread(excess, hosts: 4, weeks: 6, before, after);
            for (var week = 0; week < 6; week++)
            {
                var stock = excess.Where(e => e.Week == week).Sum(e => e.People);
                Assert.Equal(stock, Enumerable.Range(0, 4).Sum(h => spread.GetValueOrDefault((h, week))), 1e-6);
            }
        });
    }

    [Fact]
    public void Shares_that_do_not_change_are_found_again()
    {
        double[] share = [0.5, 0.3, 0.2];
        double[] stock = [5, 100, 80, 20];
        var excess = stock.SelectMany((s, week) => share.Select((p, host) => (host, week, s * p))).ToArray();

        var spread = Spread(excess, hosts: 3, weeks: 4, before: 4, after: 1);

        Assert.All(excess, e => Assert.Equal(e.Item3, spread[(e.host, e.week)], 1e-9));
    }

    private static Dictionary<(int Host, int Week), double> Spread(
        IEnumerable<(int Host, int Week, double People)> excess, int hosts, int weeks, int before, int after)
    {
        var shares = new HostShares(2, hosts, weeks);
        foreach (var (host, week, people) in excess)
        {
            shares.Add(1, host, week, people);
        }

        return shares.Spread(before, after).ToDictionary(s => (s.Host, s.Week), s =>
        {
            Assert.Equal(1, s.District);
            return s.People;
        });
    }
}
