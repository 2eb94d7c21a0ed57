using CsCheck;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Displacement;

public sealed class FoldTests
{
    [Fact]
    public void Who_leaves_at_the_onset_and_returns_is_away_for_those_days()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d is >= 0 and < 10 ? SmallCountry.B1 : SmallCountry.A1));

        // The onset is a Tuesday: 6 of 7 days of the second counted week, then 4 of the third.
        Assert.Equal([0, 6, 4, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.Away));
        Assert.Equal([7, 7, 7, 7, 7, 7], SmallCountry.Weeks(fold, frame, Count.Panel));
        Assert.Equal([0, 1, 0, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.SpellsBegun));
        Assert.Equal([0, 0, 1, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.SpellsEnded));
        Assert.Equal(1, fold.Counts.WithReference[0]);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(-1)]
    public void A_spell_under_way_when_evacuation_starts_is_no_new_one(int evacuationStarts)
    {
        // The onset is a Tuesday: 1 day before, evacuation starts with the counted week itself.
        var frame = SmallCountry.Frame(evacuationStarts: evacuationStarts);
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d >= evacuationStarts - 2 && d < 4 ? SmallCountry.B1 : SmallCountry.A1));
        fold.Add(2, SmallCountry.Nights(d => d >= evacuationStarts && d < 4 ? SmallCountry.B1 : SmallCountry.A1));

        Assert.Equal(1, SmallCountry.Weeks(fold, frame, Count.SpellsBegun).Sum());
        Assert.Equal(1, SmallCountry.Weeks(fold, frame, Count.SpellsEnded).Sum());
        Assert.Equal(2 * (4 - evacuationStarts), SmallCountry.Weeks(fold, frame, Count.Away).Sum());
    }

    [Fact]
    public void A_change_of_host_is_no_new_spell_and_a_second_leaving_is_one()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d switch
        {
            >= 0 and < 3 => SmallCountry.B1,
            >= 3 and < 6 => SmallCountry.B2,
            >= 14 => SmallCountry.B1,
            _ => SmallCountry.A1,
        }));

        Assert.Equal([0, 1, 0, 1, 0, 0], SmallCountry.Weeks(fold, frame, Count.SpellsBegun));
        Assert.Equal([0, 0, 1, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.SpellsEnded));
    }

    [Fact]
    public void A_place_across_the_border_but_near_home_is_home()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d >= 0 ? SmallCountry.BorderOfA2 : SmallCountry.A1));

        Assert.Equal(0, SmallCountry.Weeks(fold, frame, Count.Away).Sum());
    }

    [Fact]
    public void A_weekly_commuter_is_compared_with_its_own_weekday()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => Day.Weekday(SmallCountry.Onset + d) is 1 or 2 ? SmallCountry.B1 : SmallCountry.A1));

        Assert.Equal(0, SmallCountry.Weeks(fold, frame, Count.Away).Sum());
    }

    [Fact]
    public void An_unobserved_day_is_bridged_not_missed()
    {
        var frame = SmallCountry.Frame(unobserved: [SmallCountry.Onset + 2, SmallCountry.Onset + 3]);
        var fold = new StateFold(frame);

        // Seen at home on the two days, but those days count for nobody.
        fold.Add(1, SmallCountry.Nights(d => d is >= 0 and < 10 and not 2 and not 3 ? SmallCountry.B1 : SmallCountry.A1));

        Assert.Equal([0, 6, 4, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.Away));
    }

    [Fact]
    public void Nobody_is_displaced_from_a_home_that_was_blind()
    {
        // Not seen at home for six days, but seen visiting on two of them.
        TimelineDay[] days = SmallCountry.Nights(d => d is 1 or 4 ? SmallCountry.B1 : d is >= 0 and < 6 ? 0 : SmallCountry.A1);
        var blind = new BlindHomes(Enumerable.Range(0, 6).Select(d => (SmallCountry.A1, SmallCountry.Onset + d)));
        var (open, frame) = (SmallCountry.Frame(), SmallCountry.Frame(blind: blind));
        var (seen, unseen) = (new StateFold(open), new StateFold(frame));

        seen.Add(1, days);
        unseen.Add(1, days);

        Assert.InRange(SmallCountry.Weeks(seen, open, Count.Away).Sum(), 4, 6);
        Assert.Equal(0, SmallCountry.Weeks(unseen, frame, Count.Away).Sum());
        Assert.Equal(SmallCountry.Weeks(seen, open, Count.Panel), SmallCountry.Weeks(unseen, frame, Count.Panel));
    }

    [Fact]
    public void A_placebo_knows_nothing_beyond_its_own_cut()
    {
        var frame = SmallCountry.Frame();
        Assert.All(frame.Onsets.Skip(1), o => Assert.True(o.Cut < SmallCountry.Onset - 3));
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d >= -3 ? SmallCountry.B1 : SmallCountry.A1));

        for (var o = 1; o < frame.Onsets.Count; o++)
        {
            Assert.Equal(0, SmallCountry.Weeks(fold, frame, Count.Away, o).Sum());
        }
    }

    [Fact]
    public void Shards_in_any_order_add_up_to_the_whole()
    {
        var frame = SmallCountry.Frame();
        var person = Gen.Select(Gen.ULong, Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 30], Gen.Int[1, 5]);
        person.Array[1, 12].SamplePinned(people =>
        {
            var whole = Fold(frame, people);
            var cut = people.Length / 2;
            var parts = Fold(frame, [.. people[cut..].Reverse()]);
            parts.Add(Fold(frame, people[..cut]));

            Assert.Equal(Text(frame, whole), Text(frame, parts));
        }, iter: 30);
    }

    private static FoldCounts Fold(FoldFrame frame, (ulong Id, int Home, int Other, int Leaves, int Every)[] people)
    {
        var fold = new StateFold(frame);
        foreach (var p in people)
        {
            fold.Add(p.Id, SmallCountry.Nights(d => d % p.Every != 0 ? 0 : d >= p.Leaves || d % 17 == 0 ? p.Other : p.Home));
        }

        return fold.Counts;
    }

    private static string Text(FoldFrame frame, FoldCounts counts)
    {
        var dense = from o in Enumerable.Range(0, frame.Onsets.Count)
                    from u in Enumerable.Range(0, frame.Units.Count)
                    from s in Enumerable.Range(0, frame.Parameters.Strata)
                    from w in Enumerable.Range(0, frame.Weeks)
                    from c in Enum.GetValues<Count>()
                    select counts[c, o, u, s, w];
        var hosts = counts.AwayAtHost.OrderBy(h => h.Key).Select(h => $"{h.Key}={h.Value}");
        var daily = from o in Enumerable.Range(0, frame.Onsets.Count)
                    from a in Enumerable.Range(0, frame.Map.FinestAreas)
                    from s in Enumerable.Range(0, frame.Parameters.Strata)
                    from d in Enumerable.Range(0, counts.Daily.Days)
                    from c in Enum.GetValues<DailyState>()
                    select counts.Daily[c, o, a, s, d];
        var travel = from a in Enumerable.Range(0, frame.Map.FinestAreas)
                     from s in Enumerable.Range(0, frame.Parameters.Strata)
                     select (counts.ReferenceTravel.Days(a, s), counts.ReferenceTravel.Away(a, s));
        return string.Join(
            '|', string.Join(',', dense), string.Join(';', hosts), string.Join(',', counts.Contributors.Displaced),
            string.Join(',', daily), string.Join(';', counts.SpellLengths.Rows()), string.Join(',', travel));
    }
}
