using System.Globalization;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Tests.Forms;

public sealed class LineageExerciseTests
{
    private const string Order = "events;codes;checks;nights;home;away;count;ordinary;people;hide;round;sign";
    private static readonly LineageExercise _exercise = new();

    // What is answered, given the numbers A to D of the figure.
    private static readonly Dictionary<string, (string Item, Func<int[], string> Said)> _mistakes = new(StringComparer.Ordinal)
    {
        ["codes_late"] = ("lineage", _ => "events;checks;nights;codes;home;away;count;ordinary;people;hide;round;sign"),
        ["away_before_home"] = ("lineage", _ => "events;codes;checks;nights;away;home;count;ordinary;people;hide;round;sign"),
        ["people_before_count"] = ("lineage", _ => "events;codes;checks;nights;home;away;people;count;ordinary;hide;round;sign"),
        ["rounded_first"] = ("lineage", _ => "events;codes;checks;nights;home;away;count;ordinary;people;round;hide;sign"),
        ["signed_early"] = ("lineage", _ => "events;codes;checks;nights;home;away;count;ordinary;people;hide;sign;round"),
        ["place_is_not_home"] = ("lived_there", _ => "nights"),
        ["usual_is_not_home"] = ("as_usual", _ => "home"),
        ["hiding_is_no_weighting"] = ("not_alone", _ => "people"),
        ["unseen_is_not_hidden"] = ("unseen_days", _ => "hide"),
        ["threshold_after_scaling"] = ("threshold", _ => "b_times_d"),
        ["rows_for_people"] = ("figure", n => Text(n[0] * n[3])),
        ["ordinary_left_in"] = ("figure", n => Text(Rounded(n[1] * n[3]))),
        ["subscribers_for_people"] = ("figure", n => Text(n[1] - n[2])),
        ["not_rounded"] = ("figure", n => Text((n[1] - n[2]) * n[3])),
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 30).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_walks_the_way_back_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(seed)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.Empty(report.Misconceptions);
    }

    [Theory]
    [InlineData("events;checks;codes;nights;home;away;count;hide;people;ordinary;round;sign")]
    [InlineData("events;codes;checks;nights;home;away;count;people;hide;ordinary;round;sign")]
    [InlineData(Order)]
    public void Every_order_in_which_each_step_has_what_it_needs_is_right(string order) =>
        Assert.True(_exercise.Check(1, new(With(Solved(1), "lineage", order))).IsPassed);

    [Theory]
    [InlineData("events;codes;checks;nights;home;away;count;ordinary;people;hide;round")]
    [InlineData(Order + ";sign")]
    [InlineData("sign;round;hide;people;ordinary;count;away;home;nights;checks;codes;events")]
    [InlineData("nothing")]
    public void An_order_that_leaves_out_repeats_or_turns_round_is_not_right(string order) =>
        Assert.False(_exercise.Check(1, new(With(Solved(1), "lineage", order))).Criteria[0].IsPassed);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named(string mistake)
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var (item, said) = _mistakes[mistake];
            var report = _exercise.Check(seed, new(With(Solved(seed), item, said(Numbers(seed)))));
            Assert.Equal([mistake], report.Misconceptions);
        }
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() => Assert.Equal(CourseShelf.Find("A2").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_steps_are_shown_in_another_order_to_others_and_never_solved()
    {
        Assert.Equal(Shown(1), Shown(1));
        Assert.True(Enumerable.Range(1, 20).Select(s => Shown((ulong)s)).Distinct(StringComparer.Ordinal).Count() > 15);
        Assert.All(Enumerable.Range(1, 20), s => Assert.NotEqual(Order, Shown((ulong)s)));

        static string Shown(ulong seed) => string.Join(';', _exercise.Form(seed).Items[0].Options);
    }

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.False(report.IsPassed);
        Assert.Empty(report.Misconceptions);
    }

    private static Dictionary<string, string?> Solved(ulong seed)
    {
        var n = Numbers(seed);
        return new(StringComparer.Ordinal)
        {
            ["lineage"] = Order,
            ["still_there"] = "nights",
            ["lived_there"] = "home",
            ["as_usual"] = "ordinary",
            ["move_alike"] = "people",
            ["unseen_days"] = "checks",
            ["not_alone"] = "hide",
            ["threshold"] = "b",
            ["figure"] = Text(Rounded((n[1] - n[2]) * n[3])),
        };
    }

    private static int[] Numbers(ulong seed) =>
        [.. _exercise.Form(seed).Items.Single(i => i.Table is not null).Table!.Rows[1].Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    private static int Rounded(int people) => (int)(Math.Round(people / 100m, MidpointRounding.AwayFromZero) * 100);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string?> With(Dictionary<string, string?> answers, string item, string answer) => new(answers, StringComparer.Ordinal) { [item] = answer };
}
