using NodaTime;
using Tideline.Domain.Combining;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Exchange.Hub.Union;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Hub;

/// <summary>A release that goes into a combination.</summary>
/// <param name="Bundle">The line of the register by which it was taken.</param>
internal sealed record CombinedSource(string Operator, HubEntry Bundle, ReceivedRelease Release);

/// <summary>How much is behind a combined figure.</summary>
/// <param name="Operators">Operators that show a number.</param>
/// <param name="Share">Their part of the weights of all operators of the hub, to 0.01.</param>
internal sealed record CombinedRow(Observation Figure, int Operators, decimal Share);

/// <summary>The measured spread between operators.</summary>
/// <param name="Share">Standard deviation as a share of the value.</param>
/// <param name="IsMeasured">False: assumed, since too few figures had two operators.</param>
public sealed record OperatorSpread(string Indicator, int Level, double Share, bool IsMeasured);

/// <summary>What was combined.</summary>
internal sealed record CombinedResult(IReadOnlyList<CombinedRow> Rows, IReadOnlyList<OperatorSpread> Spreads, UnionOutcome Audit, int Standing);

/// <summary>Makes figures of several operators' released ones. Pure: the same releases give the same figures, in any order.</summary>
/// <param name="definition">What the combined figures are called by.</param>
/// <param name="standing">Rows that went out before and stand, by table; empty where figures are open.</param>
internal sealed class CombinedFigures(
    HubConfiguration hub, AreaHierarchy areas, OperatorWeights weights, LocalDate vintage, string definition,
    IReadOnlyDictionary<(string Indicator, LocalDate Start, LocalDate End), IReadOnlyList<CombinedRow>> standing)
{
    /// <summary>Sums of people over areas, of one period each: what figures of several operators can be made one of.</summary>
    private static readonly Indicator[] _sums =
        [Indicator.PresentPopulation, Indicator.Residents, Indicator.DisplacedStock, Indicator.DisplacedHosted, Indicator.NewlyDisplaced, Indicator.Returned];

    /// <summary>The agreed indicators that are combined. Everyone ever displaced follows from newly displaced, so that it is made where nothing must be kept.</summary>
    public static IReadOnlyList<string> Combinable(HubConfiguration hub) =>
        [.. _sums.Concat(hub.Figures == FigureSharing.Open ? [Indicator.EverDisplaced] : []).Select(i => i.Name).Intersect(hub.Agreed.Indicators).Order(StringComparer.Ordinal)];

    public CombinedResult Make(IReadOnlyList<CombinedSource> sources)
    {
        CombinedSource[] ordered = [.. sources.OrderBy(s => s.Operator, StringComparer.Ordinal)];
        var rows = new List<CombinedRow>();
        var spreads = new List<OperatorSpread>();
        var (audit, stood) = (new UnionOutcome(), 0);
        foreach (var indicator in Combinable(hub))
        {
            var tables = ordered.SelectMany(s => s.Release.Observations.Where(o => o.Indicator == indicator && o.Unit == Unit.People && o.CounterpartArea is null).Select(o => new HubPart(s.Operator, weights.Of(o.Area, s.Operator), o)))
                .GroupBy(p => (p.Row.PeriodStart, p.Row.PeriodEnd)).OrderBy(g => g.Key.PeriodStart).ThenBy(g => g.Key.PeriodEnd)
                .Select(g => (g.Key, Cells: Cells(g))).ToList();
            var bases = ordered.ToDictionary(s => s.Operator, s => s.Release.BaseOf(indicator), StringComparer.Ordinal);
            var spread = Spreads(indicator, tables.SelectMany(t => t.Cells));
            spreads.AddRange(spread);
            foreach (var ((start, end), cells) in tables)
            {
                if (standing.TryGetValue((indicator, start, end), out var before))
                {
                    rows.AddRange(before.Select(r => r with { Figure = r.Figure with { Vintage = vintage } }));
                    stood++;
                    continue;
                }

                var between = spread.ToDictionary(s => s.Level, s => s.Share);
                foreach (var cell in cells.Where(c => c.Shown.Count > 0))
                {
                    cell.Estimate = Combination.Of([.. cell.Shown.Select(p => p.Figure)], between[cell.Level], hub.Rules);
                }

                if (hub.Figures == FigureSharing.Open)
                {
                    Rake(cells);
                    audit += HideThin(cells);
                }
                else
                {
                    audit += Protect(cells, bases);
                }

                rows.AddRange(cells.Select(c => Row(indicator, start, end, c, bases.Values.Max())));
            }
        }

        return new(rows, spreads, audit, stood);
    }

    private List<HubCell> Cells(IEnumerable<HubPart> table) =>
    [
        .. table.GroupBy(p => p.Row.Area).Select(g => new HubCell(areas[g.Key].PCode, areas[g.Key].AdminLevel, areas[g.Key].Parent, [.. g]))
            .OrderBy(c => c.Level).ThenBy(c => c.Area, StringComparer.Ordinal),
    ];

    private OperatorSpread[] Spreads(string indicator, IEnumerable<HubCell> all)
    {
        HubCell[] cells = [.. all];
        int[] levels = [.. cells.Select(c => c.Level).Distinct().Order()];
        if (hub.Operators.Count == 1)
        {
            return [.. levels.Select(l => new OperatorSpread(indicator, l, 0, true))];
        }

        var measured = levels.ToDictionary(l => l, l => BetweenOperators.Pooled(cells.Where(c => c.Level == l).Select(c => (IReadOnlyList<OperatorFigure>)[.. c.Shown.Select(p => p.Figure)]), hub.Rules));
        return
        [
            .. levels.Select(l =>
                // Where too few figures are at hand, those of the next finer level: differences of small areas average out in large ones, so that it is no less.
                levels.Where(f => f >= l).Concat(levels.Where(f => f < l).Reverse()).Select(f => measured[f]).FirstOrDefault(m => m is not null) is { } share
                    ? new OperatorSpread(indicator, l, share, true)
                    : new OperatorSpread(indicator, l, hub.Rules.BetweenOperators, false)),
        ];
    }

    private static void Rake(IReadOnlyList<HubCell> cells)
    {
        var byArea = cells.ToDictionary(c => c.Area, StringComparer.Ordinal);
        foreach (var below in cells.Where(c => c.Parent is not null && byArea.ContainsKey(c.Parent)).GroupBy(c => c.Parent!).OrderBy(g => byArea[g.Key].Level).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var above = byArea[below.Key];
            if (above.Estimate is not { } whole)
            {
                continue;
            }

            // Where somebody could not see an area, its people are not in the number of the area above as that operator has it either.
            var hides = above.Shown.Select(p => p.Operator).ToHashSet(StringComparer.Ordinal);
            bool IsComplete(HubCell c) => !c.Parts.Any(p => p.Row.Status == ObservationStatus.Suppressed && hides.Contains(p.Operator));
            var factor = RakedChildren.Factor(whole.Value, [.. below.Select(c => (c.Estimate?.Value, IsComplete(c)))]);
            foreach (var cell in below.Where(c => c.Estimate is not null && !IsComplete(c)))
            {
                cell.Estimate = new(cell.Estimate!.Value * factor, cell.Estimate.Sd * Math.Max(1, factor), cell.Estimate.Spread);
            }
        }
    }

    private UnionOutcome HideThin(IReadOnlyList<HubCell> cells)
    {
        HubCell[] thin = [.. cells.Where(c => c.Shown.Count > 0 && c.Shown.Count < hub.MinimumOperators)];
        foreach (var cell in thin)
        {
            cell.IsHidden = true;
        }

        return new(thin.Length, 0, 0, 0);
    }

    private UnionOutcome Protect(IReadOnlyList<HubCell> cells, IReadOnlyDictionary<string, decimal> bases)
    {
        string[] names = [.. bases.Keys.Order(StringComparer.Ordinal)];
        var index = cells.Index().ToDictionary(c => c.Item.Area, c => c.Index, StringComparer.Ordinal);
        var table = new UnionTable(
            [
                .. cells.Select(c =>
                {
                    var parts = names.Select(n => c.Shown.FirstOrDefault(p => p.Operator == n)).ToArray();
                    var sum = parts.Sum(p => p?.Weight ?? 0);
                    return new UnionCell(
                        c.Parent is not null && index.TryGetValue(c.Parent, out var parent) ? parent : -1,
                        [.. parts.Select(p => p is null ? 0 : p.Weight / sum)], [.. parts.Select(p => p is null ? (double?)null : (double)p.Row.Value!.Value)]);
                }),
            ],
            (double)bases.Values.Max(), [.. names.Select(n => (double)bases[n])]);
        var outcome = UnionAudit.Apply(table, hub.MinimumOperators, hub.ProtectionPercent);
        foreach (var (cell, union) in cells.Zip(table.Cells).Where(c => !c.Second.Shown))
        {
            cell.IsHidden = true;
        }

        return outcome;
    }

    private CombinedRow Row(string indicator, LocalDate start, LocalDate end, HubCell cell, decimal @base)
    {
        var all = hub.Operators.Sum(o => weights.Of(cell.Area, o.Name));
        var share = Math.Round((decimal)(cell.Shown.Sum(p => p.Weight) / all), 2);
        var status = StatusOf(cell, share);
        var shown = cell is { Estimate: not null, IsHidden: false };
        decimal? value = null, lower = null, upper = null;
        if (shown)
        {
            var (estimate, interval) = (cell.Estimate!, cell.Estimate!.Interval80);
            value = Math.Max(0, Math.Round((decimal)estimate.Value / @base, MidpointRounding.AwayFromZero) * @base);
            lower = Math.Min(value.Value, Math.Floor((decimal)interval.Lower / @base) * @base);
            upper = Math.Max(value.Value, Math.Ceiling((decimal)interval.Upper / @base) * @base);
        }

        return new(
            new(indicator, cell.Area, null, start, end, value, lower, upper, Unit.People, status, definition, cell.Parts[0].Row.Emergency, vintage),
            shown ? cell.Shown.Count : 0, shown ? share : 0);
    }

    private ObservationStatus StatusOf(HubCell cell, decimal share)
    {
        if (cell.IsHidden || cell.Shown.Count == 0)
        {
            // Where one hides and another could not see, somebody has a number.
            return cell.IsHidden || cell.Parts.Any(p => p.Row.Status != ObservationStatus.NotObservable) ? ObservationStatus.Suppressed : ObservationStatus.NotObservable;
        }

        var interval = cell.Estimate!.Interval80;
        var isWeak = (hub.Operators.Count > 1 && (cell.Shown.Count == 1 || share < 0.5m)) || interval.Lower <= 0 || interval.HalfWidth > cell.Estimate.Value / 2
            || cell.Shown.All(p => p.Row.Status == ObservationStatus.LowReliability);
        return isWeak ? ObservationStatus.LowReliability
            : cell.Shown.Any(p => p.Row.Status == ObservationStatus.Provisional) ? ObservationStatus.Provisional
            : ObservationStatus.Normal;
    }

    /// <summary>What one operator's release has in a row.</summary>
    private sealed record HubPart(string Operator, double Weight, Observation Row)
    {
        public OperatorFigure Figure => OperatorFigure.Printed(Operator, Weight, Row.Value!.Value, Row.Lower, Row.Upper);
    }

    /// <summary>An area and period of an indicator.</summary>
    private sealed record HubCell(string Area, int Level, string? Parent, IReadOnlyList<HubPart> Parts)
    {
        /// <summary>Operators that show a number.</summary>
        public IReadOnlyList<HubPart> Shown { get; } = [.. Parts.Where(p => p.Row.Value is not null)];

        public CombinedEstimate? Estimate { get; set; }

        public bool IsHidden { get; set; }
    }
}
