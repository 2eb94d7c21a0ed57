using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

/// <summary>
/// Daily detections of devices in Ukraine in 2022, of which four are known: 1,399,958 on 25 February, 124,837 on 27 April,
/// 8,251 on 11 June, 5,121 on 12 June; a single national factor was .76, 7.9, 119 and 194. The days between fall
/// geometrically here. Source: the data beside Iradukunda, Rowe and Pietrostefani (2025), arXiv 2504.00003.
/// </summary>
public sealed class RescalingGateTests
{
    private static readonly (LocalDate Day, double Seen, double Factor)[] Known =
    [
        (new(2022, 2, 25), 1_399_958, 0.76), (new(2022, 4, 27), 124_837, 7.9), (new(2022, 6, 11), 8_251, 119), (new(2022, 6, 12), 5_121, 194),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_days_of_the_exploding_factor_are_suspended_whether_the_factor_is_told_or_not(bool told)
    {
        var verdicts = PanelGate.Judge(Series().Select(d => told ? d : d with { Factor = null })).ToDictionary(v => v.Day);

        Assert.True(verdicts[Known[1].Day].Suspended);
        Assert.True(verdicts[Known[2].Day].Suspended);
        Assert.True(verdicts[Known[3].Day].Suspended);
        Assert.False(verdicts[Known[0].Day].Suspended);
    }

    [Fact]
    public void Three_times_the_trailing_median_and_a_move_of_a_quarter_suspend_each_alone()
    {
        var first = new LocalDate(2022, 1, 1);
        PanelDay[] steady = [.. Enumerable.Range(0, 28).Select(i => new PanelDay(first.PlusDays(i), 1000, 1))];
        bool Suspends(params double[] factors) =>
            PanelGate.Judge([.. steady, .. factors.Select((f, i) => new PanelDay(first.PlusDays(28 + i), 1000, f))])[^1].Suspended;

        Assert.False(Suspends(1.2));
        Assert.True(Suspends(1.26));
        Assert.True(Suspends(0.74));

        // Small steps of at most 24%: no jump, but in the end more than three times the median of the days before.
        Assert.False(Suspends(1.24, 1.5, 1.85, 2.29, 2.8));
        Assert.True(Suspends(1.24, 1.5, 1.85, 2.29, 2.8, 3.4));
    }

    [Fact]
    public void Without_the_gate_noise_alone_makes_a_million_displaced()
    {
        // Nobody moves: 24 regions of one size each keep their share of the devices. What is not suspended stays small.
        Assert.True(Phantom(Known[0].Seen) < 100_000);
        Assert.True(Phantom(Known[2].Seen) > 750_000);
        Assert.True(Phantom(Known[3].Seen) > 1_000_000);

        // One device less seen in a region was 30 people, and became 8,000.
        Assert.InRange(People / Known[0].Seen, 25, 35);
        Assert.InRange(People / Known[3].Seen, 7_000, 9_000);
        Assert.Equal(255, Known[3].Factor / Known[0].Factor, 0);
        Assert.InRange(Known[3].Factor / Known[2].Factor, 1.6, 1.7);
    }

    private const double People = 41_000_000;

    /// <summary>Sum of the falls of regions below their own population when each region's devices are a Poisson number and
    /// one national factor makes the sum right: mean over 50 draws.</summary>
    private static double Phantom(double seen)
    {
        const int regions = 24;
        var sum = 0.0;
        for (var draw = 0; draw < 50; draw++)
        {
            var devices = Enumerable.Range(0, regions).Select(r => Normal(seen / regions, Draws.Hash((ulong)draw, (ulong)r, (ulong)seen))).ToArray();
            var factor = People / devices.Sum();
            sum += devices.Sum(d => Math.Max(0, (People / regions) - (factor * d)));
        }

        return sum / 50;
    }

    private static double Normal(double mean, ulong hash) =>
        mean + (Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - Draws.Uniform(hash))) * Math.Cos(2 * Math.PI * Draws.Uniform(Draws.Hash(hash, 1))));

    private static IEnumerable<PanelDay> Series()
    {
        for (var back = 28; back > 0; back--)
        {
            yield return new PanelDay(Known[0].Day.PlusDays(-back), (long)Known[0].Seen, Known[0].Factor);
        }

        for (var part = 1; part < Known.Length; part++)
        {
            var (from, to) = (Known[part - 1], Known[part]);
            var days = Period.DaysBetween(from.Day, to.Day);
            for (var i = part == 1 ? 0 : 1; i <= days; i++)
            {
                var at = (double)i / days;
                yield return new PanelDay(
                    from.Day.PlusDays(i), (long)(from.Seen * Math.Pow(to.Seen / from.Seen, at)), from.Factor * Math.Pow(to.Factor / from.Factor, at));
            }
        }
    }
}
