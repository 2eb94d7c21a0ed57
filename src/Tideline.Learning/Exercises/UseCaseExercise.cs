using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tideline.Governance;
using Tideline.Governance.TheoryOfChange;
using Tideline.Governance.UseCases;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A3: a use-case sheet and the way from a figure to people who are better off, held against the rules of the governance desk.</summary>
public sealed partial class UseCaseExercise : IFormExercise
{
    private const int CardsNeeded = 7;
    private const int Alternatives = 2;

    private static readonly (string Code, string Item)[] _written = [("UC1", "decision"), ("UC2", "decision_maker"), ("UC3", "user"), ("UC4", "figure")];
    private static readonly string[] _scores = ["0", "1", "2", "3"];
    private static readonly string[] _criteria = ["in_time", "fit", "privacy", "cost"];
    private static readonly string[] _links = ["input", "activity", "output", "outcome", "impact"];

    // What stands on the cards of the chain, the link of each, and the known mistake by another link.
    private static readonly (string Card, string Link, (string Chosen, string Mistake)[] Mistakes)[] _cards =
    [
        ("records", "input", [("output", "means_as_results"), ("outcome", "means_as_results")]),
        ("analysts", "input", [("output", "means_as_results"), ("outcome", "means_as_results")]),
        ("runs", "activity", [("outcome", "means_as_results"), ("impact", "means_as_results")]),
        ("briefings", "activity", [("outcome", "means_as_results"), ("impact", "means_as_results")]),
        ("bulletin", "output", [("outcome", "bulletin_is_no_change"), ("impact", "bulletin_is_no_change")]),
        ("moved_stock", "outcome", [("impact", "act_is_not_relief"), ("output", "change_is_not_handed_over")]),
        ("cited", "outcome", [("output", "change_is_not_handed_over")]),
        ("sheltered", "impact", [("output", "change_is_not_handed_over")]),
    ];

    private static readonly string[] _assumptions = ["desk_acts", "fonts", "all_operators", "own_server", "weekly_slides"];
    private static readonly string[] _tests = ["dry_run", "after_season", "ask_once", "more_data"];
    private static readonly string[] _measures = ["decisions_citing", "bulletins_sent", "people_trained", "pages_read"];

    public string Module => "A3";

    public string File => "a3.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed)
    {
        var draws = new FormDraws(seed, 60);
        var shuffled = draws.Shuffled(_cards.Select(c => c.Card));
        var assumptions = draws.Shuffled(_assumptions);
        var tests = draws.Shuffled(_tests);
        var measures = draws.Shuffled(_measures);
        return new(
        [
            new("decision", FormKind.Text, []),
            new("decision_maker", FormKind.Text, []),
            new("user", FormKind.Text, []),
            new("figure", FormKind.Text, []),
            new("needed_by", FormKind.Date, []) { Table = Calendar.Of(seed).Table },
            new("decision_on", FormKind.Date, []),
            new("threshold", FormKind.Text, []),
            new("action", FormKind.Text, []),
            .. Enumerable.Range(1, Alternatives).SelectMany(n => (FormItem[])[new(Alternative(n) + ".name", FormKind.Text, []), .. Scored(Alternative(n))]),
            .. Scored("phones"),
            new("necessity", FormKind.Text, []),
            .. shuffled.Select(c => new FormItem("card_" + c, FormKind.Choice, _links)),
            new("killer", FormKind.Choice, assumptions),
            new("test", FormKind.Choice, tests),
            new("measure", FormKind.Choice, measures),
        ]);
    }

    public CheckReport Check(ulong seed, FormAnswers answers)
    {
        var sheet = SheetOf(answers);
        var found = sheet.Findings(new Desk(default)).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        return new([Decision(sheet, found), Dates(Calendar.Of(seed), answers, sheet, found), Threshold(answers, found), Weighing(sheet, found), Chain(answers), Assumption(answers)]);
    }

    private static string Alternative(int number) => FormattableString.Invariant($"alternative{number}");

    private static IEnumerable<FormItem> Scored(string row) => _criteria.Select(c => new FormItem($"{row}.{c}", FormKind.Choice, _scores));

    private static UseCaseSheet SheetOf(FormAnswers answers) => new()
    {
        Decision = answers["decision"] ?? "",
        DecisionMaker = answers["decision_maker"] ?? "",
        User = answers["user"] ?? "",
        Figure = answers["figure"] ?? "",
        NeededBy = Day(answers["needed_by"]),
        DecisionOn = Day(answers["decision_on"]),
        Threshold = answers["threshold"] ?? "",
        Action = answers["action"] ?? "",
        Alternatives = [.. Enumerable.Range(1, Alternatives).Select(n => Row(answers, Alternative(n))).Where(a => a.Name.Length > 0)],
        PhoneRecords = Row(answers, "phones"),
        Necessity = answers["necessity"] ?? "",
    };

    private static Alternative Row(FormAnswers answers, string row) => new()
    {
        Name = answers[row + ".name"] ?? "",
        InTime = Score(answers[row + ".in_time"]),
        Fit = Score(answers[row + ".fit"]),
        Privacy = Score(answers[row + ".privacy"]),
        Cost = Score(answers[row + ".cost"]),
    };

    private static int? Score(string? answer) => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : null;

    private static LocalDate? Day(string? answer) => answer is not null && LocalDatePattern.Iso.Parse(answer) is { Success: true } parsed ? parsed.Value : null;

    private static CriterionResult Decision(UseCaseSheet sheet, HashSet<string> found)
    {
        string[] missing = [.. _written.Where(r => found.Contains(r.Code)).Select(r => r.Item)];
        var mistake = sheet.Decision.Length > 0 && !Choice().IsMatch(sheet.Decision) ? "topic_is_no_decision"
            : Everybody().IsMatch(sheet.User) ? "user_is_everybody"
            : null;
        return new("decision", missing.Length == 0 && mistake is null, missing.Length == 0 ? "all four are written" : "not written: " + string.Join(", ", missing), mistake);
    }

