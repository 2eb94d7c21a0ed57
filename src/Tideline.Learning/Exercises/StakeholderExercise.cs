using System.Globalization;
using System.Text.RegularExpressions;
using Tideline.Governance;
using Tideline.Governance.Stakeholders;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A4: a map of those who can help, stop or be hurt, held against the rules of the governance desk.</summary>
public sealed partial class StakeholderExercise : IFormExercise
{
    private const int Rows = StakeholderMap.Fewest;
    private const int PlacesNeeded = 3;
    private const string OwnConcern = "our_deadline";

    private static readonly (string Word, ActorKind Kind)[] _roles =
    [
        ("operator", ActorKind.Operator), ("regulator", ActorKind.Regulator), ("data_protection", ActorKind.DataProtection), ("statistics_office", ActorKind.StatisticsOffice),
        ("disaster_authority", ActorKind.DisasterAuthority), ("user", ActorKind.User), ("civil_society", ActorKind.CivilSociety), ("funder", ActorKind.Funder), ("provider", ActorKind.Provider), ("other", ActorKind.Other),
    ];

    private static readonly (ActorKind Kind, string Mistake)[] _needed =
    [
        (ActorKind.CivilSociety, "counted_forgotten"), (ActorKind.DataProtection, "protection_forgotten"), (ActorKind.Regulator, "regulator_forgotten"),
        (ActorKind.User, "users_forgotten"), (ActorKind.Operator, "operator_forgotten"),
    ];

    private static readonly (string Word, Quadrant Quadrant)[] _quadrants =
        [("work_together", Quadrant.WorkTogether), ("keep_content", Quadrant.KeepContent), ("keep_informed", Quadrant.KeepInformed), ("watch", Quadrant.Watch)];

    private static readonly string[] _mandates = ["law", "licence", "decree", "contract", "none"];
    private static readonly string[] _concerns = ["breach", "rivals", "trust", "effort", "independence", "late", "harm", "blame", OwnConcern];
    private static readonly string[] _scale = ["1", "2", "3", "4", "5"];

    public string Module => "A4";

