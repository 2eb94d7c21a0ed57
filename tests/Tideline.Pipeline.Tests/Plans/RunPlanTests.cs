using Tideline.Pipeline.Plans;

namespace Tideline.Pipeline.Tests.Plans;

/// <summary>The arithmetic of a plan, worked by hand.</summary>
public sealed class RunPlanTests
{
    private const double Gigabyte = 1e9;

    [Fact]
    public void A_growing_stage_follows_the_line_through_both_samples()
    {
        // 4 s for 100 events and 7 s for 400: 3 s whatever the events, 0.01 s for each; 1,000 events are 13 s.
        var plan = Plan(Sample(100, ("Homes", 4, 5)), Sample(400, ("Homes", 7, 11)), AllDue(1_000, Gigabyte));
        Assert.Equal(13, plan.Seconds, 9);

        // 5 and 11 CPU seconds: 3 and 0.02, so 23.
        Assert.Equal(23, plan.CpuSeconds, 9);
    }

    [Fact]
    public void A_stage_of_areas_gains_the_same_by_each_step_as_wide_as_that_between_the_samples()
    {
        // From 100 events to 400 it gains 3 s and 2 CPU seconds; 6,400 are two such steps on.
        var (small, large) = (Sample(100, ("Disclosure control", 4, 4)), Sample(400, ("Disclosure control", 7, 6)));
        Assert.Equal([(13.0, 10.0)], Plan(small, large, AllDue(6_400, Gigabyte)).Stages.Select(s => (Math.Round(s.Seconds, 9), Math.Round(s.CpuSeconds, 9))));
    }

    [Fact]
    public void A_stage_of_areas_that_was_faster_in_the_larger_sample_stays_as_it_was_there()
    {
        var plan = Plan(Sample(100, ("Disclosure control", 7, 6)), Sample(400, ("Disclosure control", 4, 4)), AllDue(6_400, Gigabyte));
        Assert.Equal([new StageCost("Disclosure control", 4, 4)], plan.Stages);
    }

    [Fact]
    public void What_is_kept_costs_what_the_second_run_took()
    {
        var (small, large) = (Sample(100, (RunPlan.DailyTables, 4, 5)), Sample(400, (RunPlan.DailyTables, 7, 11)));
        var plan = Plan(Again(small, (RunPlan.DailyTables, 1, 1)), Again(large, (RunPlan.DailyTables, 1, 2)), Made(days: 0, counts: 0));
        Assert.Equal(1, plan.Seconds, 9);

        // 1 and 2 CPU seconds are 2/3 and 1/300 for each of 1,000 events.
        Assert.Equal(4, plan.CpuSeconds, 9);
        Assert.Equal(30, plan.DiskBytes);
    }

    [Fact]
    public void Days_due_cost_their_share_of_what_making_all_takes_beyond_that()
    {
        // The whole is 13 s (3 + 0.01 x 1,000), of which 1 s is there whatever is due. Two of ten days are 2.4 s of the other 12.
        var (small, large) = (Sample(100, (RunPlan.DailyTables, 4, 5)), Sample(400, (RunPlan.DailyTables, 7, 11)));
        var plan = Plan(Again(small, (RunPlan.DailyTables, 1, 1)), Again(large, (RunPlan.DailyTables, 1, 1)), Made(days: 2, counts: 0));
        Assert.Equal(3.4, plan.Seconds, 9);

        // 1 byte an event (100 and 400 bytes), and 30 bytes of all else.
        Assert.Equal(230, plan.DiskBytes, 9);
    }

