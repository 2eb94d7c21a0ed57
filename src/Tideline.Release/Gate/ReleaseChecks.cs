using System.Globalization;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Places;
using Tideline.Release.Gate.Audit;

namespace Tideline.Release.Gate;

/// <summary>Looks at what would go out, not at how it was made. Evidence never holds an unreleased number.</summary>
internal static class ReleaseChecks
{
    /// <exception cref="DisclosureRefusedException">A check did not pass.</exception>
    public static void Demand(IEnumerable<ReleaseCheck> checks)
    {
        ReleaseCheck[] refused = [.. checks.Where(c => c.Outcome != CheckOutcome.Pass)];
        if (refused.Length > 0)
        {
            throw new DisclosureRefusedException(
                "The release gate refused: "
                + string.Join("; ", refused.Select(c => $"{c.Name} ({(c.Outcome == CheckOutcome.Fail ? "failed" : "did not run")}): {c.Evidence}"))
                + " Nothing was released; the cubes stay in the enclave.");
        }
    }

    public static ReleaseCheck Schema(IReadOnlyList<ReleasedFigure> figures, AreaHierarchy areas)
    {
        var keys = new HashSet<FigureKey>();
        var wrong = figures.Count(f => !Sound(f.Observation));
        return Judge("schema", wrong, $"{figures.Count} rows: areas known, one row each, a number exactly where the status allows one");

        bool Sound(Observations.Observation o)
        {
            var hasNone = o.Status is ObservationStatus.Suppressed or ObservationStatus.NotObservable;
            return keys.Add(FigureKey.Of(o))
                && areas.TryGet(o.Area, out _)
                && (o.CounterpartArea is null or GateRow.Other || areas.TryGet(o.CounterpartArea, out _))
                && hasNone == o.Value is null
                && (o.Lower is null) == (o.Upper is null)
                && (o.Value is not null || o.Lower is null)
                && !(o.Lower > o.Value) && !(o.Value > o.Upper);
        }
    }

    public static ReleaseCheck Minimum(IReadOnlyList<ReleasedFigure> figures, DisclosureRules rules)
    {
        var shown = figures.Where(f => f.Observation.Value is not null).ToList();
        GateRow[] rows = [.. figures.Select(f => f.Row)];
        // What a published table showed was judged when it went out.
        GateRow[] now = [.. shown.Select(f => f.Row).Where(r => !r.Standing)];
        var wrong = now.Count(r => PrimarySuppression.Hides(r.Estimate, r.Indicator, rules))
            + ShareSteps.TooSmall(now, rules).Count()
            + ShareBounds.Telling(rows, now).Count
            + AbnormalDays.Telling(rows, now).Count;
        return Judge(
            "minimum", wrong,
            $"{shown.Count} of {figures.Count} figures are shown, each with at least {rules.MinimumSubscribers} subscribers as contributors, denominator and complement, and between two shares of one area; no share returned that bounds a hidden week, no abnormality where the people present are hidden");
    }

    public static ReleaseCheck Complementary(
        SuppressionTable table, IReadOnlyList<GateRow> rows, SuppressionResult suppression, DisclosureRules rules)
    {
        var hidden = Hidden(table, rows);
        var alone = table.Equations.Count(e => table.Tells(e, hidden));
        var exposed = ComplementarySuppression.Exposed(table, hidden, rules.MinimumSubscribers).Count();
        return Judge(
            "complementary", alone + exposed + suppression.Unprotected.Count,
            $"{table.Equations.Count} published sums: none has exactly one hidden figure, none follows from several by elimination, and bounds by propagation keep at least {rules.MinimumSubscribers} possible and as far apart");
    }

    /// <summary>Judges the pattern that goes out. Numbers that were found possible for fewer hidden figures are so for more.</summary>
    public static ReleaseCheck Audit(ProgrammeAudit audit, SuppressionTable table, IReadOnlyList<GateRow> rows, DisclosureRules rules)
    {
        var narrow = audit.Narrow(Hidden(table, rows)).Count;
        var structure = audit.Free + audit.FittedPairs;
        return Judge(
            "audit", narrow,
            $"{audit.Cells} hidden figures and {audit.Pairs} folded pairs: numbers that fit all sums together make each at least {rules.MinimumSubscribers} and {rules.MinimumSubscribers} apart; {structure} shown by structure, {audit.Cells + audit.Pairs - structure} by {audit.Programmes} linear programmes");
    }

    // What no row prints is hidden, as an area that the network could not see is.
    private static bool[] Hidden(SuppressionTable table, IReadOnlyList<GateRow> rows) =>
        [.. rows.Select(r => !r.Shown), .. Enumerable.Repeat(true, table.Cells.Count - rows.Count)];

    /// <param name="boundaryVersion">Of the areas at hand.</param>
    public static ReleaseCheck Differencing(
        IReadOnlyList<ReleasedFigure> figures, PublishedFigures published, string boundaryVersion, DisclosureRules rules)
    {
        string[] conflicts = [.. published.Conflicts([.. figures.Select(f => f.Row)], boundaryVersion)];
        if (conflicts.Length > 0)
        {
            return new("differencing", CheckOutcome.Fail, $"{string.Join("; ", conflicts)}.");
        }

        var standing = figures.Count(f => f.Row.Standing);
        var shares = figures.Count(f => !f.Row.Standing && f.Kept);
        return Judge(
            "differencing", published.Differing(figures, rules),
            $"{published.Releases.Count} published releases: {standing} figures of their tables go out as published, no figure is added to those tables, and {shares} shares returned keep their number; others changed with at least {rules.MinimumSubscribers} subscribers known to be behind the change");
    }

    public static ReleaseCheck RoundingBase(
        IReadOnlyList<ReleasedFigure> figures, IReadOnlyDictionary<(string Indicator, Unit Unit), decimal> bases)
    {
        var wrong = figures.Count(f => !f.Kept && !On(f.Observation, bases[(f.Observation.Indicator, f.Observation.Unit)]));
        return Judge("rounding", wrong, $"{bases.Count} bases: every new number is a multiple of its own");

        static bool On(Observations.Observation o, decimal @base) =>
            (o.Value ?? 0) % @base == 0 && (o.Lower ?? 0) % @base == 0 && (o.Upper ?? 0) % @base == 0;
    }

    /// <summary>Whether this version's disclosure control withstood the attacker suite.</summary>
    public static ReleaseCheck Proof(ProofRecord? proof) => proof is null
        ? new(
            "proof", CheckOutcome.NotRun,
            "The attacker suite has not been run on this version's disclosure control. Install a version that was released, or, who builds from source, make the record with the proof program (docs/disclosure.md).")
        : new("proof", proof.Passed ? CheckOutcome.Pass : CheckOutcome.Fail, string.Create(
            CultureInfo.InvariantCulture,
            $"On {proof.Date} the attacker suite was told {proof.Told:N0} of {proof.Attacked:N0} hidden figures by this version's disclosure control, in {proof.Hierarchies} random countries and {proof.Weeks} weekly releases of a flood, and {proof.ToldByThreshold:N0} by a threshold alone; membership was guessed at {proof.MeanMembership:0.00} on average and {proof.WorstMembership:0.00} at worst, where 0.50 is chance."));

    private static ReleaseCheck Judge(string name, int wrong, string evidence) => wrong == 0
        ? new(name, CheckOutcome.Pass, evidence + ".")
        : new(name, CheckOutcome.Fail, $"{wrong} breaches of: {evidence}.");
}
