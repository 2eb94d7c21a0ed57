using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

public sealed class ScheduleTests
{
    private const int Onset = 20_326;

    [Fact]
    public void With_29_weeks_all_twelve_placebos_are_used() =>
        Assert.Equal(Enumerable.Range(9, 12), Plan(history: 203).Placebos.Select(p => p.Weeks));

    [Fact]
    public void With_16_weeks_the_short_ladder_is_used()
    {
        var schedule = Plan(history: 112);

        Assert.Equal(35, schedule.ReferenceStartsBefore);
        Assert.Equal(Enumerable.Range(2, 7), schedule.Placebos.Select(p => p.Weeks));
    }

    [Fact]
    public void Beyond_the_reach_of_placebos_the_baseline_is_held()
    {
        var schedule = Plan(history: 112, weeksAfter: 10);

        // k = 8 reaches lag 52: the week that ends 54 days after a Tuesday onset is the first beyond.
        Assert.True(schedule.Reaches(schedule.Placebos[^1], schedule.HeldFromWeek - 1));
        Assert.False(schedule.Reaches(schedule.Placebos[^1], schedule.HeldFromWeek));
    }

    [Fact]
    public void Without_history_there_is_no_placebo() => Assert.Empty(Plan(history: 40).Placebos);

    [Fact]
    public void A_placebo_that_overlaps_another_emergency_is_left_out()
    {
        var live = Domain.Displacement.Onset.Live(Onset, Onset - 3, Onset + 30);
        var schedule = PlaceboSchedule.Plan(live, Onset - 203, new DisplacementParameters(), p => p.Weeks != 12);

        Assert.DoesNotContain(12, schedule.Placebos.Select(p => p.Weeks));
        Assert.Equal(11, schedule.Placebos.Count);
    }

    private static PlaceboSchedule Plan(int history, int weeksAfter = 4) => PlaceboSchedule.Plan(
        Domain.Displacement.Onset.Live(Onset, Onset - 3, Onset + (7 * weeksAfter) + 5), Onset - history, new DisplacementParameters(), _ => true);
}
