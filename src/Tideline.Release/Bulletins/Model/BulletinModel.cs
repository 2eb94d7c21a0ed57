using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Bulletins.Maps;

namespace Tideline.Release.Bulletins.Model;

/// <summary>What the sections draw: every figure of the page, chosen and ordered, without words or shapes.</summary>
internal sealed record BulletinModel
{
    public required BulletinInput Input { get; init; }

    public required string Country { get; init; }

    /// <summary>Administrative level of map and tables.</summary>
    public required int MapLevel { get; init; }

    public required TotalFigure Stock { get; init; }

    public required TotalFigure New { get; init; }

    public required TotalFigure Returned { get; init; }

    public required TotalFigure Change { get; init; }

    /// <summary>People displaced at any time since the onset.</summary>
    public required TotalFigure Ever { get; init; }

    /// <summary>Every area of the map level, by p-code.</summary>
    public required IReadOnlyList<AreaRow> Areas { get; init; }

    /// <summary>The same of another week, by its last day.</summary>
    public required Func<LocalDate, IReadOnlyList<AreaRow>> AreasOf { get; init; }

    /// <summary>The areas as they are drawn; null where none has a polygon.</summary>
    public required MapShapes? Shapes { get; init; }

    public required HostPairs Pairs { get; init; }

    public required IReadOnlyList<TrendWeek> Trend { get; init; }

    /// <summary>The stock projected for the weeks ahead, in order; a row of every week ahead that was projected for some
    /// area.</summary>
    public required IReadOnlyList<ProjectedWeek> Projected { get; init; }

    /// <summary>The stock of the last week that the earlier issue told, as told then and as known now; null without one.</summary>
    public required Revision? LastRevision { get; init; }

    public static BulletinModel Of(BulletinInput input)
    {
        var figures = new ReleasedFigures(input.Observations);
        var hierarchy = input.Boundaries.Hierarchy;
        var level = AreaRows.MapLevel(hierarchy.Levels);
        TotalFigure Total(Indicator indicator, LocalDate end) => TotalFigure.Of(figures, hierarchy, indicator, end);
        var end = input.Claim.End;
        var areas = AreaRows.Of(input, figures, level, end);
        return new()
        {
            Input = input,
            Country = string.Join(", ", hierarchy.AtLevel(0).Select(a => a.Name)),
            MapLevel = level,
            Stock = Total(Indicator.DisplacedStock, end),
            New = Total(Indicator.NewlyDisplaced, end),
            Returned = Total(Indicator.Returned, end),
            Change = Total(Indicator.DisplacedChange, end),
            Ever = Total(Indicator.EverDisplaced, end),
            Areas = areas,
            AreasOf = week => AreaRows.Of(input, figures, level, week),
            Shapes = MapShapes.Of(input.Boundaries, areas),
            Pairs = HostPairs.Of(input, figures, level),
            Trend =
            [
                .. figures.Weeks.Where(w => w.End <= end && !(w.End < input.Composition.From)).Select(w => new TrendWeek(
                    w.Start,
                    w.End,
                    Total(Indicator.DisplacedStock, w.End).Figure,
                    Total(Indicator.NewlyDisplaced, w.End).Figure,
                    Total(Indicator.Returned, w.End).Figure)),
            ],
            Projected =
            [
                .. input.Observations.Where(o => o.Indicator == Indicator.ProjectedDisplaced.Name)
                    .Select(o => (o.PeriodStart, o.PeriodEnd)).Distinct().Order()
                    .Select((w, i) => new ProjectedWeek(
                        w.PeriodStart, w.PeriodEnd, Total(Indicator.ProjectedDisplaced, w.PeriodEnd).Figure,
                        input.BackTests.FirstOrDefault(t => t.Week == i + 1)?.Test)),
            ],
            LastRevision = Revision.Of(input.Previous, figures, hierarchy),
        };
    }

    /// <summary>Homes with a number, largest first; ties by p-code.</summary>
    public IEnumerable<AreaRow> HomesBySize => Areas.Where(a => a.Stock?.Value is not null)
        .OrderByDescending(a => a.Stock!.Value).ThenBy(a => a.Area.PCode, StringComparer.Ordinal);

    /// <summary>Hosts with a number, largest first; ties by p-code.</summary>
    public IEnumerable<AreaRow> HostsBySize => Areas.Where(a => a.Hosted?.Value is not null)
        .OrderByDescending(a => a.Hosted!.Value).ThenBy(a => a.Area.PCode, StringComparer.Ordinal);
}

/// <summary>How the last week of the earlier issue was revised.</summary>
internal sealed record Revision(LocalDate Start, LocalDate End, Figure? Then, Figure? Now)
{
    public static Revision? Of(PreviousIssue? previous, ReleasedFigures now, AreaHierarchy hierarchy)
    {
        var then = previous is null ? null : new ReleasedFigures(previous.Observations);
        if (then is null || then.Weeks.Count == 0)
        {
            return null;
        }

        var (start, end) = then.Weeks[^1];
        return new(
            start,
            end,
            TotalFigure.Of(then, hierarchy, Indicator.DisplacedStock, end).Figure,
            TotalFigure.Of(now, hierarchy, Indicator.DisplacedStock, end).Figure);
    }
}
