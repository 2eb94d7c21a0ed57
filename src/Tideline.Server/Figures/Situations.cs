using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Projects.Configuration;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Model;
using Tideline.Server.Problems;
using Tideline.Server.Releases;

namespace Tideline.Server.Figures;

/// <summary>Puts together what the first view needs, from the released figures and the manifest alone.</summary>
internal static class Situations
{
    private static readonly Indicator[] _headline =
        [Indicator.DisplacedStock, Indicator.NewlyDisplaced, Indicator.Returned, Indicator.EverDisplaced, Indicator.DisplacedChange];

    /// <param name="terms">The project's.</param>
    /// <param name="area">P-code of the area that is asked for, such as a province; null: everything.</param>
    /// <exception cref="ProblemException">The release holds no displaced stock, or no such area.</exception>
    public static Situation Of(ReleasedTable table, DisplacementTerms terms, string? area = null)
    {
        if (area is not null && !table.Boundaries.Hierarchy.TryGet(area, out _))
        {
            throw new ProblemException(400, ProblemCode.ParameterWrong, "The parameter 'area' is no area of the release.");
        }

        var stock = table.Find(Indicator.DisplacedStock.Name)
            ?? throw new ProblemException(404, ProblemCode.IndicatorUnknown, "The release holds no figures of displacement, so that there is no situation to show.");
        var week = stock.Periods[^1];
        var manifest = table.Release.Manifest!;
        var headline = _headline.Select(i => Total(table, i, week.End, area)).OfType<HeadlineFigure>().ToList();
        var hidden = HiddenIn(table, stock, stock.Periods.Count - 1, area);
        var claimed = manifest.Headline.Claimed && (area is null || manifest.Headline.ClaimedAreas.Any(a => BulletinArea.IsWithin(table.Boundaries.Hierarchy, a, area)));
        return new(
            table.Release.Id.Value, table.Release.Vintage, week, claimed, headline,
            [.. SituationCaveats.Of(table.Release, manifest, claimed, headline, hidden)], hidden,
            terms == DisplacementTerms.TemporarilyDisplaced ? "tdp" : "displaced");
    }

    /// <summary>The row of the area that is asked for, or of the coarsest level where it is one; where several areas stand there, their sum, as the bulletin
    /// has it.</summary>
    private static HeadlineFigure? Total(ReleasedTable table, Indicator indicator, LocalDate end, string? area)
    {
        if (table.Find(indicator.Name) is not { } figures || figures.Levels.Count == 0)
        {
            return null;
        }

        var top = figures.Levels.Min();
        var rows = figures.Rows.Where(r => (area is null ? figures.Levels[r.Area] == top : figures.Areas[r.Area] == area) && figures.Periods[r.Period].End == end).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var total = TotalFigure.Of([.. rows.Select(r => new Figure(Released(r.Value), Released(r.Lower), Released(r.Upper), r.Status))]);
        var status = total.Figure?.Status ?? (total.SuppressedParts > 0 ? ObservationStatus.Suppressed : ObservationStatus.NotObservable);
        return new(
            indicator.Name, indicator.Name, (double?)total.Figure?.Value, (double?)total.Figure?.Lower, (double?)total.Figure?.Upper, figures.UnitWord, status.Code(),
            total.Parts);
    }

    private static HiddenAreas HiddenIn(ReleasedTable table, IndicatorTable stock, int period, string? area)
    {
        var level = table.Boundaries.Hierarchy.Levels.Where(l => l <= 2).DefaultIfEmpty(0).Max();
        var rows = stock.Rows.Where(r => r.Period == period && stock.Levels[r.Area] == level
            && (area is null || BulletinArea.IsWithin(table.Boundaries.Hierarchy, stock.Areas[r.Area], area))).ToList();
        return new(
            level, rows.Count, rows.Count(r => r.Status == ObservationStatus.Suppressed), rows.Count(r => r.Status == ObservationStatus.NotObservable));
    }

    private static decimal? Released(double number) => double.IsNaN(number) ? null : (decimal)number;
}
