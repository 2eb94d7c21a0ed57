using Tideline.Governance.Agreements;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A6: the access model of two cases, and what a draft agreement leaves open.</summary>
public sealed class AgreementExercise : IFormExercise
{
    private const double Needed = 0.8;
    private const int Cases = 2;
    private const int Absent = 4;
    private const int Vain = 3;
    private const int FalseAlarms = 1;

    private static readonly string[] _models = ["aggregates", "operator_runs", "hybrid", "third_party", "raw"];

    // The facts of each case stand in the form's words; of each wrong model they say why it fails.
    private static readonly (string Case, string Right)[] _cases =
        [("case_staff", "operator_runs"), ("case_copy", "operator_runs"), ("case_office", "hybrid"), ("case_small", "aggregates"), ("case_law", "third_party")];

    private static readonly Dictionary<string, string> _wrongModels = new(StringComparer.Ordinal)
    {
        ["raw"] = "copy_is_quicker",
        ["aggregates"] = "questions_change",
        ["hybrid"] = "nobody_to_send",
        ["operator_runs"] = "operator_has_nobody",
        ["third_party"] = "no_law_names_it",
    };

    // Clauses for which the draft has an article of fine words that settles nothing.
    private static readonly string[] _vain = ["purpose", "security", "approval", "retention", "incident", "audit", "quality", "costs"];

    public string Module => "A6";

    public string File => "a6.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed)
    {
        var draft = Draft.Of(seed);
        return new(
        [
            .. CasesOf(seed).Select(c => new FormItem(c.Case, FormKind.Choice, _models)),
            new("vain", FormKind.Several, draft.Articles),
            new("missing", FormKind.Several, [.. Clause.All.Select(c => c.Code)]),
        ]);
    }

    public CheckReport Check(ulong seed, FormAnswers answers)
    {
        var draft = Draft.Of(seed);
        return new([Model(seed, answers), VainArticles(draft, answers.Several("vain")), Missing(draft, answers.Several("missing"))]);
    }

    private static IReadOnlyList<(string Case, string Right)> CasesOf(ulong seed) => [.. new FormDraws(seed, 80).Shuffled(_cases).Take(Cases)];

    private static CriterionResult Model(ulong seed, FormAnswers answers)
    {
        var cases = CasesOf(seed);
        var right = cases.Count(c => answers[c.Case] == c.Right);
        return new(
            "models", right == cases.Count, FormattableString.Invariant($"{right} of {cases.Count} are right"),
            cases.Select(c => answers[c.Case] is { } given && given != c.Right ? _wrongModels.GetValueOrDefault(given) : null).Commonest());
    }

    private static CriterionResult VainArticles(Draft draft, IReadOnlyList<string> given)
    {
        var vain = draft.Vain.Select(v => "vain_" + v).ToList();
        var found = vain.Intersect(given, StringComparer.Ordinal).Count();
        var alarms = given.Distinct(StringComparer.Ordinal).Count() - found;
        return new(
            "vain", found == vain.Count && alarms <= FalseAlarms, FormattableString.Invariant($"{found} of {vain.Count} are found, with {alarms} false alarms"),
            given.Count > 0 && found < vain.Count ? "fine_words_settle" : alarms > FalseAlarms ? "plain_article_doubted" : null);
    }

    private static CriterionResult Missing(Draft draft, IReadOnlyList<string> given)
    {
        var marked = given.Distinct(StringComparer.Ordinal).ToList();
        var missing = draft.Missing;
        var found = missing.Count(c => marked.Contains(c.Code, StringComparer.Ordinal));
        var precision = marked.Count == 0 ? 0 : (double)found / marked.Count;
        var recall = (double)found / missing.Count;
        var essentialMissed = missing.Any(c => c.Essential && !draft.Vain.Contains(c.Code, StringComparer.Ordinal) && !marked.Contains(c.Code, StringComparer.Ordinal));
        var vainMissed = draft.Vain.All(v => !marked.Contains(v, StringComparer.Ordinal));
        return new(
            "missing", precision >= Needed && recall >= Needed,
            FormattableString.Invariant($"{found} of {missing.Count} open clauses are marked, and {marked.Count - found} that are settled"),
            marked.Count == 0 || (precision >= Needed && recall >= Needed) ? null
                : marked.Count > Clause.All.Count / 2 ? "everything_marked"
                : vainMissed ? "named_is_settled"
                : essentialMissed ? "essential_clause_missed"
                : precision < Needed ? "settled_clause_marked"
                : null);
    }

    /// <summary>A draft with holes: some clauses have no article, some have one that settles nothing.</summary>
    private sealed record Draft(IReadOnlyList<string> Articles, IReadOnlyList<string> Vain, ClauseCheck Settled)
    {
        public IReadOnlyList<Clause> Missing => Settled.Missing;

        public static Draft Of(ulong seed)
        {
            var draws = new FormDraws(seed, 81);
            var vain = draws.Shuffled(_vain).Take(AgreementExercise.Vain).ToList();
            var others = draws.Shuffled(Clause.All.Where(c => !vain.Contains(c.Code, StringComparer.Ordinal)));
            // Half of what is absent costs people and not only time.
            List<string> absent = [.. others.Where(c => c.Essential).Take(Absent / 2).Select(c => c.Code), .. others.Where(c => !c.Essential).Take(Absent / 2).Select(c => c.Code)];
            var present = Clause.All.Select(c => c.Code).Where(c => !absent.Contains(c, StringComparer.Ordinal)).ToList();
            return new(
                [.. present.Select(c => vain.Contains(c, StringComparer.Ordinal) ? "vain_" + c : "article_" + c)],
                vain,
                new() { Clauses = [.. present.Where(c => !vain.Contains(c, StringComparer.Ordinal)).Select(c => new HeldClause { Code = c, Reference = c })] });
        }
    }
}
