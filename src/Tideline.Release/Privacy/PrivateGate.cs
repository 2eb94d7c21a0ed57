using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Release.Privacy;

/// <summary>A release with differential privacy, and the input as far as it may be told.</summary>
/// <param name="Input">Without cubes, and with nothing that was counted from subscribers without noise. Bulletin and files are made
/// from it.</param>
public sealed record PrivateRelease(ReleaseInput Input, GatedRelease Gated);

/// <summary>
/// The way from bounded counts to released figures under differential privacy. It takes the place of <see cref="ReleaseGate"/>: what
/// is shown is decided by noisy numbers and public tables alone, since a threshold on true contributors would itself tell them.
/// </summary>
public static class PrivateGate
{
    /// <summary>What is added to the definition of every figure, so that no row is taken for one without noise.</summary>
    public const string Label = "-dp";

    private const string Unit = "one subscriber of the epoch, with all its events: present or absent";

    /// <exception cref="ConfigurationException">The project has no boundaries or asks for no differential privacy.</exception>
    /// <exception cref="DisclosureRefusedException">The budget is spent, an earlier release of the emergency went out without noise,
    /// or a check did not pass.</exception>
    public static PrivateRelease Apply(ReleaseInput input, PrivateSource source, ReleaseRegister register, PrivacyLedger ledger)
    {
        var rules = input.Project.Disclosure;
        if (input.Reference.Boundaries?.Hierarchy is not { } areas || rules.DifferentialPrivacy is not { } privacy)
        {
            throw new ConfigurationException(
                "A release with differential privacy needs areas and disclosure.differential_privacy. Set both in project.yaml; nothing was released.");
        }

        var told = Told(input);
        var published = register.Published(told);
        var weeks = MeasuredWeeks.Of(input, source, privacy, ledger, register.LedgerMarks());
        var headline = PrivateHeadline.Of(source.Counts.Layout, weeks, source.Seen);
        told = told with { Headline = headline, Provenance = told.Provenance with { PanelSubscribers = PanelOf(source.Counts.Layout, weeks) } };

        var shape = new PrivateRows(source.Counts.Layout, source.Seen, rules);
        List<GateRow> rows = [.. weeks.SelectMany(shape.Of)];
        rows.Sort(GateRow.Compare);
        var leftOut = AgreedRows.LeaveOut(rows, told, areas);
        var bases = ReleaseGate.Bases(rows, rules);
        List<ReleasedFigure> figures =
            [.. rows.Select(r => ReleaseGate.Release(r, bases[(r.Key.Indicator, r.Key.Unit)], told))];
        var released = ReleasedOf(privacy, source, weeks, ledger);
        ReleasedFigure[] agreed = [.. figures.Where(f => !f.Row.Outside)];
        ReleaseCheck[] checks =
        [
            ReleaseChecks.Schema(figures, areas),
            ReleaseChecks.RoundingBase(figures, bases),
            new("bounds", CheckOutcome.Pass, $"One subscriber adds at most {BoundedCounts.DaysPerWeek} days to a week, by the shape of what is counted; which cells there are follows from public tables."),
            new("budget", CheckOutcome.Pass, $"Every one of {released.Weeks.Count} measured weeks stands in the privacy ledger, paid before it was drawn; no figure was made from counts without noise."),
            .. AgreedRows.Check(agreed, told, areas),
        ];
        ReleaseChecks.Demand(checks);
        return new(told, new()
        {
            Id = ReleaseId.Of(told),
            Observations = [.. agreed.Select(f => f.Observation)],
            Headline = AgreedRows.Headline(HeadlineOf(headline, figures, bases), rows, areas),
            Losses = SuppressionLosses.Of(rows.Where(r => !r.Outside), agreed),
            RoundingBases = [.. bases.Select(b => new RoundingBase(b.Key.Indicator, b.Key.Unit, b.Value))],
            Checks = checks,
            ComparedWith = published.Releases,
            DifferentialPrivacy = released,
            LeftOut = leftOut,
        });
    }

    private static ReleaseInput Told(ReleaseInput input) => input with
    {
        Cubes = [],
        Definition = input.Definition + Label,
        Provenance = input.Provenance with
        {
            PanelSubscribers = null,
            WithoutReference = null,
            UnobservedShare = null,
            Scaling = null,
            Caveats =
            [
                .. input.Provenance.Caveats.Except(input.Provenance.Scaling?.Caveats ?? []),
                "Random noise was added to every figure (differential privacy): it stands in the intervals, and small figures may be noise alone. No figure is hidden or shown because of how many subscribers are behind it.",
                "Figures with differential privacy come from a simpler estimate than others and cannot be compared with them.",
            ],
        },
    };

    private static long? PanelOf(PrivateLayout layout, IReadOnlyList<MeasuredWeek> weeks) =>
        weeks.LastOrDefault(w => w.Figures is not null)?.Figures is { } figures
            ? (long)Math.Round(Enumerable.Range(layout.FirstDistrict, layout.Districts).Sum(n => figures.Stocks[n].Members))
            : null;

    private static GatedHeadline HeadlineOf(
        Domain.Displacement.Headline headline, List<ReleasedFigure> figures,
        IReadOnlyDictionary<(string Indicator, Unit Unit), decimal> bases)
    {
        var shown = figures.Where(f => f.Row.Indicator == Indicator.DisplacedStock && f.Row.Key.Start == headline.Start && f.Row.Shown)
            .Select(f => f.Row.Key.Area).ToHashSet(StringComparer.Ordinal);
        return new(
            headline.Claimed, headline.Start, headline.End, headline.Claimed ? Headlines.Rounded(headline.Total, bases) : null,
            [.. headline.ClaimedAreas.Where(shown.Contains)]);
    }

    private static ReleasedPrivacy ReleasedOf(
        PrivacyRules rules, PrivateSource source, IReadOnlyList<MeasuredWeek> weeks, PrivacyLedger ledger)
    {
        MeasuredWeek[] measured = [.. weeks.Where(w => w.Entry is not null)];
        var rho = measured.Aggregate(Ratio.Zero, (sum, w) => sum + w.Entry!.Rho);
        var last = measured.MaxBy(w => w.Entry!.Sequence);
        var epoch = last?.Entry?.Epoch ?? source.Epoch;
        var spent = last is null ? Ratio.Zero : PrivacyLedger.Spent(ledger.Entries, epoch, last.Entry!.Sequence);
        return new(
            Unit, epoch, rules.Revision, Printed(rho.ToDouble()), Printed(ZeroConcentrated.Epsilon(rho, rules.Delta)), rules.Delta,
            Printed(spent.ToDouble()), Printed(ZeroConcentrated.Epsilon(spent, rules.Delta)), Printed(rules.EpochRho.ToDouble()),
            Printed(rules.EmergencyReserve.ToDouble()), BoundedCounts.DaysPerWeek, MeasuredWeeks.CellsOf(source.Counts.Layout), last?.Sha256 ?? "",
            [
                .. measured.Select(w => new ReleasedPrivacyWeek(
                    LocalDatePattern.Iso.Format(w.Start), w.Entry!.Key.Stage, Printed(w.Entry.Rho.ToDouble()), w.Entry.Sequence,
                    Subscribers(w.Entry.Noise.Live.Districts), Subscribers(w.Entry.Noise.Live.Pairs), w.Entry.Measurement.Placebos)),
            ]);
    }

    private static double Subscribers(Ratio variance) => Math.Round(Math.Sqrt(variance.ToDouble()) / BoundedCounts.DaysPerWeek, 2);

    private static double Printed(double value) => Math.Round(value, 6);
}
