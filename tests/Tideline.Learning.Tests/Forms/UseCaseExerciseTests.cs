using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Tests.Forms;

public sealed class UseCaseExerciseTests
{
    private static readonly UseCaseExercise _exercise = new();

    // What is answered otherwise, given the days A and B; an empty text takes an answer away.
    private static readonly Dictionary<string, Func<string[], (string Item, string Said)[]>> _mistakes = new(StringComparer.Ordinal)
    {
        ["topic_is_no_decision"] = _ => [("decision", "Better awareness of the flood")],
        ["user_is_everybody"] = _ => [("user", "All stakeholders of the province")],
        ["figure_after_decision"] = d => [("needed_by", d[1])],
        ["figure_before_signatures"] = _ => [("needed_by", "2026-08-01")],
        ["another_meeting"] = _ => [("decision_on", "2026-09-30")],
        ["threshold_without_number"] = _ => [("threshold", "a sharp rise")],
        ["figure_without_act"] = _ => [("action", "")],
        ["no_alternative"] = _ => [("alternative1.name", "")],
        ["alternative_not_scored"] = _ => [("alternative1.privacy", "")],
        ["phones_not_scored"] = _ => [("phones.cost", "")],
        ["phones_can_all"] = _ => [("phones.in_time", "3"), ("phones.fit", "3"), ("phones.privacy", "3"), ("phones.cost", "3")],
        ["need_not_shown"] = _ => [("alternative1.in_time", "3"), ("necessity", "")],
        ["means_as_results"] = _ => [("card_briefings", "outcome"), ("card_analysts", "output")],
        ["bulletin_is_no_change"] = _ => [("card_bulletin", "impact")],
        ["act_is_not_relief"] = _ => [("card_moved_stock", "impact")],
        ["change_is_not_handed_over"] = _ => [("card_cited", "output")],
        ["nuisance_is_no_killer"] = _ => [("killer", "all_operators")],
        ["test_comes_late"] = _ => [("test", "after_season")],
        ["outputs_measured"] = _ => [("measure", "bulletins_sent")],
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_writes_a_whole_sheet_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(seed)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.Empty(report.Misconceptions);
    }

    [Fact]
    public void A_sheet_in_Urdu_passes_as_well()
    {
        var sheet = Solved(3);
        sheet["decision"] = "2,000 خیمے کنارہ کو یا نوباغ کو";
        sheet["decision_maker"] = "ڈائریکٹر آپریشنز، پی ڈی ایم اے";
        sheet["user"] = "شعبۂ منصوبہ بندی، پی ڈی ایم اے";
        sheet["threshold"] = "۵۰۰۰ افراد";
        sheet["action"] = "گودام کھلتا ہے";

        Assert.True(_exercise.Check(3, new(sheet)).IsPassed);
    }

    [Fact]
    public void An_alternative_that_scores_as_high_is_no_fault_where_the_need_is_shown()
    {
        var sheet = Solved(1);
        sheet["alternative1.in_time"] = "3";
        sheet["necessity"] = "No road to six tehsils is open in the first two weeks.";

        Assert.True(_exercise.Check(1, new(sheet)).IsPassed);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named(string mistake)
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var answers = Solved(seed);
            foreach (var (item, said) in _mistakes[mistake](Days(seed)))
            {
                answers[item] = said;
            }

            var report = _exercise.Check(seed, new(answers));
            Assert.Contains(mistake, report.Misconceptions);
            Assert.Single(report.Misconceptions);
        }
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() =>
        Assert.Equal(CourseShelf.Find("A3").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.All(report.Criteria, c => Assert.False(c.IsPassed, c.Id));
        Assert.Empty(report.Misconceptions);
    }

    [Fact]
    public void Days_follow_from_the_learner() =>
        Assert.True(Enumerable.Range(1, 20).Select(s => string.Join(',', Days((ulong)s))).Distinct(StringComparer.Ordinal).Count() > 10);

    private static string[] Days(ulong seed) => [.. _exercise.Form(seed).Items.Single(i => i.Table is not null).Table!.Rows[1]];

    private static Dictionary<string, string?> Solved(ulong seed)
    {
        var days = Days(seed);
        return new(StringComparer.Ordinal)
        {
            ["decision"] = "Send the 2,000 tents to Kinara or to Naubagh",
            ["decision_maker"] = "Director of Operations, PDMA",
            ["user"] = "Planning desk of the PDMA",
            ["figure"] = "Displaced people by district, weekly",
            ["needed_by"] = days[0],
            ["decision_on"] = days[1],
            ["threshold"] = "5,000 people from one district",
            ["action"] = "The depot opens that day",
            ["alternative1.name"] = "Lists of district staff",
            ["alternative1.in_time"] = "1",
            ["alternative1.fit"] = "3",
            ["alternative1.privacy"] = "2",
            ["alternative1.cost"] = "1",
            ["phones.in_time"] = "3",
            ["phones.fit"] = "2",
            ["phones.privacy"] = "1",
            ["phones.cost"] = "2",
            ["card_records"] = "input",
            ["card_analysts"] = "input",
            ["card_runs"] = "activity",
            ["card_briefings"] = "activity",
            ["card_bulletin"] = "output",
            ["card_moved_stock"] = "outcome",
            ["card_cited"] = "outcome",
            ["card_sheltered"] = "impact",
            ["killer"] = "desk_acts",
            ["test"] = "dry_run",
            ["measure"] = "decisions_citing",
        };
    }
}
