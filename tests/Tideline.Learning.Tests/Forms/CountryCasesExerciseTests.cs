using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;
using Tideline.Learning.Forms;
using Tideline.Learning.Maturity;

namespace Tideline.Learning.Tests.Forms;

public sealed class CountryCasesExerciseTests
{
    private static readonly CountryCasesExercise _exercise = new();

    // By hand from the written cases: claim as a number or ?, and what was shown: - nothing, d described, p a paper, c confirmed.
    private static readonly Dictionary<string, string> _read = new(StringComparer.Ordinal)
    {
        ["case1"] = "l1 3p, l4 3p, e1 4d, e2 3p, i3 3-, e3 2p, s4 3p, q2 4d, q1 3p, q3 ?-, u2 1p",
        ["case2"] = "l1 4-, l4 2p, e1 1-, e2 1p, i3 2p, e3 3-, s4 1p, q2 2p, q1 4p, q3 4d, u2 3p",
        ["case3"] = "l1 4c, l4 3p, e1 3p, e2 4p, i3 3d, e3 4d, s4 4d, q2 3p, q1 3p, q3 3p, u2 3c",
    };

    private static readonly Dictionary<string, string> _gates = new(StringComparer.Ordinal)
    {
        ["case1"] = "access;routine",
        ["case2"] = "access;release;crisis",
        ["case3"] = "crisis",
    };

    private static readonly Dictionary<string, Action<Dictionary<string, string?>>> _mistakes = new(StringComparer.Ordinal)
    {
        ["claim_without_evidence"] = a => Replace(a, (claim, _) => claim),
        ["unknown_as_middle"] = a => a["case1.q3"] = "2",
        ["gates_by_claim"] = a => a["case1.gates"] = "routine",
        ["first_gate_only"] = a => a["case2.gates"] = "access",
        ["stage_for_gate"] = a => a["case2.gates"] = "access;release;routine;crisis",
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    [Fact]
    public void Who_lets_evidence_cap_the_claims_passes()
    {
        var report = _exercise.Check(1, new(Solved()));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.StartsWith("33 of 33", report.Criteria[0].Observed, StringComparison.Ordinal);
        Assert.Empty(report.Misconceptions);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named(string mistake)
    {
        var answers = Solved();
        _mistakes[mistake](answers);

        Assert.Equal([mistake], _exercise.Check(1, new(answers)).Misconceptions);
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() => Assert.Equal(CourseShelf.Find("A5").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Who_believes_each_claim_does_not_pass_the_levels()
    {
        var answers = Solved();
        Replace(answers, (claim, _) => claim);

        Assert.False(_exercise.Check(1, new(answers)).Criteria[0].IsPassed);
    }

    [Fact]
    public void One_step_beside_is_near_enough_and_two_are_not()
    {
        var answers = Solved();
        Replace(answers, (_, level) => level == 0 ? 1 : level - 1);
        Assert.True(_exercise.Check(1, new(answers)).Criteria[0].IsPassed);

        Replace(answers, (_, level) => level < 2 ? level + 2 : level - 2);
        Assert.False(_exercise.Check(1, new(answers)).Criteria[0].IsPassed);
    }

    [Fact]
    public void A_gate_too_few_in_one_country_is_not_exact()
    {
        var answers = Solved();
        answers["case3.gates"] = "none";

        Assert.False(_exercise.Check(1, new(answers)).IsPassed);
    }

    [Fact]
    public void Each_level_is_told_in_the_words_of_the_framework()
    {
        var words = FormWords.Read("A5", "en")!;
        foreach (var item in _exercise.Form(1).Items.Where(i => i.Kind is FormKind.Choice))
        {
            var question = FrameworkFile.BuiltIn[item.Words.ToUpperInvariant()];
            var shown = words.Of(item);
            Assert.Contains(question.Asks, shown.Prompt, StringComparison.Ordinal);
            Assert.All(item.Options, o => Assert.Equal($"{o}: {question.LevelText(o[0] - '0')}", shown.Options[o]));
            Assert.True(shown.Help?.Length > 10, item.Id + " tells nothing of the case");
        }
    }

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.False(report.IsPassed);
        Assert.Empty(report.Misconceptions);
    }

    private static Dictionary<string, string?> Solved()
    {
        var answers = _gates.ToDictionary(g => g.Key + ".gates", g => (string?)g.Value, StringComparer.Ordinal);
        Replace(answers, (_, level) => level);
        return answers;
    }

    private static void Replace(Dictionary<string, string?> answers, Func<int, int, int> answer)
    {
        foreach (var (id, text) in _read)
        {
            foreach (var line in text.Split(", "))
            {
                var cap = line[4] switch { '-' => 1, 'd' => 2, 'p' => 3, _ => 4 };
                var claim = line[3] == '?' ? 0 : line[3] - '0';
                answers[id + "." + line[..2]] = ((char)('0' + answer(claim, Math.Min(claim, cap)))).ToString();
            }
        }
    }
}
