using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>The eight statements of a learner. The sentences stand; whether they are true follows from figures made from the seed.</summary>
internal static class Statements
{
    private const int ThisWeek = 35;

    private enum Case
    {
        Supported,
        Contradicted,
        Overlap,
        Weak,
        Provisional,
        Suppressed,
        NotObserved,
    }

    public static IReadOnlyList<Statement> Of(ulong seed)
    {
        var draws = new FormDraws(seed, 80);
        return [More(draws), Nobody(draws), Rise(draws), Fall(draws), AtLeast(draws), Most(draws), EachPart(draws), NeedsOver(draws)];
    }

    /// <summary>From A more are displaced than from B.</summary>
    private static Statement More(FormDraws draws)
    {
        var kind = draws.Pick(Case.Supported, Case.Contradicted, Case.Overlap);
        var b = Value(draws);
        return Judged("s1", kind, [Normal(draws, "A", ThisWeek, Beside(draws, b, kind, up: true)), Normal(draws, "B", ThisWeek, b)]);
    }

    /// <summary>Nobody from C is displaced.</summary>
    private static Statement Nobody(FormDraws draws)
    {
        var kind = draws.Pick(Case.Suppressed, Case.NotObserved, Case.Contradicted);
        return kind switch
        {
            Case.Suppressed => new("s2", [new("C", ThisWeek, null, 0, 'Q', Covered(draws))], Statement.Fails, ["suppressed"], Both("suppressed_as_0", Statement.Holds, null)),
            Case.NotObserved => new("s2", [new("C", ThisWeek, null, 0, 'L', draws.Between(5, 28))], Statement.Fails, ["not_observed"], Both("unseen_as_0", Statement.Holds, null)),
            _ => new("s2", [Normal(draws, "C", ThisWeek, Value(draws))], Statement.Fails, ["contradicted"], Both("contradiction_softened", Statement.Caveat, null)),
        };
    }

    /// <summary>From D more are displaced than the week before.</summary>
    private static Statement Rise(FormDraws draws)
    {
        var kind = draws.Pick(Case.Supported, Case.Overlap, Case.Provisional);
        var before = Value(draws);
        var now = Normal(draws, "D", ThisWeek, Beside(draws, before, kind, up: true));
        return Judged("s3", kind, [Normal(draws, "D", ThisWeek - 1, before), kind is Case.Provisional ? now with { Status = 'P' } : now]);
    }

    /// <summary>From E fewer are displaced than the week before.</summary>
    private static Statement Fall(FormDraws draws)
    {
        var kind = draws.Pick(Case.Supported, Case.Weak);
        var before = Value(draws);
        var now = Normal(draws, "E", ThisWeek, Beside(draws, before, kind, up: false));
        IReadOnlyList<ShownFigure> figures = [Normal(draws, "E", ThisWeek - 1, before), kind is Case.Weak ? now with { Status = 'U', Coverage = draws.Between(35, 62) } : now];
        return kind is Case.Weak
            ? new("s4", figures, Statement.Caveat, ["coverage", "unreliable"], Both("coverage_ignored", Statement.Holds, null))
            : Judged("s4", kind, figures);
    }

    /// <summary>From F at least as many are displaced as the row ≥ says.</summary>
    private static Statement AtLeast(FormDraws draws)
    {
        var kind = draws.Pick(Case.Supported, Case.Contradicted, Case.Overlap);
        var figure = Normal(draws, "F", ThisWeek, Value(draws));
        var claim = kind switch
        {
            Case.Supported => figure.Value!.Value - figure.Width - (100 * draws.Between(1, 3)),
            Case.Contradicted => figure.Value!.Value + figure.Width + (100 * draws.Between(1, 5)),
            _ => figure.Value!.Value - (100 * draws.Between(0, 1)),
        };
        return Judged("s5", kind, [figure, new("≥", ThisWeek, claim, 0, ' ', null)]);
    }

    /// <summary>Of the districts with a number, most are displaced from G.</summary>
    private static Statement Most(FormDraws draws)
    {
        var kind = draws.Pick(Case.Supported, Case.Contradicted, Case.Weak);
        var h = Value(draws);
        var others = (ShownFigure[])[Normal(draws, "H", ThisWeek, h), Normal(draws, "J", ThisWeek, h - (100 * draws.Between(1, 4)))];
        if (kind is not Case.Weak)
        {
            return Judged("s6", kind, [Normal(draws, "G", ThisWeek, Beside(draws, h, kind, up: true)), .. others]);
        }

        // Half of the width is more than half of the value, by which the status is given.
        var g = h + (100 * draws.Between(3, 8));
        return new(
            "s6", [new("G", ThisWeek, g, (int)(g * 0.006) * 100, 'U', Covered(draws)), .. others], Statement.Caveat, ["unreliable", "interval"], Both("ranked_unreliable", Statement.Holds, null));
    }

    /// <summary>The share of K is that of each of its tehsils.</summary>
    private static Statement EachPart(FormDraws draws) =>
        new("s7", [Normal(draws, "K", ThisWeek, Value(draws))], Statement.Fails, ["not_measured"], Both("parts_from_whole", Statement.Holds, Statement.Caveat));

    /// <summary>The figure of M fell, so needs are over.</summary>
    private static Statement NeedsOver(FormDraws draws)
    {
        var before = Value(draws);
        return new(
            "s8", [Normal(draws, "M", ThisWeek - 1, before), Normal(draws, "M", ThisWeek, Beside(draws, before, Case.Supported, up: false))],
            Statement.Fails, ["not_measured"], Both("needs_read_out", Statement.Holds, Statement.Caveat));
    }

    private static Statement Judged(string id, Case kind, IReadOnlyList<ShownFigure> figures) => kind switch
    {
        Case.Supported => new(id, figures, Statement.Holds, ["supported"], Both("too_cautious", Statement.Caveat, null)),
        Case.Contradicted => new(id, figures, Statement.Fails, ["contradicted"], Both("contradiction_softened", Statement.Caveat, null)),
        Case.Provisional => new(id, figures, Statement.Caveat, ["provisional"], Both("provisional_as_final", Statement.Holds, null)),
        _ => new(id, figures, Statement.Caveat, ["interval"], Both("overlap_ignored", Statement.Holds, null)),
    };

    private static Dictionary<string, string> Both(string mistake, string verdict, string? other)
    {
        var mistakes = new Dictionary<string, string>(StringComparer.Ordinal) { [verdict] = mistake };
        if (other is not null)
        {
            mistakes.Add(other, mistake);
        }

        return mistakes;
    }

    private static ShownFigure Normal(FormDraws draws, string label, int week, int value) => new(label, week, value, 300, 'A', Covered(draws));

    private static int Value(FormDraws draws) => 100 * draws.Between(25, 60);

    private static int Covered(FormDraws draws) => draws.Between(88, 99);

    /// <summary>A value far above or below another, or near it. Intervals have a half of 300.</summary>
    private static int Beside(FormDraws draws, int value, Case kind, bool up) => value + (100 * (kind is Case.Overlap ? draws.Between(1, 4) : draws.Between(8, 15)) * (up == kind is not Case.Contradicted ? 1 : -1));
}
