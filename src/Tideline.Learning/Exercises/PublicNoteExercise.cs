using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Governance;
using Tideline.Governance.Access;
using Tideline.Governance.Communications;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A9: a note for the public, the way of a request, and eight requests to approve or reject by the product's own review.</summary>
public sealed partial class PublicNoteExercise : IFormExercise
{
    private const int LeastWords = 40;
    private const int DecisionsNeeded = 7;
    private const int ReasonsNeeded = 6;
    private const string Approve = "approve";

    private static readonly LocalDate _today = new(2026, 8, 20);

    // In the order in which they are told: what is missing first, then how it is said.
    private static readonly (string Code, string Mistake)[] _noteMistakes =
    [
        ("PN1", "no_reason_given"), ("PN6", "reason_comes_late"), ("PN2", "figures_not_told"), ("PN3", "limits_not_told"), ("PN4", "safeguards_not_told"), ("PN5", "doubt_not_told"),
        ("PN7", "too_long"), ("PN8", "frightening_word"), ("PN9", "sentence_too_long"),
    ];

    private static readonly AccessState[] _route =
        [AccessState.Draft, AccessState.Submitted, AccessState.TechnicalCheck, AccessState.LegalCheck, AccessState.Approved, AccessState.Executed, AccessState.Released, AccessState.Closed];

    private static readonly string[] _reasons = ["none", "RA1", "RA2", "RA3", "RA4", "RA5", "RA6", "RA7", "AG3", "AG4", "AG8", "AW2", "AW4"];

    public string Module => "A9";

