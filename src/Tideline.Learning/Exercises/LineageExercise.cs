using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A2: one figure of a bulletin traced back, by its steps, its assumptions and its numbers.</summary>
public sealed class LineageExercise : IFormExercise
{
    private const int AssumptionsNeeded = 5;
    private const int Base = 100;

    // Only what must come first: several orders are right.
    private static readonly (string First, string Then, string? Mistake)[] _precedence =
    [
        ("events", "codes", null), ("events", "checks", null), ("codes", "nights", "codes_late"), ("checks", "nights", null), ("nights", "home", null), ("home", "away", "away_before_home"),
        ("away", "count", null), ("count", "ordinary", null), ("count", "people", "people_before_count"), ("count", "hide", null), ("ordinary", "round", null), ("people", "round", null),
        ("hide", "round", "rounded_first"), ("round", "sign", "signed_early"),
    ];

    private static readonly string[] _assumptionSteps = ["checks", "nights", "home", "ordinary", "people", "hide"];

    private static readonly (string Item, string Right, (string Chosen, string Mistake)[] Mistakes)[] _assumptions =
    [
        ("still_there", "nights", [("home", "place_is_not_home")]),
        ("lived_there", "home", [("nights", "place_is_not_home")]),
        ("as_usual", "ordinary", [("home", "usual_is_not_home"), ("nights", "usual_is_not_home")]),
        ("move_alike", "people", [("hide", "hiding_is_no_weighting")]),
        ("unseen_days", "checks", [("hide", "unseen_is_not_hidden")]),
        ("not_alone", "hide", [("people", "hiding_is_no_weighting")]),
    ];

    public string Module => "A2";

    public string File => "a2.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    /// <summary>The steps, in one of the right orders.</summary>
    internal static IReadOnlyList<string> Steps { get; } = ["events", "codes", "checks", "nights", "home", "away", "count", "ordinary", "people", "hide", "round", "sign"];

    public ExerciseForm Form(ulong seed)
    {
        var trace = Trace.Of(seed);
        return new(
        [
            new("lineage", FormKind.Order, new FormDraws(seed, 20).Shuffled(Steps)),
            .. _assumptions.Select(a => new FormItem(a.Item, FormKind.Choice, _assumptionSteps)),
            new("threshold", FormKind.Choice, ["a", "b", "c", "b_times_d"]) { Table = trace.Table },
            new("figure", FormKind.Number, []),
        ]);
    }

    public CheckReport Check(ulong seed, FormAnswers answers) =>
        new([Lineage(answers.Several("lineage")), Assumptions(answers), Threshold(answers["threshold"]), Figure(Trace.Of(seed), answers["figure"])]);

    private static CriterionResult Lineage(IReadOnlyList<string> given)
    {
        var place = given.Index().DistinctBy(g => g.Item, StringComparer.Ordinal).ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        var named = Steps.Count(place.ContainsKey);
        var turned = _precedence.Where(p => place.TryGetValue(p.First, out var first) && place.TryGetValue(p.Then, out var then) && first > then).ToList();
        return new(
            "lineage", named == Steps.Count && given.Count == Steps.Count && turned.Count == 0,
            FormattableString.Invariant($"{named} of {Steps.Count} steps are named; {turned.Count} times a step stands before one that it needs"), turned.Select(t => t.Mistake).OfType<string>().FirstOrDefault());
    }

    private static CriterionResult Assumptions(FormAnswers answers)
    {
        var right = _assumptions.Count(a => answers[a.Item] == a.Right);
        return new(
            "assumptions", right >= AssumptionsNeeded, FormattableString.Invariant($"{right} of {_assumptions.Length} are right, {AssumptionsNeeded} are needed"),
            _assumptions.Select(a => a.Mistakes.FirstOrDefault(m => m.Chosen == answers[a.Item]).Mistake).Commonest());
    }

    private static CriterionResult Threshold(string? answer) => new(
        "threshold", answer == "b", answer is null ? "not answered" : answer,
        answer switch { "a" => "rows_for_people", "b_times_d" => "threshold_after_scaling", _ => null });

    private static CriterionResult Figure(Trace trace, string? answer)
    {
        decimal? given = decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new(
            "figure", given == Rounded(trace.People), answer ?? "not answered",
            given == Rounded(trace.People) ? null
                : given == trace.People ? "not_rounded"
                : given == trace.Away - trace.Ordinary ? "subscribers_for_people"
                : given == trace.Away * trace.Weight || given == Rounded(trace.Away * trace.Weight) ? "ordinary_left_in"
                : given == trace.Rows * trace.Weight || given == Rounded(trace.Rows * trace.Weight) || given == (trace.Rows - trace.Ordinary) * trace.Weight || given == Rounded((trace.Rows - trace.Ordinary) * trace.Weight) ? "rows_for_people"
                : null);
    }

    private static int Rounded(int people) => (people + (Base / 2)) / Base * Base;

    /// <summary>The numbers of the figure, from rows to people.</summary>
    /// <param name="Rows">Rows of the subscribers that are away.</param>
    /// <param name="Away">Different subscribers away.</param>
    /// <param name="Ordinary">How many of them would be away in an ordinary week.</param>
    /// <param name="Weight">People that one subscriber stands for; a rounding base of 100 follows from it.</param>
    private sealed record Trace(int Rows, int Away, int Ordinary, int Weight)
    {
        public int People => (Away - Ordinary) * Weight;

        public FormTable Table => new([["A", "B", "C", "D"], [Text(Rows), Text(Away), Text(Ordinary), Text(Weight)]]);

        public static Trace Of(ulong seed)
        {
            var draws = new FormDraws(seed, 21);
            while (true)
            {
                var away = draws.Between(60, 140);
                var trace = new Trace((away * draws.Between(5, 9)) + draws.Between(1, 4), away, draws.Between(9, 25), draws.Between(52, 98));
                // A number that is round by itself would not show who rounds.
                if (trace.People % Base is not (0 or Base / 2))
                {
                    return trace;
                }
            }
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
