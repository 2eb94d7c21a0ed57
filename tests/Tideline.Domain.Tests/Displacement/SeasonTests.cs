using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class SeasonTests
{
    private const int Households = 1_200;
    private const int Harvesters = 120;

    [Fact]
    public void A_year_is_held_from_the_earliest_trailing_onsets_reference_window_on()
    {
        // 52 + 12 weeks and the 63 days of the window: two trailing onsets, of the placebos' distances 9 and 12.
        var season = SmallCountry.Frame(history: (7 * 64) + 63).Schedule.Season;
        Assert.NotNull(season);
        Assert.Equal(52, season.LastYear.Weeks);
        Assert.Equal([61, 64], season.Trailing.Select(o => o.Weeks));
        Assert.Null(SmallCountry.Frame(history: (7 * 64) + 62).Schedule.Season);
    }

    [Fact]
    public void An_emergency_a_year_ago_leaves_no_season()
    {
        var live = Onset.Live(SmallCountry.Onset, SmallCountry.Onset - 3, SmallCountry.Onset + 30);
        Assert.Null(PlaceboSchedule.Plan(live, SmallCountry.Onset - 600, new DisplacementParameters(), o => o.Weeks != 52).Season);
    }

    [Fact]
    public void A_trailing_onset_says_nothing_of_weeks_that_reach_into_last_years()
    {
        var season = SmallCountry.Frame(history: 600, weeksAfter: 10).Schedule.Season!;
        Assert.True(season.Reaches(season.Trailing[0], 7));
        Assert.False(season.Reaches(season.Trailing[0], 9));
        Assert.True(season.Reaches(season.LastYear, 9));
    }

    [Fact]
    public void A_harvest_of_exposed_homes_alone_is_no_displacement_where_last_years_is_known()
    {
        // One in ten of the exposed homes goes to B for the four weeks after the onset's date, every year.
        Assert.InRange(Stock(history: 600, harvestLastYear: true), -30, 30);

        // Without the year before, or without its harvest, they are displaced.
        Assert.InRange(Stock(history: 220, harvestLastYear: true), Harvesters - 30, Harvesters + 10);
        Assert.InRange(Stock(history: 600, harvestLastYear: false), Harvesters - 30, Harvesters + 10);
    }

    [Fact]
    public void A_season_that_moves_everyone_is_left_to_the_control_homes() =>
        Assert.InRange(Stock(history: 600, harvestLastYear: true, everyone: true), -30, 30);

    [Fact]
    public void The_displaced_are_found_beside_the_harvest() =>
        Assert.InRange(Stock(history: 600, harvestLastYear: true, displaced: 300), 270, 330);

    /// <summary>Displaced of the tehsil A1 in its third week, of 1,200 people with as many subscribers.</summary>
    private static double Stock(int history, bool harvestLastYear, bool everyone = false, int displaced = 0)
    {
        var frame = SmallCountry.Frame(history: history);
        var fold = new StateFold(frame);
        for (var i = 0; i < 2 * Households; i++)
        {
            var (home, exposed, rank) = (i % 2 == 0 ? SmallCountry.A1 : SmallCountry.B1, i % 2 == 0, i / 2);
            var goes = (exposed || everyone) && rank < Harvesters;
            int Night(int day) =>
                exposed && day >= 0 && displaced > 0 && rank % (Households / displaced) == 0 ? SmallCountry.A2
                : goes && day is >= 0 and < 28 ? SmallCountry.B2
                : goes && harvestLastYear && day is >= -364 and < -336 ? SmallCountry.B2
                : (day + (7 * rank)) % 20 == 0 ? SmallCountry.A2
                : home;
            fold.Add((ulong)i, [.. Enumerable.Range(-history, history + 40).Select(d => new TimelineDay(SmallCountry.Onset + d, Night(d), 0))]);
        }

        double[] population = [.. frame.Map.Hierarchy.Finest.Select(a => a.PCode is "CA1" or "CB1" ? (double)Households : 0)];
        var index = new FoldIndex(frame, fold.Counts);
        double[] ones = [.. Enumerable.Repeat(1.0, frame.Units.Count)];
        double[] unchanged = [.. Enumerable.Repeat(1.0, index.Districts * index.Weeks)];
        return new ExcessEstimator(index, population).Estimate(ones, unchanged).Stock(0, 2);
    }
}