    public string File => "a9.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed) => new(
    [
        new("note", FormKind.Prose, []) { Table = Estimate.Of(seed).Table },
        new("route", FormKind.Order, new FormDraws(seed, 91).Shuffled(_route.Select(Word))),
        .. Requests(seed).Index().SelectMany(r => (FormItem[])
        [
            new(FormattableString.Invariant($"r{r.Index + 1}.decision"), FormKind.Choice, [Approve, "reject"]) { Table = r.Item.Table },
            new(FormattableString.Invariant($"r{r.Index + 1}.reason"), FormKind.Choice, [.. _reasons.Select(c => c.ToLowerInvariant())]),
        ]),
    ]);

    public CheckReport Check(ulong seed, FormAnswers answers)
    {
        var judged = Requests(seed).Index().Select(r => new Judged(
            r.Item, answers[FormattableString.Invariant($"r{r.Index + 1}.decision")], answers[FormattableString.Invariant($"r{r.Index + 1}.reason")])).ToList();
        return new([Note(Estimate.Of(seed), answers["note"]), Route(answers.Several("route")), Decisions(judged), Reasons(judged)]);
    }

    private static CriterionResult Note(Estimate estimate, string? note)
    {
        if (note is null)
        {
            return new("note", false, "not answered");
        }

        var found = PublicNoteReview.Of(note).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        var words = note.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        // Digits of both scripts, with and without separators.
        var numbers = Separator().Replace(string.Concat(note.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c)), "");
        var both = numbers.Contains(Number(estimate.Low), StringComparison.Ordinal) && numbers.Contains(Number(estimate.High), StringComparison.Ordinal);
        return new(
            "note", found.Count == 0 && both && words >= LeastWords, FormattableString.Invariant($"{words} words; {found.Count} findings: {string.Join(", ", found.Order(StringComparer.Ordinal))}"),
            words < LeastWords ? "too_short_to_explain" : _noteMistakes.FirstOrDefault(m => found.Contains(m.Code)).Mistake ?? (both ? null : "range_left_out"));
    }

    private static CriterionResult Route(IReadOnlyList<string> given)
    {
        var place = given.Index().DistinctBy(g => g.Item, StringComparer.Ordinal).ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        bool Before(AccessState one, AccessState other) => place.TryGetValue(Word(one), out var first) && place.TryGetValue(Word(other), out var second) && first < second;
        var states = given.Select(g => Array.Find(_route, s => Word(s) == g)).ToList();
        var right = given.Count == _route.Length && states[0] == AccessState.Draft && states.Zip(states.Skip(1)).All(p => AccessWorkflow.After(p.First).Contains(p.Second));
        return new(
            "route", right, FormattableString.Invariant($"{place.Count} of {_route.Length} steps"),
            right ? null
                : Before(AccessState.Executed, AccessState.Approved) ? "run_before_approval"
                : Before(AccessState.Approved, AccessState.LegalCheck) || Before(AccessState.Approved, AccessState.TechnicalCheck) ? "approved_unchecked"
                : Before(AccessState.Released, AccessState.Executed) ? "released_before_run"
                : null);
    }

    private static CriterionResult Decisions(List<Judged> judged)
    {
        var right = judged.Count(j => j.Decision is not null && (j.Decision == Approve) == (j.Asked.Reason == "none"));
        var redLines = judged.Count(j => j.Decision == Approve && j.Asked.IsRedLine);
        return new(
            "decisions", right >= DecisionsNeeded && redLines == 0,
            FormattableString.Invariant($"{right} of {judged.Count} decisions are right, {DecisionsNeeded} are needed; {redLines} red lines were approved"),
            // A red line is told before anything that was done more often.
            redLines > 0 ? judged.Select(j => j.Decision == Approve && j.Asked.IsRedLine ? j.Asked.ApprovedMistake : null).Commonest()
                : judged.Select(j => j.Decision is null ? null : j.Decision == Approve ? j.Asked.ApprovedMistake : j.Asked.Reason == "none" ? "too_cautious" : null).Commonest());
    }

    private static CriterionResult Reasons(List<Judged> judged)
    {
        var right = judged.Count(j => j.Reason == j.Asked.Reason);
        return new(
            "reasons", right >= ReasonsNeeded, FormattableString.Invariant($"{right} of {judged.Count} reasons are right, {ReasonsNeeded} are needed"),
            judged.Select(j => j.Reason?.StartsWith("ag", StringComparison.Ordinal) == true && j.Asked.IsRedLine ? "red_line_as_paperwork" : null).Commonest());
    }

    private static string Word(AccessState state) => state switch
    {
        AccessState.TechnicalCheck => "technical_check",
        AccessState.LegalCheck => "legal_check",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Two are in order, one asks for people instead of figures, five have one fault each.
    private static IReadOnlyList<Asked> Requests(ulong seed)
    {
        var draws = new FormDraws(seed, 92);
        var fine = new Asked("F", "UC-01", "stock", draws.Between(1, 2), draws.Pick(12, 24), draws.Pick("NDMA", "PDMA"), "2026-12-31");
        var fineBelow = new Asked("F", "UC-02", "flow", 3, draws.Pick(24, 36, 48), draws.Pick("IOM", "OCHA"), "2026-12-31");
        var person = fine with { Kind = draws.Pick("P", "S", "C", "G") };
        Asked[] faulty =
        [
            fine with { Level = 4, Hours = 48 }, fineBelow with { Hours = draws.Pick(2, 6, 12) }, fine with { Until = "2026-07-31" }, fine with { Purpose = draws.Pick("UC-07", "UC-09") },
            fine with { Product = "trips" }, fineBelow with { Recipient = draws.Pick("PRESS", "BANK") }, fine with { Checks = "M1", Approves = "N1" }, fineBelow with { Checks = "N2", Approves = "N3" },
        ];
        return draws.Shuffled([fine, fineBelow, person, .. draws.Shuffled(faulty).Take(5)]);
    }

    [GeneratedRegex(@"(?<=[0-9])[,٬ \u00A0\u202F.](?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();

    private sealed record Judged(Asked Asked, string? Decision, string? Reason);

    /// <summary>A request as it lies on the table; <c>N1</c> of the authority asks.</summary>
    private sealed record Asked(string Kind, string Purpose, string Product, int Level, int Hours, string Recipient, string Until, string Checks = "M1", string Approves = "N2")
    {
        private static readonly string[] _redLines = ["ra1", "ra2", "ra3", "ra4"];

        public FormTable Table => new(
        [
            ["K", "UC", "product", "level", "hours", "to", "until", "check", "sign"], [Kind, Purpose, Product, Number(Level), Number(Hours), Recipient, Until, Checks, Approves],
        ]);

        /// <summary>Code of the first thing that stands against it, in lower case; none where nothing does.</summary>
        public string Reason => Against() is [var first, ..] ? first.Code.ToLowerInvariant() : "none";

        public bool IsRedLine => _redLines.Contains(Reason, StringComparer.Ordinal);

        public string? ApprovedMistake => Reason switch
        {
            "ra1" or "ra2" or "ra3" or "ra4" => "people_instead_of_figures",
            "ra5" or "ra6" => "too_small_or_too_fresh",
            "ra7" => "agreement_over",
            "ag3" or "ag4" or "ag8" => "agreement_stretched",
            "aw2" or "aw4" => "one_house_signs",
            _ => null,
        };

        private IReadOnlyList<Finding> Against()
        {
            var request = new AccessRequest
            {
                Requester = "N1",
                Organisation = "N",
                Asks = Kind switch { "P" => AskedKind.Person, "S" => AskedKind.Device, "C" => AskedKind.Pseudonyms, "G" => AskedKind.Group, _ => AskedKind.Figures },
                Purpose = Purpose,
                Product = Product,
                Areas = ["all"],
                Level = Level,
                Period = PeriodKind.Week,
                From = _today.PlusDays(-10),
                To = _today.PlusDays(-4),
                DelayHours = Hours,
                Recipients = [Recipient],
            };
            var terms = new AccessTerms
            {
                Agreement = "practice",
                Purposes = ["UC-01", "UC-02"],
                Products = ["stock", "flow"],
                FinestLevel = 3,
                FinestPeriod = PeriodKind.Week,
                Recipients = ["NDMA", "PDMA", "IOM", "OCHA"],
                End = LocalDatePattern.Iso.Parse(Until).Value,
            };
            AccessStep[] steps =
            [
                new(AccessState.Submitted, "N1", "N", _today), new(AccessState.TechnicalCheck, Checks, Checks[..1], _today), new(AccessState.LegalCheck, Checks, Checks[..1], _today),
            ];
            var review = AccessReview.Of(request, terms, impactStands: true, _today);
            return AccessWorkflow.Against(request, steps, new(AccessState.Approved, Approves, Approves[..1], _today, Until: _today), review);
        }
    }

    /// <summary>The figure of the day.</summary>
    private sealed record Estimate(int Middle, int Low, int High)
    {
        public FormTable Table => new([["n", "min", "max"], [Number(Middle), Number(Low), Number(High)]]);

        public static Estimate Of(ulong seed)
        {
            var draws = new FormDraws(seed, 90);
            var middle = draws.Between(60, 240) * 100;
            return new(middle, middle - (draws.Between(12, 30) * 100), middle + (draws.Between(15, 40) * 100));
        }
    }
}