    public string File => "a4.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed) => new(
    [
        .. Enumerable.Range(1, Rows).SelectMany(n => (FormItem[])
        [
            new(Row(n) + ".name", FormKind.Text, []),
            new(Row(n) + ".role", FormKind.Choice, [.. _roles.Select(r => r.Word)]),
            new(Row(n) + ".mandate", FormKind.Choice, _mandates),
            new(Row(n) + ".influence", FormKind.Choice, _scale),
            new(Row(n) + ".interest", FormKind.Choice, _scale),
            new(Row(n) + ".concern", FormKind.Choice, _concerns),
            new(Row(n) + ".owner", FormKind.Text, []),
            new(Row(n) + ".next_step", FormKind.Text, []),
        ]),
        .. Placed(seed).Select(p => new FormItem(p.Id, FormKind.Choice, [.. _quadrants.Select(q => q.Word)]) { Table = new([["I", "N"], [Text(p.Influence), Text(p.Interest)]]) }),
    ]);

    public CheckReport Check(ulong seed, FormAnswers answers)
    {
        var map = new StakeholderMap { Actors = [.. Enumerable.Range(1, Rows).Select(n => ActorOf(answers, Row(n))).Where(a => a.Name.Length > 0)] };
        var findings = map.Findings(new Desk(default));
        return new([Actors(map, findings), Scores(map, findings), Contact(map, findings), Places(seed, answers)]);
    }

    private static string Row(int number) => FormattableString.Invariant($"actor{number}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Actor ActorOf(FormAnswers answers, string row) => new()
    {
        Name = answers[row + ".name"] ?? "",
        Kind = Array.Find(_roles, r => r.Word == answers[row + ".role"]) is { Word: not null } role ? role.Kind : ActorKind.Other,
        Mandate = answers[row + ".mandate"] ?? "",
        Influence = Score(answers[row + ".influence"]),
        Interest = Score(answers[row + ".interest"]),
        Concern = answers[row + ".concern"] ?? "",
        Owner = answers[row + ".owner"] ?? "",
        NextStep = answers[row + ".next_step"] ?? "",
    };

    private static int? Score(string? answer) => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : null;

    private static CriterionResult Actors(StakeholderMap map, IReadOnlyList<Finding> findings)
    {
        var faults = findings.Where(f => f.Code is "SM1" or "SM2" or "SM8").ToList();
        var twice = faults.Exists(f => f.Code == "SM8");
        return new(
            "actors", faults.Count == 0, FormattableString.Invariant($"{map.Actors.Count} of {Rows} actors are named; {faults.Count} faults"),
            twice ? "named_twice"
                : map.Actors.Count == 0 ? null
                : map.Actors.Count < Rows ? "too_few"
                : _needed.FirstOrDefault(n => map.Actors.All(a => a.Kind != n.Kind)).Mistake);
    }

    private static CriterionResult Scores(StakeholderMap map, IReadOnlyList<Finding> findings)
    {
        var open = findings.Count(f => f.Code == "SM3");
        var alike = map.Actors.Count >= Rows && map.Actors.All(a => a is { Influence: >= StakeholderMap.Much, Interest: >= StakeholderMap.Much });
        return new(
            "scores", map.Actors.Count > 0 && open == 0 && !alike, FormattableString.Invariant($"{map.Actors.Count - open} of {map.Actors.Count} actors are judged on both"), alike ? "all_matter_most" : null);
    }

    private static CriterionResult Contact(StakeholderMap map, IReadOnlyList<Finding> findings)
    {
        var faults = findings.Where(f => f.Code is "SM4" or "SM5" or "SM6" or "SM7").ToList();
        var mistakes = faults.Select(f => f.Code switch { "SM5" => "nobody_keeps_contact", "SM7" => "no_next_step", _ => null })
            .Concat(map.Actors.Select(a => Everybody().IsMatch(a.Owner) ? "owner_is_everybody" : null))
            .Concat(map.Actors.Select(a => a.Concern == OwnConcern ? "concern_is_ours" : null)).ToList();
        return new(
            "contact", map.Actors.Count > 0 && faults.Count == 0 && mistakes.TrueForAll(m => m is null),
            FormattableString.Invariant($"{faults.Count} fields of the named actors are empty that may not be"), mistakes.Commonest());
    }

    private static CriterionResult Places(ulong seed, FormAnswers answers)
    {
        var places = Placed(seed);
        var right = places.Count(p => Given(p, answers) == p.Right);
        return new(
            "places", right >= PlacesNeeded, FormattableString.Invariant($"{right} of {places.Count} are right, {PlacesNeeded} are needed"),
            places.Select(p => Given(p, answers) is { } given && given != p.Right ? Mistake(p, given) : null).Commonest());
    }

    // Three is the middle; who takes it for much is told so before anything else.
    private static string? Mistake(Placing placing, Quadrant given) =>
        (placing.Influence == 3 || placing.Interest == 3) && given == new Actor { Influence = Lifted(placing.Influence), Interest = Lifted(placing.Interest) }.Quadrant ? "middle_is_much"
        : given == new Actor { Influence = placing.Interest, Interest = placing.Influence }.Quadrant ? "loud_is_strong"
        : null;

    private static int Lifted(int score) => score == 3 ? StakeholderMap.Much : score;

    private static Quadrant? Given(Placing placing, FormAnswers answers) => Array.Find(_quadrants, q => q.Word == answers[placing.Id]) is { Word: not null } found ? found.Quadrant : null;

    private static IReadOnlyList<Placing> Placed(ulong seed)
    {
        var draws = new FormDraws(seed, 70);
        (int Influence, int Interest)[] drawn =
        [
            (draws.Between(4, 5), draws.Between(1, 2)), (draws.Between(1, 2), draws.Between(4, 5)), (3, draws.Between(4, 5)), (draws.Between(4, 5), draws.Between(4, 5)),
        ];
        return [.. draws.Shuffled(drawn).Select((d, i) => new Placing(FormattableString.Invariant($"place{i + 1}"), d.Influence, d.Interest))];
    }

    [GeneratedRegex(@"\b(?:every(?:body|one)|all of us|the (?:whole )?team|to be (?:named|decided)|tbd)\b|(?<!\p{L})(?:سب|ہم سب|پوری ٹیم|ٹیم)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Everybody();

    private sealed record Placing(string Id, int Influence, int Interest)
    {
        public Quadrant? Right => new Actor { Influence = Influence, Interest = Interest }.Quadrant;
    }
}
