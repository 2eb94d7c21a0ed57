using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class NightPairTests
{
    [Fact]
    public void Only_nights_in_a_row_of_exposed_homes_tell_when_homes_were_left()
    {
        var frame = SmallCountry.Frame();
        var fold = new HomeFold(frame);

        fold.Add(SmallCountry.Nights(d => d < 2 ? SmallCountry.A1 : SmallCountry.B1)); // leaves on day 2
        fold.Add(SmallCountry.Nights(d => d is 1 or 2 or 3 ? 0 : d < 2 ? SmallCountry.A1 : SmallCountry.B1)); // unseen when it leaves
        fold.Add(SmallCountry.Nights(d => d < 4 ? SmallCountry.B1 : SmallCountry.A1)); // not exposed
        fold.Add(SmallCountry.Nights(_ => SmallCountry.A1));

        // From day 0 to 3 the first member alone was seen to leave: on day 2.
        Assert.Equal(SmallCountry.Onset + 2, MostLikely(fold.Counts.Nights.Hazard(BlindHomes.None)));
    }

    [Fact]
    public void Nights_of_a_blind_home_tell_nothing()
    {
        var frame = SmallCountry.Frame();
        var fold = new HomeFold(frame);

        fold.Add(SmallCountry.Nights(d => d < 2 ? SmallCountry.A1 : SmallCountry.B1));

        Assert.True(fold.Counts.Nights.Hazard(BlindHomes.None).IsKnown);
        Assert.False(fold.Counts.Nights.Hazard(new BlindHomes([(SmallCountry.A1, SmallCountry.Onset + 1)])).IsKnown);
    }

    private static int MostLikely(DepartureHazard hazard) =>
        Enumerable.Range(0, 100).Select(i => hazard.FirstDayAway(SmallCountry.Onset - 1, SmallCountry.Onset + 4, i / 100.0))
            .GroupBy(d => d).MaxBy(g => g.Count())!.Key;
}
