using System.Globalization;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Projects.Configuration;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>What goes with figures wherever they go: what they are, how sure, and what may be done with them.</summary>
internal static class FigureNotes
{
    private static readonly (ObservationStatus Status, string Text)[] _statuses =
    [
        (ObservationStatus.Suppressed, "suppressed by disclosure control; never 0"),
        (ObservationStatus.NotObservable, "not observable: the network could not see the area; never 0"),
        (ObservationStatus.SeriesBreak, "break in the series"),
        (ObservationStatus.Forecast, "forecast"),
        (ObservationStatus.LowReliability, "low reliability"),
        (ObservationStatus.Provisional, "provisional: later days still change it"),
        (ObservationStatus.Normal, "normal"),
    ];

    public static IReadOnlyList<(string Term, string Text)> Of(FigureSelection selection, BulletinConfiguration bulletin)
    {
        var (figures, release) = (selection.Figures, selection.Table.Release);
        var manifest = release.Manifest!;
        var indicator = Known(figures.Indicator, figures.Unit);
        var notes = new List<(string, string)>
        {
            ("release", release.Id.Value),
            ("emergency", $"{manifest.Emergency.Id} ({manifest.Emergency.Hazard}, onset {manifest.Emergency.Onset})"),
            ("vintage", $"{LocalDatePattern.Iso.Format(release.Vintage)}: the last complete local day that was known"),
            ("indicator", $"{figures.Indicator}, in {figures.UnitWord}; method: /api/v1/methods/{figures.Indicator.Replace('_', '-')}"),
            ("grain", selection.HasCounterparts ? "one row for a pair of areas and a period" : "one row for an area and a period"),
            ("period", "period_start and period_end are local days; both are inside"),
            ("interval", "lower and upper are the ends of the 80% interval"),
            ("sums", indicator is null ? "" : Sums(indicator)),
            ("definition", figures.Definition),
            ("boundaries", manifest.BoundaryVersion),
            ("suppression", string.Create(CultureInfo.InvariantCulture,
                $"no figure of fewer than {manifest.Disclosure.MinimumSubscribers} subscribers is shown; other figures are hidden so that none follows by subtraction; an empty value is never 0")),
            ("rounding", string.Join("; ", manifest.RoundingBases.Where(b => b.Indicator == figures.Indicator && b.Unit == figures.Unit)
                .Select(b => string.Create(CultureInfo.InvariantCulture, $"to {b.Base}")))),
            ("issued by", bulletin.IssuedBy ?? ""),
            ("contact", bulletin.Contact ?? ""),
            ("sensitivity", bulletin.Sensitivity),
            ("permitted use", bulletin.PermittedUse),
            ("cite as", $"{bulletin.IssuedBy ?? "Tideline"}: {figures.Indicator}, release {release.Id}"),
        };
        notes.AddRange(_statuses.Select(s => ($"status {s.Status.Code()}", s.Text)));
        notes.AddRange(release.Errata.Select(e => ("erratum", e)));
        notes.AddRange(manifest.Caveats.Select(c => ("remark", c)));
        return [.. notes.Where(n => n.Item2.Length > 0)];
    }

    private static string Sums(Indicator indicator) =>
        $"may {(indicator.AdditiveOverAreas ? "" : "not ")}be added over areas of one level, and may {(indicator.AdditiveOverPeriods ? "" : "not ")}be added over periods";

    private static Indicator? Known(string name, Unit unit) => typeof(Indicator).GetFields().Select(f => f.GetValue(null)).OfType<Indicator>()
        .FirstOrDefault(i => i.Name == name && i.Unit == unit);
}
