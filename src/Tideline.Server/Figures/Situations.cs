using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Server.Problems;
using Tideline.Server.Releases;

namespace Tideline.Server.Figures;

/// <summary>Puts together what the first view needs, from the released figures and the manifest alone.</summary>
internal static class Situations
{
    private static readonly Indicator[] _headline =
        [Indicator.DisplacedStock, Indicator.NewlyDisplaced, Indicator.Returned, Indicator.EverDisplaced, Indicator.DisplacedChange];

    /// <exception cref="ProblemException">The release holds no displaced stock.</exception>
    public static Situation Of(ReleasedTable table)
    {
        var stock = table.Find(Indicator.DisplacedStock.Name)
            ?? throw new ProblemException(404, ProblemCodes.IndicatorUnknown, "The release holds no figures of displacement, so that there is no situation to show.");
        var week = stock.Periods[^1];
        var manifest = table.Release.Manifest!;
        var headline = _headline.Select(i => Total(table, i, week.End)).OfType<HeadlineFigure>().ToList();
        var hidden = HiddenIn(table, stock, stock.Periods.Count - 1);
        return new(
            table.Release.Id.Value, table.Release.Vintage, week, manifest.Headline.Claimed, headline,
            [.. SituationCaveats.Of(table.Release, manifest, headline, hidden)], hidden);
    }

    /// <summary>The row of the coarsest level where it is one. Where several areas stand there, a sum of rounded figures is not what was
    /// released: then there is no headline figure.</summary>
    private static HeadlineFigure? Total(ReleasedTable table, Indicator indicator, LocalDate end)
    {
        if (table.Find(indicator.Name) is not { } figures || figures.Levels.Count == 0)
        {
            return null;
        }

        var top = figures.Levels.Min();
        var rows = figures.Rows.Where(r => figures.Levels[r.Area] == top && figures.Periods[r.Period].End == end).ToList();
        return rows is [var row]
            ? new(indicator.Name, indicator.Name, Number(row.Value), Number(row.Lower), Number(row.Upper), figures.UnitWord, row.Status.Code())
            : null;
    }

    private static HiddenAreas HiddenIn(ReleasedTable table, IndicatorTable stock, int period)
    {
        var level = table.Boundaries.Hierarchy.Levels.Where(l => l <= 2).DefaultIfEmpty(0).Max();
        var rows = stock.Rows.Where(r => r.Period == period && stock.Levels[r.Area] == level).ToList();
        return new(
            level, rows.Count, rows.Count(r => r.Status == ObservationStatus.Suppressed), rows.Count(r => r.Status == ObservationStatus.NotObservable));
    }

    private static double? Number(double number) => double.IsNaN(number) ? null : number;
}