    [Fact]
    public void Counts_by_area_and_home_are_due_by_themselves()
    {
        const string presence = "Present population, residents, trips";
        var (small, large) = (Sample(100, (presence, 4, 5), ("Homes", 1, 1)), Sample(400, (presence, 7, 11), ("Homes", 1, 1)));
        RunAgain again = new([new StageCost(presence, 1, 1), new StageCost("Homes", 9, 9)], 50);
        RunPlan Of(int counts) => Plan(small with { Again = again }, large with { Again = again }, Made(days: 0, counts));

        // Homes keep nothing: what they took in the second run says nothing more.
        Assert.Equal([1.0, 1.0], Of(0).Stages.Select(s => Math.Round(s.Seconds, 9)));
        Assert.Equal([7.0, 1.0], Of(5).Stages.Select(s => Math.Round(s.Seconds, 9)));
        Assert.Equal([13.0, 1.0], Of(10).Stages.Select(s => Math.Round(s.Seconds, 9)));
    }

    [Fact]
    public void Where_all_is_kept_memory_is_that_of_the_second_run()
    {
        var (small, large) = (Again(Sample(100), []), Again(Sample(400), []));
        Assert.Equal(50, Plan(small, large, Made(days: 0, counts: 0)).PeakBytes, 9);
        Assert.Equal(500 * Math.Pow(2.5, Math.Log(2.5) / Math.Log(4)), Plan(small, large, Made(days: 1, counts: 0)).PeakBytes, 9);
    }

    [Fact]
    public void Where_something_is_kept_one_run_of_a_sample_is_no_plan() =>
        Assert.Throws<ArgumentException>(() => Plan(Sample(100), Sample(400), Made(days: 9, counts: 10)));

    [Fact]
    public void Noise_that_makes_the_larger_sample_the_faster_gives_no_falling_line()
    {
        var plan = Plan(Sample(100, ("Gates", 4, 4)), Sample(400, ("Gates", 3, 3)), AllDue(1_000, Gigabyte));
        Assert.Equal(3, plan.Seconds, 9);
    }

    [Fact]
    public void A_line_that_would_start_below_nothing_goes_through_the_larger_sample()
    {
        // 1 s for 100 events and 8 s for 400 would be -1.3 s for none: 8 / 400 s for each event instead.
        var plan = Plan(Sample(100, ("Gates", 1, 1)), Sample(400, ("Gates", 8, 8)), AllDue(1_000, Gigabyte));
        Assert.Equal(20, plan.Seconds, 9);
    }

    [Fact]
    public void Memory_grows_by_one_factor_with_each_doubling_up_to_what_the_engine_may_take()
    {
        // 200 and 500 bytes: 2.5 times for four times the events.
        var samples = (Sample(100, ("Gates", 1, 1)), Sample(400, ("Gates", 1, 1)));
        Assert.Equal(1_250, Plan(samples.Item1, samples.Item2, AllDue(1_600, Gigabyte)).PeakBytes, 9);
        Assert.Equal(900, Plan(samples.Item1, samples.Item2, AllDue(1_000, 700)).PeakBytes, 9);
    }

    [Fact]
    public void Samples_of_one_size_are_no_plan() =>
        Assert.Throws<ArgumentException>(() => Plan(Sample(100), Sample(100), AllDue(1_000, Gigabyte)));

    private static RunPlan Plan(SampleRun small, SampleRun large, PlannedData data) => RunPlan.Of(small, large, data);

    /// <summary>Ten days of which nothing is kept.</summary>
    private static PlannedData AllDue(long rows, double mostEngineBytes) => new(rows, 10, 10, 10, mostEngineBytes);

    /// <summary>A thousand events of ten days.</summary>
    private static PlannedData Made(int days, int counts) => new(1_000, 10, days, counts, Gigabyte);

    private static SampleRun Sample(long rows, params (string Stage, double Seconds, double Cpu)[] stages) =>
        new(rows, [.. stages.Select(s => new StageCost(s.Stage, s.Seconds, s.Cpu))], 100 + rows, rows, 30);

    private static SampleRun Again(SampleRun first, params (string Stage, double Seconds, double Cpu)[] stages) =>
        first with { Again = new RunAgain([.. stages.Select(s => new StageCost(s.Stage, s.Seconds, s.Cpu))], 50) };
}
