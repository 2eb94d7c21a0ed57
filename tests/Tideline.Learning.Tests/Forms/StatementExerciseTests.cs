using System.Globalization;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Tests.Forms;

public sealed class StatementExerciseTests
{
    private static readonly StatementExercise _exercise = new();

    // By mistake: the right reason of the statements in which it is made, and what is said instead.
    private static readonly Dictionary<string, (string Reason, string Part, string Said)> _mistakes = new(StringComparer.Ordinal)
    {
        ["overlap_ignored"] = ("interval", "verdict", "holds"),
        ["suppressed_as_0"] = ("suppressed", "verdict", "holds"),
        ["unseen_as_0"] = ("not_observed", "verdict", "holds"),
        ["provisional_as_final"] = ("provisional", "verdict", "holds"),
        ["coverage_ignored"] = ("coverage", "verdict", "holds"),
        ["ranked_unreliable"] = ("unreliable", "verdict", "holds"),
        ["contradiction_softened"] = ("contradicted", "verdict", "caveat"),
        ["too_cautious"] = ("supported", "verdict", "caveat"),
        ["hidden_or_unseen"] = ("suppressed", "reason", "not_observed"),
        ["read_beyond"] = ("not_measured", "reason", "supported"),
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 40).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_reads_status_interval_and_coverage_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(seed)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.All(report.Criteria, c => Assert.StartsWith("8 of 8", c.Observed, StringComparison.Ordinal));
        Assert.Empty(report.Misconceptions);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named(string mistake)
    {
        var (reason, part, said) = _mistakes[mistake];
        var named = 0;
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var answers = Solved(seed);
            foreach (var statement in answers.Where(a => a.Value == reason).Select(a => a.Key.Split('.')[0]).ToArray())
            {
                answers[statement + "." + part] = said;
            }

            named += _exercise.Check(seed, new(answers)).Misconceptions.Contains(mistake, StringComparer.Ordinal) ? 1 : 0;
        }

        Assert.True(named >= 5, $"{mistake} was named for {named} of 40 learners");
    }

    [Theory]
    [InlineData("s7", "parts_from_whole")]
    [InlineData("s8", "needs_read_out")]
    public void What_is_not_measured_is_not_read_out(string statement, string mistake)
    {
        foreach (var said in (string[])["holds", "caveat"])
        {
            var answers = Solved(1);
            answers[statement + ".verdict"] = said;
            Assert.Contains(mistake, _exercise.Check(1, new(answers)).Misconceptions);
        }
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() =>
        Assert.Equal(CourseShelf.Find("A8").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Concat(["parts_from_whole", "needs_read_out"]).Order(StringComparer.Ordinal));

    [Fact]
    public void Two_wrong_verdicts_are_too_many()
    {
        var answers = Solved(1);
        answers["s7.verdict"] = "holds";
        Assert.True(_exercise.Check(1, new(answers)).IsPassed);
        answers["s8.verdict"] = "holds";
        Assert.False(_exercise.Check(1, new(answers)).IsPassed);
    }

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.False(report.IsPassed);
        Assert.Empty(report.Misconceptions);
    }

    /// <summary>Answers from what the learner sees alone.</summary>
    private static Dictionary<string, string?> Solved(ulong seed)
    {
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var item in _exercise.Form(seed).Items.Where(i => i.Table is not null))
        {
            var id = item.Id.Split('.')[0];
            var rows = item.Table!.Rows.Skip(1).Select(r => new Row(r)).ToList();
            var (verdict, reason) = id switch
            {
                "s1" => Compared(rows[0], rows[1]),
                "s2" => ("fails", rows[0].Status switch { "Q" => "suppressed", "L" => "not_observed", _ => "contradicted" }),
                "s3" => Compared(rows[1], rows[0]),
                "s4" => Compared(rows[0], rows[1], weak: rows[1]),
                "s5" => rows[1].Value <= rows[0].Least ? ("holds", "supported") : rows[1].Value > rows[0].Most ? ("fails", "contradicted") : ("caveat", "interval"),
                "s6" => Compared(rows[0], rows.Skip(1).MaxBy(r => r.Value)!),
                _ => ("fails", "not_measured"),
            };
            answers[id + ".verdict"] = verdict;
            answers[id + ".reason"] = reason;
        }

        return answers;
    }

    private static (string Verdict, string Reason) Compared(Row more, Row fewer, Row? weak = null) =>
        (weak ?? more).Status == "U" ? ("caveat", (weak ?? more).Coverage < 70 ? "coverage" : "unreliable")
        : (weak ?? more).Status == "P" ? ("caveat", "provisional")
        : more.Least > fewer.Most ? ("holds", "supported")
        : more.Most < fewer.Least ? ("fails", "contradicted")
        : ("caveat", "interval");

    private sealed record Row(IReadOnlyList<string> Cells)
    {
        public int? Value => Number(2);

        public int? Least => Number(3);

        public int? Most => Number(4);

        public string Status => Cells[5];

        public int Coverage => int.Parse(Cells[6].TrimEnd('%'), CultureInfo.InvariantCulture);

        private int? Number(int cell) => Cells[cell].Length == 0 ? null : int.Parse(Cells[cell], CultureInfo.InvariantCulture);
    }
}
