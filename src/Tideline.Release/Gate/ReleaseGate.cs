using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>The only way from unreleased figures to released ones: suppression, then rounding, then the checks.</summary>
public static class ReleaseGate
{
    /// <summary>Turns the cubes into observations.</summary>
    /// <param name="published">What earlier releases of this emergency made public; see
    /// the register.</param>
    /// <returns>A row for every area × period × indicator of the cubes. Pairs of a flow that may not be shown have no
    /// row (it would say that somebody went there); they are together in the origin's row <c>other</c>.</returns>
    /// <exception cref="ConfigurationException">The project has no boundaries.</exception>
    /// <exception cref="DisclosureRefusedException">A cube breaks its contract, or a check did not pass.</exception>
    public static GatedRelease Apply(ReleaseInput input, PublishedFigures published)
    {
        var areas = input.Reference.Boundaries?.Hierarchy ?? throw new ConfigurationException(
            "A release needs areas, but the project has none. Set inputs.areas in project.yaml; nothing was released.");
        var rules = input.Project.Disclosure;
        var rows = GateRows.Of(input.Cubes, areas, rules);
        var standing = published.Replace(rows, areas);
        ContinuedFigures.Continue(rows, standing, rules);
        ShareSteps.Hide(rows, rules);
        published.KeepShares(rows, rules);
        FlowFolding.Fold(rows, rules);
        rows.AddRange(standing);
        rows.Sort(GateRow.Compare);
        var leftOut = AgreedRows.LeaveOut(rows, input, areas);
        var (sums, suppression, audit) = Protection.Of(rows, areas, rules);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Hidden |= suppression.Hidden[i] && !rows[i].Unseen;
        }

        AbnormalDays.Hide(rows);
        ShareBounds.Hide(rows);

        var bases = Bases(rows, rules);
        ReleasedFigure[] figures = [.. rows.Where(r => !r.Folded).Select(r => Release(r, bases[(r.Key.Indicator, r.Key.Unit)], input))];
        ReleasedFigure[] told = [.. figures.Where(f => !f.Row.Outside)];
        ReleaseCheck[] checks =
        [
            ReleaseChecks.Schema(figures, areas),
            ReleaseChecks.Minimum(figures, rules),
            ReleaseChecks.Complementary(sums.Table, rows, suppression, rules),
            ReleaseChecks.Audit(audit, sums.Table, rows, rules),
            ReleaseChecks.Differencing(figures, published, input.Reference.Boundaries.Version, rules),
            ReleaseChecks.RoundingBase(figures, bases),
            ReleaseChecks.Proof(input.Proof),
            .. AgreedRows.Check(told, input, areas),
        ];
        ReleaseChecks.Demand(checks);
        return new()
        {
            Id = ReleaseId.Of(input),
            Observations = [.. told.Select(f => f.Observation)],
            Headline = AgreedRows.Headline(Headlines.Of(input.Headline, figures, bases, rules, areas), rows, areas),
            Losses = SuppressionLosses.Of(rows.Where(r => !r.Outside), told),
            RoundingBases = [.. bases.Select(b => new RoundingBase(b.Key.Indicator, b.Key.Unit, b.Value))],
            Checks = checks,
            ComparedWith = published.Releases,
            Contributors = Record(rows, figures),
            LeftOut = leftOut,
        };
    }

    internal static SortedDictionary<(string Indicator, Unit Unit), decimal> Bases(List<GateRow> rows, DisclosureRules rules)
    {
        var bases = new SortedDictionary<(string Indicator, Unit Unit), decimal>(
            Comparer<(string Indicator, Unit Unit)>.Create((a, b) =>
                string.CompareOrdinal(a.Indicator, b.Indicator) is var order and not 0 ? order : a.Unit.CompareTo(b.Unit)));
        foreach (var cells in rows.GroupBy(r => (r.Key.Indicator, r.Key.Unit)))
        {
            bases.Add(cells.Key, Rounding.Base(cells.Key.Unit, rules, cells.Select(c => c.Estimate.Weight)));
        }

        return bases;
    }

    internal static ReleasedFigure Release(GateRow row, decimal @base, ReleaseInput input)
    {
        var status = row.Hidden ? ObservationStatus.Suppressed
            : row.Shown ? (row.Before?.Estimate ?? row.Estimate).Status
            : ObservationStatus.NotObservable;
        RoundedFigure? number = row.Shown
            ? row.Before?.Number ?? Rounding.Round(row.Estimate, row.Key.Unit, @base, row.Signed)
            : null;
        return new(
            row,
            number,
            new(
                row.Key.Indicator, row.Key.Area, row.Key.Counterpart, row.Key.Start, row.Key.End,
                number?.Value, number?.Lower, number?.Upper, row.Key.Unit, status,
                input.Definition, input.Emergency.Id, input.Vintage));
    }

    private static ContributorRecord Record(List<GateRow> rows, IEnumerable<ReleasedFigure> figures)
    {
        var numbers = figures.ToDictionary(f => f.Row, f => f.Number);
        var weights = new FigureWeights(rows);
        return new(rows.Where(r => r.Standing || r.Before is not { People: null }).Select(r =>
            r.Before is { } before && (r.Standing || r.Shown) ? before : KeptFigure.Of(r, numbers.GetValueOrDefault(r), weights)));
    }
}

/// <summary>One row of the released table beside the figure that it was made from.</summary>
/// <param name="Number">As it is printed; null where no number is.</param>
internal sealed record ReleasedFigure(GateRow Row, RoundedFigure? Number, Observation Observation)
{
    /// <summary>Whether an earlier release's number stands for it.</summary>
    public bool Kept => Row.Before is not null && Number is not null;
}
