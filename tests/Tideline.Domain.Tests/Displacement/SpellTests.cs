using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class SpellTests
{
    private const int WeeksAfter = 4;

    /// <summary>Days from the onset to the cut, a Sunday.</summary>
    private static readonly int Cut = SmallCountry.Frame(weeksAfter: WeeksAfter).Schedule.Live.Cut - SmallCountry.Onset;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_visit_home_of_one_or_two_nights_is_no_return(int nights)
    {
        var spell = Only(d => d >= 0 && !(d >= 6 && d < 6 + nights) ? SmallCountry.B1 : SmallCountry.A1);

        Assert.Equal((Cut + 1, SpellEnding.Censored), (spell.Length, spell.Ending));
    }

    [Fact]
    public void Three_nights_at_home_are_a_return_though_the_member_leaves_again()
    {
        var spells = Spells(Fold(d => d >= 0 && d is not (6 or 7 or 8) ? SmallCountry.B1 : SmallCountry.A1));

        Assert.Equal([(6, SpellEnding.Returned), (Cut + 1 - 9, SpellEnding.Censored)], spells);
    }

    [Fact]
    public void A_return_is_dated_back_to_the_first_night_however_far_apart_the_three_are()
    {
        // Seen at home on the days 8, 12 and 16 alone: the third of them confirms, the first dates.
        var spell = Only(d => d < 0 ? SmallCountry.A1 : d < 8 ? SmallCountry.B1 : d is 8 or 12 or 16 ? SmallCountry.A1 : 0);

        Assert.Equal((8, SpellEnding.Returned), (spell.Length, spell.Ending));
    }

    [Fact]
    public void A_few_sightings_at_home_are_a_return_unless_one_away_follows_within_ten_days()
    {
        Func<int, int> Seen(int away) => d =>
            d < 0 ? SmallCountry.A1 : d < 8 ? SmallCountry.B1 : d == 8 ? SmallCountry.A1 : d >= away ? SmallCountry.B1 : 0;

        Assert.Equal(SpellEnding.Returned, Spells(Fold(Seen(away: 18)))[0].Ending);
        Assert.Equal(SpellEnding.Censored, Assert.Single(Spells(Fold(Seen(away: 17)))).Ending);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Too_few_nights_at_home_before_the_data_end_are_censored_where_they_begin(int nights)
    {
        var home = Cut - nights + 1;
        var spell = Only(d => d >= 0 && d < home ? SmallCountry.B1 : SmallCountry.A1);

        Assert.Equal((home, SpellEnding.Censored), (spell.Length, spell.Ending));
    }

    [Fact]
    public void Three_nights_at_home_before_the_data_end_are_a_return()
    {
        var spell = Only(d => d >= 0 && d <= Cut - 3 ? SmallCountry.B1 : SmallCountry.A1);

        Assert.Equal((Cut - 2, SpellEnding.Returned), (spell.Length, spell.Ending));
    }

    [Fact]
    public void Who_is_lost_while_away_is_censored_after_the_last_sighting()
    {
        // Carried in the panel for five more days, of which nothing is known.
        var fold = Fold(d => d < 0 ? SmallCountry.A1 : d < 10 ? SmallCountry.B1 : 0);
        var frame = SmallCountry.Frame();

        Assert.Equal([(10, SpellEnding.Censored)], Spells(fold));
        Assert.Equal(15, SmallCountry.Weeks(fold, frame, Count.Away).Sum());
    }

    [Fact]
    public void A_move_to_another_host_is_counted_once_and_a_visit_home_is_none()
    {
        var (frame, fold) = (SmallCountry.Frame(), Fold(d => d switch
        {
            < 0 or 5 => SmallCountry.A1,
            < 10 => SmallCountry.B1,
            < 13 => SmallCountry.B2,
            _ => SmallCountry.B1,
        }));

        // To B2 on day 10, a Friday; back to B1 on day 13, a Monday.
        Assert.Equal([0, 0, 1, 1, 0, 0], SmallCountry.Weeks(fold, frame, Count.Onward));
        Assert.Equal(1, SmallCountry.Weeks(fold, frame, Count.SpellsBegun).Sum());
    }

    [Fact]
    public void A_second_displacement_counts_as_again_and_one_after_a_visit_home_does_not()
    {
        Func<int, int> Home(int nights) => d => d >= 0 && !(d >= 6 && d < 6 + nights) ? SmallCountry.B1 : SmallCountry.A1;
        var frame = SmallCountry.Frame();

        Assert.Equal([0, 0, 1, 0, 0, 0], SmallCountry.Weeks(Fold(Home(4)), frame, Count.BegunAgain));
        Assert.Equal(0, SmallCountry.Weeks(Fold(Home(2)), frame, Count.BegunAgain).Sum());
    }

    [Fact]
    public void Days_are_confirmed_from_the_seventh_and_long_from_the_fourteenth()
    {
        var (frame, fold) = (SmallCountry.Frame(), Fold(d => d is >= 0 and < 20 ? SmallCountry.B1 : SmallCountry.A1));

        // The spell holds the days 0 to 19; the seventh is day 6, a Monday, the fourteenth the Monday after.
        Assert.Equal([0, 0, 7, 7, 0, 0], SmallCountry.Weeks(fold, frame, Count.AwayConfirmed));
        Assert.Equal([0, 0, 0, 7, 0, 0], SmallCountry.Weeks(fold, frame, Count.AwayLong));
    }

    [Fact]
    public void A_visit_home_is_no_day_away_but_does_not_begin_the_count_anew()
    {
        var (frame, fold) = (SmallCountry.Frame(), Fold(d => d is >= 0 and not 8 and < 20 ? SmallCountry.B1 : SmallCountry.A1));

        Assert.Equal(13, SmallCountry.Weeks(fold, frame, Count.AwayConfirmed).Sum());
    }

    [Fact]
    public void Days_at_a_usual_night_place_are_told_apart()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        // Two nights of the window in B2 make it a usual place; one flees there, one to B1.
        int Night(int d, int refuge) => d is -40 or -20 ? SmallCountry.B2 : d is >= 0 and < 10 ? refuge : SmallCountry.A1;
        fold.Add(1, SmallCountry.Nights(d => Night(d, SmallCountry.B2)));
        fold.Add(2, SmallCountry.Nights(d => Night(d, SmallCountry.B1)));

        Assert.Equal([0, 12, 8, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.Away));
        Assert.Equal([0, 6, 4, 0, 0, 0], SmallCountry.Weeks(fold, frame, Count.AwayUsual));
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(80, 103)]
    public void Who_is_90_days_away_and_of_the_last_30_nights_24_in_one_area_has_settled(int movesOn, int settles)
    {
        // B2 until the move, B1 after it: on day 103, 24 of the 30 nights from day 74 on were in B1.
        var frame = SmallCountry.Frame(weeksAfter: 16);
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d < 0 ? SmallCountry.A1 : d < movesOn ? SmallCountry.B2 : SmallCountry.B1, until: 140));

        Assert.Equal([(settles, SpellEnding.Settled)], Spells(fold));
        Assert.Equal(1, SmallCountry.Weeks(fold, frame, Count.Settled)[(settles + 8) / 7]);
        Assert.Equal(0, SmallCountry.Weeks(fold, frame, Count.SpellsEnded).Sum());
        Assert.Equal(7, SmallCountry.Weeks(fold, frame, Count.AwayLong)[^1]);
    }

    [Fact]
    public void Who_moves_about_or_returns_within_90_days_has_not_settled()
    {
        StateFold Folded(Func<int, int> nightOf)
        {
            var fold = new StateFold(SmallCountry.Frame(weeksAfter: 16));
            fold.Add(1, SmallCountry.Nights(nightOf, until: 140));
            return fold;
        }

        var about = Folded(d => d < 0 ? SmallCountry.A1 : d % 10 < 7 ? SmallCountry.B1 : SmallCountry.B2);
        var returned = Folded(d => d is >= 0 and < 90 ? SmallCountry.B1 : SmallCountry.A1);

        Assert.Equal(SpellEnding.Censored, Assert.Single(Spells(about)).Ending);
        Assert.Equal([(90, SpellEnding.Returned)], Spells(returned));
    }

    private static (int Length, SpellEnding Ending) Only(Func<int, int> nightOf) => Assert.Single(Spells(Fold(nightOf)));

    private static StateFold Fold(Func<int, int> nightOf)
    {
        var fold = new StateFold(SmallCountry.Frame(weeksAfter: WeeksAfter));
        fold.Add(1, SmallCountry.Nights(nightOf));
        return fold;
    }

    /// <summary>The live spells of one subscriber: returns first, then settled, then censored ones.</summary>
    private static (int Length, SpellEnding Ending)[] Spells(StateFold fold) =>
        [.. fold.Counts.SpellLengths.Rows().Where(r => r.Onset == 0).OrderBy(r => r.Ending).Select(r => (r.Length, r.Ending))];
}
