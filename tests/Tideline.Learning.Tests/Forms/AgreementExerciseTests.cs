using Tideline.Governance.Agreements;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Tests.Forms;

public sealed class AgreementExerciseTests
{
    private static readonly AgreementExercise _exercise = new();

    private static readonly Dictionary<string, string> _models = new(StringComparer.Ordinal)
    {
        ["case_staff"] = "operator_runs",
        ["case_copy"] = "operator_runs",
        ["case_office"] = "hybrid",
        ["case_small"] = "aggregates",
        ["case_law"] = "third_party",
    };

    private static readonly Dictionary<string, string> _wrongModels = new(StringComparer.Ordinal)
    {
        ["copy_is_quicker"] = "raw",
        ["questions_change"] = "aggregates",
        ["nobody_to_send"] = "hybrid",
        ["operator_has_nobody"] = "operator_runs",
        ["no_law_names_it"] = "third_party",
    };

    // What is ticked, given the draft.
    private static readonly Dictionary<string, Func<Draft, (string Item, IEnumerable<string> Said)>> _mistakes = new(StringComparer.Ordinal)
    {
        ["fine_words_settle"] = d => ("vain", d.VainArticles.Skip(1)),
        ["plain_article_doubted"] = d => ("vain", d.VainArticles.Concat(d.PlainArticles.Take(2))),
        ["named_is_settled"] = d => ("missing", d.Absent),
        ["essential_clause_missed"] = d => ("missing", d.Missing.Except(d.Absent.Where(c => Clause.Of(c)!.Essential), StringComparer.Ordinal)),
        ["settled_clause_marked"] = d => ("missing", d.Missing.Concat(d.Settled.Take(3))),
        ["everything_marked"] = _ => ("missing", Clause.All.Select(c => c.Code)),
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    public static TheoryData<string> WrongModels => [.. _wrongModels.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_reads_the_draft_by_the_list_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(seed)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.Empty(report.Misconceptions);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void One_open_clause_may_be_overlooked_and_one_may_be_marked_too_many(ulong seed)
    {
        var draft = Draft.Of(seed);

        Assert.True(Marked(draft.Missing.Skip(1)));
        Assert.True(Marked(draft.Missing.Append(draft.Settled[0])));
        Assert.False(Marked(draft.Missing.Skip(2)));

        bool Marked(IEnumerable<string> codes) => _exercise.Check(seed, new(With(Solved(seed), "missing", codes))).Criteria[2].IsPassed;
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named(string mistake)
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var (item, said) = _mistakes[mistake](Draft.Of(seed));
            var report = _exercise.Check(seed, new(With(Solved(seed), item, said)));
            Assert.Equal([mistake], report.Misconceptions);
        }
    }

    [Theory]
    [MemberData(nameof(WrongModels))]
    public void A_model_that_does_not_fit_the_case_is_told_by_what_it_lacks(string mistake)
    {
        var told = 0;
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var answers = Solved(seed);
            if (answers.Keys.FirstOrDefault(k => _models.TryGetValue(k, out var right) && right != _wrongModels[mistake]) is { } wrong)
            {
                answers[wrong] = _wrongModels[mistake];
                Assert.Equal([mistake], _exercise.Check(seed, new(answers)).Misconceptions);
                told++;
            }
        }

        Assert.True(told > 3);
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() => Assert.Equal(
        CourseShelf.Find("A6").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Concat(_wrongModels.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void Drafts_and_cases_follow_from_the_learner()
    {
        Assert.True(Enumerable.Range(1, 20).Select(s => string.Join(',', Draft.Of((ulong)s).Missing)).Distinct(StringComparer.Ordinal).Count() > 15);
        Assert.All(_models.Keys, c => Assert.Contains(Enumerable.Range(1, 40), s => Solved((ulong)s).ContainsKey(c)));
    }

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.All(report.Criteria, c => Assert.False(c.IsPassed, c.Id));
        Assert.Empty(report.Misconceptions);
    }

    private static Dictionary<string, string?> Solved(ulong seed)
    {
        var draft = Draft.Of(seed);
        var answers = _exercise.Form(seed).Items.Where(i => _models.ContainsKey(i.Id)).ToDictionary(i => i.Id, i => (string?)_models[i.Id], StringComparer.Ordinal);
        return With(With(answers, "vain", draft.VainArticles), "missing", draft.Missing);
    }

    private static Dictionary<string, string?> With(Dictionary<string, string?> answers, string item, IEnumerable<string> ticked) => new(answers, StringComparer.Ordinal) { [item] = string.Join(';', ticked) };

    /// <summary>The draft as a learner reads it.</summary>
    private sealed record Draft(IReadOnlyList<string> VainArticles, IReadOnlyList<string> PlainArticles)
    {
        public IReadOnlyList<string> Settled => [.. PlainArticles.Select(a => a["article_".Length..])];

        public IReadOnlyList<string> Missing => [.. Clause.All.Select(c => c.Code).Except(Settled, StringComparer.Ordinal)];

        public IReadOnlyList<string> Absent => [.. Missing.Except(VainArticles.Select(a => a["vain_".Length..]), StringComparer.Ordinal)];

        public static Draft Of(ulong seed)
        {
            var articles = _exercise.Form(seed).Items.Single(i => i.Id == "vain").Options;
            return new([.. articles.Where(a => a.StartsWith("vain_", StringComparison.Ordinal))], [.. articles.Where(a => a.StartsWith("article_", StringComparison.Ordinal))]);
        }
    }
}
