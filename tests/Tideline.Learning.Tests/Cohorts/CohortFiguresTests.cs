using Tideline.Learning.Cohorts;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;

namespace Tideline.Learning.Tests.Cohorts;

/// <summary>A trainer sees groups of five and more.</summary>
public sealed class CohortFiguresTests
{
    private static readonly CourseModule _module = CourseShelf.Find("B1");

    [Fact]
    public void Of_a_cohort_under_five_nothing_is_told()
    {
        var figures = CohortFigures.Of([.. Enumerable.Repeat(Learner(true, "rows_for_people"), 4)], [_module]);
        Assert.Null(figures.Learners);
        Assert.Null(figures.Minutes);
        Assert.Empty(figures.Modules);
        Assert.Empty(figures.Missed);
        Assert.Empty(figures.Misconceptions);
    }

    [Theory]
    [InlineData(0, 4, CountKind.Hidden, null)]
    [InlineData(4, 4, CountKind.Hidden, null)]
    [InlineData(0, 20, CountKind.Few, null)]
    [InlineData(4, 20, CountKind.Few, null)]
    [InlineData(5, 20, CountKind.Exact, 5)]
    [InlineData(15, 20, CountKind.Exact, 15)]
    [InlineData(16, 20, CountKind.AtLeast, 16)]
    [InlineData(20, 20, CountKind.AtLeast, 16)]
    [InlineData(5, 5, CountKind.AtLeast, 1)]
    public void Neither_those_who_are_counted_nor_those_who_are_not_stand_out_under_five(int count, int of, CountKind kind, int? told) =>
        Assert.Equal(new GroupCount(kind, told), GroupCount.Of(count, of));

    [Fact]
    public void No_count_tells_two_answers_apart_whose_small_group_differs()
    {
        for (var of = 0; of <= 40; of++)
        {
            for (var count = 0; count <= of; count++)
            {
                var told = GroupCount.Of(count, of);
                var others = Enumerable.Range(0, of + 1).Count(c => GroupCount.Of(c, of) == told);
                Assert.True(told.Kind == CountKind.Exact ? count >= 5 && of - count >= 5 : others >= Math.Min(5, of - 4), $"{count} of {of}");
            }
        }
    }

    [Fact]
    public void A_learner_counts_once_however_often_they_made_a_mistake()
    {
        var clumsy = Learner(false, "rows_for_people").Concat(Learner(false, "rows_for_people")).ToList();
        var figures = CohortFigures.Of([.. Enumerable.Repeat(clumsy, 6), .. Enumerable.Repeat(Learner(true, null), 6)], [_module]);

        Assert.Equal(12, figures.Learners);
        var module = Assert.Single(figures.Modules);
        Assert.Equal(new GroupCount(CountKind.AtLeast, 8), module.Begun);
        Assert.Equal(new GroupCount(CountKind.Exact, 6), module.Exercise);
        Assert.Equal(new("B1", "rows_for_people", new(CountKind.Exact, 6)), Assert.Single(figures.Misconceptions));
        Assert.Equal(new("B1", 3, new(CountKind.Exact, 6)), Assert.Single(figures.Missed));
    }

    [Fact]
    public void What_fewer_than_five_missed_is_not_even_listed()
    {
        var figures = CohortFigures.Of([.. Enumerable.Repeat(Learner(false, "rows_for_people"), 4), .. Enumerable.Repeat(Learner(true, null), 8)], [_module]);
        Assert.Empty(figures.Misconceptions);
        Assert.Empty(figures.Missed);
    }

    [Fact]
    public void Time_is_told_of_the_middle_learner_and_pauses_are_left_out()
    {
        Attempt[] learner = [At("09:00", Attempt.Quiz), At("09:25", Attempt.Exercise), At("11:00", Attempt.Exercise), At("11:20", Attempt.Exercise)];
        Assert.Equal(45, LearningTime.Minutes(learner), 6);
        Assert.Equal(50, CohortFigures.Of([.. Enumerable.Repeat<IReadOnlyList<Attempt>>(learner, 5)], []).Minutes);
    }

    private static Attempt At(string time, string item) => new(1, "", $"2026-03-01T{time}:00Z", "B1", item, 1, "", [], 0, 0);

    private static IReadOnlyList<Attempt> Learner(bool passed, string? misconception) =>
    [
        At("09:00", Attempt.Exercise) with { Criteria = [new("rows", passed, misconception)] },
        At("09:10", Attempt.Quiz) with { Criteria = [new("b1-1", passed, null)], Score = passed ? 1 : 0 },
    ];

    [Theory]
    [InlineData(14, 15, CountKind.Hidden)]
    [InlineData(11, 15, CountKind.Hidden)]
    [InlineData(15, 15, CountKind.Exact)]
    [InlineData(10, 15, CountKind.Exact)]
    public void What_lies_within_another_count_is_told_only_where_the_difference_tells_of_nobody(int count, int around, CountKind kind) =>
        Assert.Equal(kind, GroupCount.Within(count, 20, around).Kind);
}
