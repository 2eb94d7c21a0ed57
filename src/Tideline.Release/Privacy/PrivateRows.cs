using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Quality;
using Tideline.Release.Gate;

namespace Tideline.Release.Privacy;

/// <summary>The rows of a release with differential privacy: stocks by home, hosted by host, flows, down to districts. Which rows there
/// are follows from public tables and noisy numbers.</summary>
internal sealed class PrivateRows(PrivateLayout layout, WeekObservability seen, DisclosureRules rules)
{
    private const double Eighty = 1.2815515655446004;
    private const double NinetyFive = 1.959963984540054;

    /// <summary>A pair has a row of its own from so many standard deviations of its noise on.</summary>
    private const double PairsFrom = 3;

    private const double FewestMembers = 50;

    private const double Widest = 0.5;

    public static Estimate EstimateOf(in PrivateFigure figure, ObservationStatus status) => new(
        figure.Value,
        new(figure.Unclipped - (Eighty * figure.Sd), figure.Unclipped + (Eighty * figure.Sd)),
        new(figure.Unclipped - (NinetyFive * figure.Sd), figure.Unclipped + (NinetyFive * figure.Sd)),
        0, 0, figure.Weight, status);

    public IEnumerable<GateRow> Of(MeasuredWeek week) => [.. Stocks(week), .. Hosted(week), .. Flows(week)];

    private IEnumerable<GateRow> Stocks(MeasuredWeek week) => layout.Nodes.Select((node, i) => Row(
        Indicator.DisplacedStock, week, node.Level, node.PCode, null, week.Figures?.Stocks[i], seen(node.Level, node.Area, week.Week),
        hasHome: true));

    private IEnumerable<GateRow> Hosted(MeasuredWeek week)
    {
        var (map, hierarchy) = (layout.Map, layout.Map.Hierarchy);
        for (var level = 0; level <= layout.FlowLevel; level++)
        {
            var hosts = map.AreasAtLevel[layout.FlowLevel].Index().ToLookup(h => hierarchy.AncestorAt(h.Item.PCode, map.Levels[level])?.PCode, h => h.Index);
            foreach (var (area, item) in map.AreasAtLevel[level].Index())
            {
                yield return Row(
                    Indicator.DisplacedHosted, week, level, item.PCode, null, week.Figures?.Hosted(layout, hosts[item.PCode]),
                    seen(level, area, week.Week), hasHome: false);
            }
        }
    }

    private IEnumerable<GateRow> Flows(MeasuredWeek week)
    {
        var districts = layout.Map.AreasAtLevel[layout.FlowLevel];
        for (var d = 0; d < layout.Districts; d++)
        {
            var node = layout.Nodes[layout.FirstDistrict + d];
            var atHome = seen(node.Level, node.Area, week.Week);
            if (week.Figures is not { } figures)
            {
                yield return Row(Indicator.DisplacementFlow, week, node.Level, node.PCode, GateRow.Other, null, atHome, hasHome: false);
                continue;
            }

            var (shown, rest) = (default(PrivateFigure), default(PrivateFigure));
            for (var h = 0; h <= layout.Hosts; h++)
            {
                var pair = figures.Pairs[layout.Pair(d, h)];
                if (h == layout.Hosts || pair.Unclipped < PairsFrom * Math.Sqrt(pair.NoiseVariance) || pair.Value <= 0)
                {
                    rest += pair;
                    continue;
                }

                shown += pair;
                yield return Row(
                    Indicator.DisplacementFlow, week, node.Level, node.PCode, districts[h].PCode, pair with { Members = 0 },
                    DisplacementCubes.Worse(atHome, seen(layout.FlowLevel, h, week.Week)), hasHome: false);
            }

            // What is left of the origin's stock: known better than the sum of many small noisy pairs.
            var stock = figures.Stocks[layout.FirstDistrict + d];
            var other = rest with
            {
                Unclipped = stock.Unclipped - shown.Unclipped,
                Variance = Math.Min(rest.Variance, stock.Variance + shown.Variance),
                NoiseVariance = Math.Min(rest.NoiseVariance, stock.NoiseVariance + shown.NoiseVariance),
                Members = 0,
            };
            yield return Row(Indicator.DisplacementFlow, week, node.Level, node.PCode, GateRow.Other, other, atHome, hasHome: false);
        }
    }

    private GateRow Row(
        Indicator indicator, MeasuredWeek week, int level, string area, string? counterpart, PrivateFigure? figure, Observability observed,
        bool hasHome)
    {
        var key = FigureKey.Of(indicator, area, counterpart, week.Start, week.End);
        var adminLevel = layout.Map.Levels[level];
        if (figure is not { } known || (hasHome && known.Members < rules.MinimumSubscribers))
        {
            return new(indicator, key, adminLevel, GateRows.Nobody) { Hidden = true };
        }

        var estimate = EstimateOf(known, ObservationStatus.Normal);
        return new(indicator, key, adminLevel, estimate with { Status = StatusOf(week, known, estimate, observed, hasHome) });
    }

    private static ObservationStatus StatusOf(
        MeasuredWeek week, in PrivateFigure figure, in Estimate estimate, Observability observed, bool hasHome)
    {
        if (observed == Observability.NotObservable)
        {
            return ObservationStatus.NotObservable;
        }

        var measured = week.Entry!.Measurement;
        var weak = observed == Observability.Degraded || measured.Ordinary is null || measured.Held
            || (hasHome && figure.Members < FewestMembers)
            || estimate.Interval80.HalfWidth > Widest * figure.Value || estimate.Interval80.Lower <= 0;
        return weak ? ObservationStatus.LowReliability
            : week.Entry.Key.Stage == MeasurementStage.Provisional ? ObservationStatus.Provisional
            : ObservationStatus.Normal;
    }
}