    private static CriterionResult Dates(Calendar calendar, FormAnswers answers, UseCaseSheet sheet, HashSet<string> found)
    {
        var right = sheet.DecisionOn == calendar.Decision && sheet.NeededBy >= calendar.First && !found.Contains("UC7");
        return new(
            "dates", right, $"{answers["needed_by"] ?? "not answered"}, {answers["decision_on"] ?? "not answered"}",
            right ? null
                : found.Contains("UC7") ? "figure_after_decision"
                : sheet.NeededBy < calendar.First ? "figure_before_signatures"
                : sheet.DecisionOn is not null && sheet.DecisionOn != calendar.Decision ? "another_meeting"
                : null);
    }

    private static CriterionResult Threshold(FormAnswers answers, HashSet<string> found) => new(
        "threshold", !found.Overlaps(["UC8", "UC9", "UC10"]), answers["threshold"] is null ? "no threshold" : answers["action"] is null ? "a threshold and no act" : "a threshold and an act",
        found.Contains("UC9") ? "threshold_without_number" : answers["threshold"] is not null && found.Contains("UC10") ? "figure_without_act" : null);

    private static CriterionResult Weighing(UseCaseSheet sheet, HashSet<string> found)
    {
        var full = sheet.PhoneRecords.Total == UseCaseSheet.HighestScore * _criteria.Length;
        var total = sheet.PhoneRecords.Total is { } points ? points.ToString(CultureInfo.InvariantCulture) : "no total";
        return new(
            "weighing", !full && !found.Overlaps(["UC11", "UC12", "UC13", "UC14"]),
            FormattableString.Invariant($"{sheet.Alternatives.Count} alternatives, {sheet.Alternatives.Count(a => a.Total is not null)} with all scores; phone records: {total}"),
            full ? "phones_can_all"
                : found.Contains("UC11") ? (sheet.PhoneRecords.Total is null ? null : "no_alternative")
                : found.Contains("UC12") ? "alternative_not_scored"
                : found.Contains("UC13") ? "phones_not_scored"
                : found.Contains("UC14") ? "need_not_shown"
                : null);
    }

    private static CriterionResult Chain(FormAnswers answers)
    {
        var right = _cards.Count(c => answers["card_" + c.Card] == c.Link);
        var broken = TheoryOf(answers).Findings(new Desk(default)).Count(f => f.Code is "TC2" or "TC3");
        return new(
            "chain", right >= CardsNeeded && broken == 0, FormattableString.Invariant($"{right} of {_cards.Length} are right, {CardsNeeded} are needed; {broken} links are empty"),
            _cards.Select(c => c.Mistakes.FirstOrDefault(m => m.Chosen == answers["card_" + c.Card]).Mistake).Commonest());
    }

    private static CriterionResult Assumption(FormAnswers answers)
    {
        var (killer, test, measure) = (answers["killer"], answers["test"], answers["measure"]);
        var rules = TheoryOf(answers).Findings(new Desk(default)).Count(f => f.Code is "TC4" or "TC5" or "TC6" or "TC8" or "TC9");
        return new(
            "assumption", rules == 0 && (killer, test, measure) == (_assumptions[0], _tests[0], _measures[0]),
            FormattableString.Invariant($"{(killer == _assumptions[0] ? 1 : 0) + (test == _tests[0] ? 1 : 0) + (measure == _measures[0] ? 1 : 0)} of 3 are right"),
            killer is not null && killer != _assumptions[0] ? "nuisance_is_no_killer"
                : test is not null && test != _tests[0] ? "test_comes_late"
                : measure is not null && measure != _measures[0] ? "outputs_measured"
                : null);
    }

    private static ChangeTheory TheoryOf(FormAnswers answers)
    {
        IReadOnlyList<string> Of(string link) => [.. _cards.Select(c => c.Card).Where(c => answers["card_" + c] == link)];
        return new()
        {
            Problem = answers["decision"] ?? "",
            Inputs = Of("input"),
            Activities = Of("activity"),
            Outputs = Of("output"),
            Outcomes = Of("outcome"),
            Impact = string.Join("; ", Of("impact")),
            Assumptions = answers["killer"] is { } killer ? [new() { Text = killer, Killer = true, Test = answers["test"] ?? "" }] : [],
            Measures = answers["measure"] is { } measure ? [new() { Name = measure, Target = measure, Source = measure }] : [],
        };
    }

    // Words by which a choice is told from a topic, in both languages.
    [GeneratedRegex(@"\b(?:or|whether|if|instead)\b|(?<!\p{L})(?:یا|آیا|اگر)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\b(?:every(?:body|one)|the public|all stakeholders|decision[\s-]?makers|the government)\b|(?<!\p{L})(?:سب|عوام|حکومت|ہر کوئی)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Everybody();

    /// <summary>Days of the case.</summary>
    /// <param name="First">First day on which two organisations can have signed the figure.</param>
    /// <param name="Decision">Day of the meeting that decides.</param>
    private sealed record Calendar(LocalDate First, LocalDate Decision)
    {
        public FormTable Table => new([["A", "B"], [LocalDatePattern.Iso.Format(First), LocalDatePattern.Iso.Format(Decision)]]);

        public static Calendar Of(ulong seed)
        {
            var draws = new FormDraws(seed, 61);
            var first = new LocalDate(2026, 8, 3).PlusDays(draws.Between(0, 20));
            return new(first, first.PlusDays(draws.Between(2, 6)));
        }
    }
}
