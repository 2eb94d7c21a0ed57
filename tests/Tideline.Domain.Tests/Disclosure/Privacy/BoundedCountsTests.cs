using System.Text.Json;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

/// <summary>What one subscriber can do to what is measured: the sensitivity that the noise is made for.</summary>
public sealed class BoundedCountsTests
{
    [Fact]
    public void One_subscriber_away_all_week_adds_seven_days_to_its_home_its_pair_and_the_panel()
    {
        var counts = Count(SmallCountry.Nights(d => d < 0 ? SmallCountry.A1 : SmallCountry.B1));

        var week = counts.Live(2);
        Assert.Equal([7, 7], week.Nodes);
        Assert.Equal([0, 7, 0], week.Pairs);
        Assert.Equal([7], week.Panel);
        Assert.Equal(7 * counts.Placebos(2), counts.Ordinary(2).Panel[0]);
    }

    [Fact]
    public void Whatever_one_subscriber_does_it_moves_no_group_by_more_than_its_bound()
    {
        int[] places = [SmallCountry.A1, SmallCountry.A2, SmallCountry.B1, SmallCountry.B2, 0];
        for (var seed = 0; seed < 60; seed++)
        {
            // Home mostly, and every other rhythm of going away, coming back and not being seen.
            var moves = new SeededBits((ulong)seed);
            var home = SmallCountry.Nights(_ => moves.Take(2) > 0 ? SmallCountry.A1 : places[(int)(moves.Take(8) % 5)]);
            var counts = Count(home);
            for (var week = 0; week < counts.Weeks; week++)
            {
                AssertBounded(counts.Live(week), BoundedCounts.DaysPerWeek, counts.Layout);
                AssertBounded(counts.Ordinary(week), BoundedCounts.DaysPerWeek * counts.Placebos(week), counts.Layout);
            }
        }
    }

    [Fact]
    public void Homes_that_are_not_exposed_are_not_counted()
    {
        var counts = Count(SmallCountry.Nights(d => d < 0 ? SmallCountry.B1 : SmallCountry.A1));

        Assert.All(Enumerable.Range(0, counts.Weeks), w => Assert.Equal(0, counts.Live(w).Panel.Sum() + counts.Live(w).Pairs.Sum()));
    }

    [Fact]
    public void Pairs_of_a_home_sum_to_its_days_away()
    {
        var counts = Count(SmallCountry.Nights(d => d < 3 ? SmallCountry.A1 : d < 12 ? SmallCountry.B2 : SmallCountry.A2));

        Assert.All(Enumerable.Range(0, counts.Weeks), w => Assert.Equal(counts.Live(w).Nodes[^1], counts.Live(w).Pairs.Sum()));
        Assert.All(Enumerable.Range(0, counts.Weeks), w => Assert.Equal(counts.Ordinary(w).Nodes[^1], counts.Ordinary(w).Pairs.Sum()));
    }

    [Fact]
    public void The_cost_of_a_week_is_the_sum_of_what_its_noise_costs()
    {
        var rho = Ratio.Of(0.02m);
        foreach (var (upper, placebos) in new[] { (0, 12), (1, 12), (2, 9), (1, 0) })
        {
            var plan = NoisePlan.Of(rho, upper, placebos);
            var live = Cost(plan.Live, 7, upper);
            var ordinary = plan.Ordinary is { } noise ? Cost(noise, 7 * placebos, upper) : Ratio.Zero;

            Assert.Equal(plan.Rho, live + ordinary);
            Assert.Equal(placebos == 0 ? rho / 2 : rho, plan.Rho);
        }

        // rho = Δ²/(2σ²), one for each group of cells.
        static Ratio Cost(NoiseVariances noise, Ratio sensitivity, int upper) =>
            Enumerable.Repeat(noise.Upper, upper).Concat([noise.Districts, noise.Pairs, noise.Panel])
                .Aggregate(Ratio.Zero, (sum, v) => sum + (sensitivity * sensitivity / (2 * v)));
    }

    [Fact]
    public void Bounded_counts_are_refused_by_the_serializer_and_show_no_number()
    {
        var counts = Count(SmallCountry.Nights(_ => SmallCountry.A1));

        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(counts));
        Assert.Equal($"{counts.Weeks} weeks of unreleased subscriber-days", counts.ToString());
    }

    private static void AssertBounded(BoundedDays days, int bound, PrivateLayout layout)
    {
        Assert.InRange(days.Pairs.Sum(), 0, bound);
        Assert.InRange(days.Panel.Sum(), 0, bound);
        Assert.All(layout.Nodes.Index().GroupBy(n => n.Item.Level), level => Assert.InRange(level.Sum(n => days.Nodes[n.Index]), 0, bound));
        Assert.All(days.Nodes.Concat(days.Pairs).Concat(days.Panel), d => Assert.True(d >= 0));
    }

    private static BoundedCounts Count(TimelineDay[] days)
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);
        fold.Add(1, days);
        return new BoundedCounts(frame, fold.Counts);
    }
}
