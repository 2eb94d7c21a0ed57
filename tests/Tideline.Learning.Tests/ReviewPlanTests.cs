using NodaTime;
using Tideline.Learning.Progress;

namespace Tideline.Learning.Tests;

/// <summary>Missed questions come back after 1, 3, 7 and 21 days.</summary>
public sealed class ReviewPlanTests
{
    private static readonly Instant _start = Instant.FromUtc(2026, 3, 1, 9, 0);

    [Fact]
    public void A_question_that_was_right_at_once_never_comes_back() => Assert.Empty(ReviewPlan.Of([At(0, true)]));

    [Fact]
    public void A_missed_question_comes_back_after_a_day_and_then_at_growing_intervals()
    {
        Assert.Equal([1.0], DaysOf([At(0, false)]));
        Assert.Equal([1.0 + 3], DaysOf([At(0, false), At(1, true)]));
        Assert.Equal([4.0 + 7], DaysOf([At(0, false), At(1, true), At(4, true)]));
        Assert.Equal([11.0 + 21], DaysOf([At(0, false), At(1, true), At(4, true), At(11, true)]));
        Assert.Empty(DaysOf([At(0, false), At(1, true), At(4, true), At(11, true), At(32, true)]));
    }

    [Fact]
    public void A_right_answer_before_its_time_changes_nothing() => Assert.Equal([1.0], DaysOf([At(0, false), At(0.1, true), At(0.9, true)]));

    [Fact]
    public void The_interval_counts_from_the_answer_however_late_it_came() => Assert.Equal([40.0 + 3], DaysOf([At(0, false), At(40, true)]));

    [Fact]
    public void A_wrong_answer_begins_anew() => Assert.Equal([5.0 + 1], DaysOf([At(0, false), At(1, true), At(5, false)]));

    [Fact]
    public void Records_that_were_joined_count_by_their_time() => Assert.Equal([4.0], DaysOf([At(1, true), At(0, false)]));

    [Fact]
    public void Exercises_and_broken_times_are_passed_over() =>
        Assert.Empty(ReviewPlan.Of([At(0, false) with { Item = Attempt.Exercise }, At(0, false) with { At = "yesterday" }]));

    [Fact]
    public void Questions_wait_in_the_order_in_which_they_are_due()
    {
        var waiting = ReviewPlan.Of([At(1, false, "a1-2"), At(0, false, "a1-1"), At(3, false, "a2-1")]);
        Assert.Equal(["a1-1", "a1-2", "a2-1"], waiting.Select(w => w.Question));
    }

    private static double[] DaysOf(Attempt[] attempts) => [.. ReviewPlan.Of(attempts).Select(w => (w.Due - _start).TotalDays)];

    private static Attempt At(double day, bool right, string question = "a1-1") => new(
        1, "", (_start + Duration.FromDays(day)).ToString(), "A1", day == 0 ? Attempt.Quiz : Attempt.Review, 1, "", [new(question, right, null)], right ? 1 : 0, 0);
}
