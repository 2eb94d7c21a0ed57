using Tideline.Domain.Destinations;
using Tideline.Domain.Displacement;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Destinations;

public sealed class TiesTests
{
    private const int A1 = 0, A2 = 1, B1 = 2, B2 = 3;

    [Fact]
    public void Ordinary_nights_count_once_and_nights_after_the_onset_not_at_all()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        // Sleeps in B2 every ninth night before the onset, and in B1 for good after it.
        fold.Add(1, SmallCountry.Nights(d => d >= 0 ? SmallCountry.B1 : d % 9 == 0 ? SmallCountry.B2 : SmallCountry.A1));
        var ties = Ties.FromBaseline(frame, fold.Counts);

        Assert.Equal(0, ties[A1, B1]);

        // Seven ninths of a night a week, over at most as many weeks as lie between the first placebo and the onset.
        var weeks = frame.Schedule.Placebos.Max(p => p.Weeks);
        Assert.InRange(ties[A1, B2], 7 * frame.Schedule.Placebos.Count / 9, 7 * weeks / 9);
        Assert.Equal(ties[A1, B2], ties.OfHome[A1]);
        Assert.Equal((0, 0), (ties[A1, A2], ties.OfHome[B2]));
    }

    [Fact]
    public void The_fewest_subscribers_behind_a_pair_are_never_more_than_there_are()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);
        for (var p = 0; p < 40; p++)
        {
            fold.Add((ulong)p, SmallCountry.Nights(d => (d + p) % 9 == 0 ? SmallCountry.B2 : SmallCountry.A1));
        }

        fold.Add(100, SmallCountry.Nights(d => d % 9 == 0 ? SmallCountry.B1 : SmallCountry.A1));
        var ties = Ties.FromBaseline(frame, fold.Counts);
        var fewest = ties.FewestSubscribers([0, 0, 1, 1], [0, 0, 1, 2]);

        Assert.InRange(fewest[(0, 2)], 10, 40);
        Assert.Equal(1, fewest[(0, 1)]);
        Assert.False(fewest.ContainsKey((1, 0)));
    }

    [Fact]
    public void The_two_halves_hold_all_nights()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);
        for (var p = 0; p < 40; p++)
        {
            fold.Add((ulong)p, SmallCountry.Nights(d => (d + p) % 9 == 0 ? SmallCountry.B2 : SmallCountry.A1));
        }

        var ties = Ties.FromBaseline(frame, fold.Counts);
        var (first, second) = ties.Halves!.Value;

        Assert.Equal(ties[A1, B2], first[A1, B2] + second[A1, B2]);
        Assert.InRange(first[A1, B2], 1, ties[A1, B2] - 1);
    }
}
