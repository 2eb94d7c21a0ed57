using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Forms;
using Tideline.Learning.Maturity;

namespace Tideline.Learning.Exercises;

/// <summary>A5: three written country cases, scored and held against the gates. The key is an answer sheet for each, scored by the assessment itself.</summary>
public sealed class CountryCasesExercise : IFormExercise
{
    private const int Tolerance = 1;
    private const double LeastShare = 0.8;

    // Two steps above what counts: nobody who let the evidence cap the level gives that.
    private const int CapsFarBelow = 2;

    /// <summary>Option for a case in which no gate fails.</summary>
    internal const string NoGate = "none";

    private static readonly string[] _levels = [.. Enumerable.Range(0, MaturityQuestion.HighestLevel + 1).Select(l => l.ToString(CultureInfo.InvariantCulture))];
    private static readonly string[] _gates = [.. FrameworkFile.BuiltIn.Gates.Select(g => g.Code), NoGate];
    private readonly Lazy<IReadOnlyList<Case>> _cases = new(() => [.. new[] { "case1", "case2", "case3" }.Select(Case.Read)]);

    public string Module => "A5";

    public string File => "a5.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed) => new(
    [
        .. _cases.Value.SelectMany(c => c.Answers.Keys.Select(q => new FormItem(ItemOf(c, q), FormKind.Choice, _levels)).Append(new(c.Id + ".gates", FormKind.Several, _gates))),
    ]);

    public CheckReport Check(ulong seed, FormAnswers answers) => new([Levels(answers), Gates(answers)]);

    private CriterionResult Levels(FormAnswers answers)
    {
        var items = _cases.Value.SelectMany(c => c.Answers.Select(a => (a.Value, Given: Level(answers[ItemOf(c, a.Key)])))).ToList();
        var near = items.Count(i => i.Given is { } given && Math.Abs(given - i.Value.Effective) <= Tolerance);
        var needed = (int)Math.Ceiling(LeastShare * items.Count);
        var capped = items.Where(i => (i.Value.Level ?? 0) - i.Value.Effective >= CapsFarBelow).ToList();
        var unknown = items.Where(i => i.Value.Level is null).ToList();
        return new(
            "levels", near >= needed, FormattableString.Invariant($"{near} of {items.Count} levels are within one step, {needed} are needed; {items.Count(i => i.Given is not null)} were answered"),
            2 * capped.Count(i => i.Given >= i.Value.Level) > capped.Count ? "claim_without_evidence"
                : unknown.Any(i => i.Given > Tolerance) ? "unknown_as_middle"
                : null);
    }

    private CriterionResult Gates(FormAnswers answers)
    {
        var judged = _cases.Value.Select(c => (Case: c, Given: answers.Several(c.Id + ".gates").ToHashSet(StringComparer.Ordinal))).ToList();
        var right = judged.Count(j => j.Given.SetEquals(Named(j.Case.Failing)));
        return new(
            "gates", right == judged.Count, FormattableString.Invariant($"the failing gates of {right} of {judged.Count} countries are exactly right"),
            judged.Where(j => j.Given.Count > 0 && !j.Given.SetEquals(Named(j.Case.Failing))).Select(j => Mistake(j.Case, j.Given)).Commonest());
    }

    private static string? Mistake(Case of, HashSet<string> given) =>
        given.SetEquals(Named(of.FailingAsClaimed)) ? "gates_by_claim"
        : of.Failing.Count > 1 && given.SetEquals(of.Failing.Take(1)) ? "first_gate_only"
        : of.Failing.Count > 0 && given.SetEquals(_gates.Except([NoGate], StringComparer.Ordinal).SkipWhile(g => g != of.Failing[0])) ? "stage_for_gate"
        : null;

    private static IEnumerable<string> Named(IReadOnlyList<string> failing) => failing.Count == 0 ? [NoGate] : failing;

    private static string ItemOf(Case of, string question) => of.Id + "." + question.ToLowerInvariant();

    private static int? Level(string? answer) => answer is [>= '0' and <= '4'] ? answer[0] - '0' : null;

    /// <summary>One country.</summary>
    /// <param name="Answers">By question.</param>
    /// <param name="Failing">Gates, in their order.</param>
    /// <param name="FailingAsClaimed">Those that would fail if each answer had its best evidence.</param>
    private sealed record Case(string Id, IReadOnlyDictionary<string, MaturityAnswer> Answers, IReadOnlyList<string> Failing, IReadOnlyList<string> FailingAsClaimed)
    {
        public static Case Read(string id)
        {
            var file = $"a5/{id}.yaml";
            var sheet = AnswerSheetFile.Parse(BuiltInText.Read(file), file, FrameworkFile.BuiltIn);
            var respondent = sheet.Respondents.Single();
            var claimed = sheet with { Respondents = [respondent with { Answers = respondent.Answers.ToDictionary(a => a.Key, a => a.Value with { Evidence = Evidence.Checked }, StringComparer.Ordinal) }] };
            return new(id, respondent.Answers, FailingOf(sheet), FailingOf(claimed));
        }

        private static IReadOnlyList<string> FailingOf(AnswerSheet sheet) => [.. MaturityScoring.Of(FrameworkFile.BuiltIn, sheet).Gates.Where(g => !g.IsPassed).Select(g => g.Gate.Code)];
    }
}
