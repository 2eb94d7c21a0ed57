using Tideline.Domain.Displacement;
using static Tideline.Domain.Tests.Displacement.SmallCountry;

namespace Tideline.Domain.Tests.Displacement.Presets;

/// <summary>What each definition says of the same lives, worked by hand.</summary>
public sealed class PresetTimelineTests
{
    private const int NotSeen = 0;

    [Theory]
    [InlineData("bengtsson", 5, 0)] // Days 0 to 4.
    [InlineData("wilson", 4, 0)] // Most of the days since evacuation: a tie goes to the later place, so days 2 to 5.
    [InlineData("flowminder-7d", 3, 2)] // Most of the last 7 days: days 3 to 7.
    [InlineData("li-step", 5, 0)]
    [InlineData("asa", 0, 0)] // Under 14 days.
    [InlineData("meta", 0, 0)] // The median of two weeks is at home.
    [InlineData("iom-like", 0, 0)] // Under 14 days.
    [InlineData("tai", 5, 0)]
    [InlineData("naive", 7, 0)] // Most of the calendar week.
    public void Who_leaves_for_five_days(string preset, long onsetWeek, long weekAfter) =>
        Assert.Equal([0, onsetWeek, weekAfter, 0, 0, 0], PresetCountry.Weeks(preset, d => d is >= 0 and < 5 ? B1 : A1));

    [Theory]
    [InlineData("bengtsson", 6, 7, 7, 0)]
    [InlineData("wilson", 4, 7, 7, 6)] // Days 2 to 25: on day 26 seven of the last 14 are at home.
    [InlineData("flowminder-7d", 3, 7, 7, 3)] // Days 3 to 22.
    [InlineData("li-step", 6, 7, 7, 0)]
    [InlineData("asa", 6, 7, 7, 0)] // The 14 days at home from day 20 on are seen just in time, by day 33.
    [InlineData("meta", 6, 7, 7, 0)]
    [InlineData("iom-like", 6, 7, 7, 0)]
    [InlineData("tai", 6, 7, 7, 0)]
    [InlineData("naive", 7, 7, 7, 0)]
    public void Who_returns_after_twenty_days(string preset, long second, long third, long fourth, long fifth) =>
        Assert.Equal([0, second, third, fourth, fifth, 0], PresetCountry.Weeks(preset, d => d is >= 0 and < 20 ? B1 : A1));

    [Theory]
    [InlineData("bengtsson", 6, 4, 7, 7)] // The last position stands until the next.
    [InlineData("wilson", 4, 4, 7, 7)] // Days 2 to 9: on day 10 four of eight days are at home, the later ones.
    [InlineData("flowminder-7d", 3, 4, 7, 7)] // Days 3 to 9.
    [InlineData("li-step", 6, 4, 7, 7)]
    [InlineData("asa", 0, 0, 7, 7)]
    [InlineData("meta", 4, 0, 5, 3)] // 4 of 8 days of two weeks: the median lies beyond. Days seen alone count.
    [InlineData("iom-like", 0, 0, 7, 7)]
    [InlineData("tai", 4, 0, 5, 3)]
    [InlineData("naive", 7, 0, 7, 7)]
    public void Who_is_away_on_days_0_to_3_and_seen_again_at_home_on_day_10(
        string preset, long onsetWeek, long weekAfter, long panelOnsetWeek, long panelWeekAfter)
    {
        static int Night(int d) => d is >= 0 and < 4 ? B1 : d is >= 4 and < 10 ? NotSeen : A1;

        Assert.Equal([0, onsetWeek, weekAfter, 0, 0, 0], PresetCountry.Weeks(preset, Night));
        Assert.Equal([7, panelOnsetWeek, panelWeekAfter, 7, 7, 7], PresetCountry.Weeks(preset, Night, Count.Panel));
    }

    [Fact]
    public void A_long_spell_needs_no_sighting_on_every_day()
    {
        static int Night(int d) => d is >= 0 and < 21 ? (d % 3 == 0 ? B1 : NotSeen) : A1;

        Assert.Equal([0, 6, 7, 7, 1, 0], PresetCountry.Weeks("iom-like", Night));

        // 13 days at home by the end of data are no return yet.
        Assert.Equal([0, 6, 7, 7, 7, 7], PresetCountry.Weeks("asa", Night));
    }

    [Theory]
    [InlineData("li-step")]
    [InlineData("asa")]
    [InlineData("meta")]
    [InlineData("iom-like")]
    public void A_spell_begun_before_evacuation_is_no_displacement(string preset) =>
        Assert.Equal(0, PresetCountry.Weeks(preset, d => d is >= -6 and < 20 ? B1 : A1).Sum());

    [Theory]
    [InlineData("bengtsson")]
    [InlineData("tai")]
    public void A_definition_of_states_by_day_counts_it_from_the_start_of_evacuation(string preset) =>
        Assert.Equal([2, 7, 7, 7, 0, 0], PresetCountry.Weeks(preset, d => d is >= -3 and < 20 ? B1 : A1));

    [Fact]
    public void Bengtsson_sees_no_move_inside_the_footprint()
    {
        var rules = PresetCountry.Rules("bengtsson");
        Assert.Equal(0, PresetCountry.Weeks(rules, d => d >= 0 ? A2 : A1, exposed: ["CA1", "CA2"]).Sum());
        Assert.Equal(6 + (4 * 7), PresetCountry.Weeks(rules, d => d >= 0 ? A2 : A1, exposed: ["CA1"]).Sum());
    }

    [Fact]
    public void Bengtsson_keeps_only_who_is_seen_in_the_last_weeks()
    {
        Assert.Equal(0, PresetCountry.Weeks("bengtsson", d => d > 5 ? NotSeen : A1, Count.Panel).Sum());
        Assert.Equal(42, PresetCountry.Weeks("bengtsson", d => d > 6 ? NotSeen : A1, Count.Panel).Sum());
    }

    [Fact]
    public void Tai_sees_no_move_inside_the_district() =>
        Assert.Equal(0, PresetCountry.Weeks("tai", d => d >= 0 ? A2 : A1).Sum());

    [Fact]
    public void Asa_takes_a_second_home_for_familiar_and_a_rare_one_not()
    {
        // 3 of the 36 reference nights are 8%, 1 is 3%.
        Assert.Equal(0, PresetCountry.Weeks("asa", d => d >= 0 || d is >= -20 and < -17 ? B1 : A1).Sum());
        Assert.Equal(6 + (4 * 7), PresetCountry.Weeks("asa", d => d is >= 0 or -20 ? B1 : A1).Sum());
    }

    [Fact]
    public void Asa_needs_nine_tenths_of_the_nights_in_the_province()
    {
        // The level above the districts is the country: all nights are in it, so the panel is whole.
        Assert.Equal(42, PresetCountry.Weeks("asa", d => d % 3 == 0 ? B1 : A1, Count.Panel).Sum());
    }

    [Fact]
    public void Meta_compares_with_the_own_distance()
    {
        // One whose reference nights are mostly 96 km away or more is not displaced there; one who was always at home is.
        static int Often(int d) => (d + 220) % 20 < 8 ? A1 : (d + 220) % 20 < 15 ? B1 : B2;

        Assert.Equal(0, PresetCountry.Weeks("meta", d => d >= 0 ? B1 : Often(d)).Sum());
        Assert.Equal(6 + (4 * 7), PresetCountry.Weeks("meta", d => d >= 0 ? B1 : A1).Sum());
    }

    [Fact]
    public void Meta_ends_a_spell_near_home_alone()
    {
        // A2 is 10 km from home: 3 days there are no return, 2 days at home neither, 3 are.
        Assert.Equal([0, 6, 7, 2, 0, 0], PresetCountry.Weeks("meta", d => d switch
        {
            >= 0 and < 4 => B1,
            >= 4 and < 7 => A2,
            >= 7 and < 9 => A1,
            >= 9 and < 15 => B1,
            _ => A1,
        }));
    }

    [Fact]
    public void Li_step_passes_over_a_night_at_home_and_a_late_leaver()
    {
        Assert.Equal([0, 6, 7, 2, 0, 0], PresetCountry.Weeks("li-step", d => d is >= 0 and < 15 and not 6 ? B1 : A1));
        Assert.Equal(0, PresetCountry.Weeks("li-step", d => d is >= 9 and < 20 ? B1 : A1).Sum());
        Assert.Equal(0, PresetCountry.Weeks("li-step", d => d is 3 or 4 ? B1 : A1).Sum());
    }

    [Fact]
    public void Iom_like_has_no_home_where_no_place_holds_half_of_the_nights()
    {
        static int Night(int d) => (d & 1) == 0 ? A1 : (d & 3) == 1 ? A2 : B1;
        var frame = PresetCountry.Frame(PresetCountry.Rules("iom-like"));
        var fold = new StateFold(frame);

        // 55 nights from day -58 to -4, the even ones at home: 28. One night less seen there leaves 27 of 54: not more than half.
        fold.Add(1, Nights(Night));
        fold.Add(2, Nights(d => d == -4 ? NotSeen : Night(d)));

        Assert.Equal(1, fold.Counts.WithReference[0]);
        Assert.Equal(1, fold.Counts.WithoutReference);
    }
}
