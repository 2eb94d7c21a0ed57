using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Domain.Returns;

/// <summary>
/// The displaced stock of the weeks ahead, by home district and above, and how past projections of the same emergency did.
/// An observation is the stock of the seven days until then; that of the last day is the last released week, and persistence is
/// to say that it stays. Upper areas are the sums of their districts'; their bands come from the errors of those sums.
/// </summary>
public sealed class ProjectedStocks
{
    private const int Week = 7;

    private readonly DisplacementCubes _displacement;
    private readonly ProjectionRules _rules;
    private readonly FoldFrame _frame;
    private readonly DailyStocks _daily;
    private readonly StockSeries?[] _weekly;
    private readonly int _daysObserved;
    private readonly IReadOnlyList<ProjectionSpan> _spans;
    private readonly ILookup<string, int> _alarmDays;

    /// <param name="displacement">Counts and point estimate of the displacement figures.</param>
    /// <param name="alarms">Days on which areas had an alarm about people.</param>
    /// <param name="rules">The parameters.</param>
    public ProjectedStocks(
        DisplacementCubes displacement, IEnumerable<AreaAlarm> alarms, ProjectionRules rules)
    {
        (_displacement, _rules, _frame) = (displacement, rules, displacement.Index.Frame);
        _daily = new DailyStocks(displacement);
        _weekly = [.. _daily.Districts.Select(d => d is { Count: >= Week } ? d.Trailing(Week) : null)];
        var live = _frame.Schedule.Live;
        _daysObserved = Math.Max(0, live.LastDay - live.Day + 1);
        _spans = ProjectionSpan.Weeks(_daysObserved, rules);
        _alarmDays = alarms.ToLookup(a => a.Area, a => a.Day - live.EvacuationStarts, StringComparer.Ordinal);
    }

    /// <summary>The figures and the back-test; a withdrawn projection has status L and no value. A week ahead for which no past
    /// projection can be scored has no cells.</summary>
    public (Cube Cube, ProjectionReport Report) Build()
    {
        if (_spans.Count == 0 || _weekly.All(w => w is null))
        {
            return (new Cube(Indicator.ProjectedDisplaced, []), ProjectionReport.None with { DaysObserved = _daysObserved });
        }

        var all = Total(_weekly);
        double[] ahead = [.. Enumerable.Range(1, _spans[^1].To).Select(d => (double)d)];
        var districts = new Projected?[_weekly.Length];
        Parallel.For(0, districts.Length, d => districts[d] = _weekly[d] is { } own ? District(d, own, all, ahead) : null);
        List<CubeCell> cells = [];
        List<AreaTest> tests = [];
        for (var level = 0; level <= _frame.FlowLevel; level++)
        {
            var areas = districts.OfType<Projected>().GroupBy(d => _frame.Map.Ancestors[level][d.Areas[0]]).OrderBy(g => g.Key)
                .Select(g => (Area: _frame.Map.AreasAtLevel[level][g.Key], Figure: Sum([.. g]))).ToList();
            foreach (var (area, figure) in areas)
            {
                Add(area, figure, [.. areas.SelectMany(a => a.Figure.Past)], cells, tests);
            }
        }

        var past = districts.OfType<Projected>().SelectMany(d => d.Past).ToLookup(p => p.Span);
        return (
            new Cube(Indicator.ProjectedDisplaced, cells),
            new ProjectionReport(_daysObserved, [.. _spans.Select((s, i) => new WeekAheadTest(i + 1, BackTest.Pooled(past[s])))], tests));
    }

    private Projected District(int district, StockSeries own, StockSeries all, double[] ahead)
    {
        var areas = _displacement.Index.AreasOfDistrict[district];
        double[] contributors = [.. Enumerable.Range(0, own.Count).Select(i => (double)Contributors(areas, _daily.WeekOf(i + Week - 1)))];
        var path = StockPath.Project(own, all, contributors[^1], ahead, _rules);
        var past = PastForecast.Roll(own, all, contributors, _spans, Week, _rules);
        return new(areas, own, path, [.. past.Where(p => contributors[p.Observations - 1] >= _rules.FewestScored)]);
    }

    private long Contributors(int[] areas, int week) =>
        areas.Sum(a => _displacement.Index.Counts.Contributors.Displaced[(a * _frame.Weeks) + week]);

    private static StockSeries Total(IEnumerable<StockSeries?> districts)
    {
        StockSeries[] series = [.. districts.OfType<StockSeries>()];
        return new(
            series[0].Times,
            [.. Enumerable.Range(0, series[0].Count).Select(i => series.Sum(s => s.Stocks[i]))],
            [.. Enumerable.Range(0, series[0].Count).Select(i => series.Sum(s => s.Inflow[i]))]);
    }

    private static Projected Sum(Projected[] parts) => parts.Length == 1 ? parts[0] : new(
        [.. parts.SelectMany(p => p.Areas)],
        Total(parts.Select(p => p.Series)),
        new(
            [.. Enumerable.Range(0, parts[0].Path.Away.Count).Select(i => parts.Sum(p => p.Path.Away[i]))],
            [.. Enumerable.Range(0, parts[0].Path.Away.Count).Select(i => parts.Sum(p => p.Path.Displaced[i]))]),
        [.. parts.SelectMany(p => p.Past).GroupBy(p => (p.Observations, p.Span)).Select(g => g.Aggregate((a, b) => a.Plus(b)))]);

    private void Add(Area area, Projected figure, PastForecast[] pooled, List<CubeCell> cells, List<AreaTest> tests)
    {
        var withdrawn = Withdrawal.Of(figure.Series, [.. _alarmDays[area.PCode]], StepError(figure.Areas), _rules);
        var (week, live) = (_frame.Weeks - 1, _frame.Schedule.Live);
        var contributors = Contributors(figure.Areas, week);
        var daily = figure.Areas.Sum(a => _displacement.Index.Counts.Contributors.DaysDisplaced[(a * _frame.Weeks) + week]) / 7.0;
        var panel = figure.Areas.Sum(a => _displacement.Index.Counts.Contributors.Panel[(a * _frame.Weeks) + week]);
        foreach (var (span, i) in _spans.Select((s, i) => (s, i)))
        {
            double[] own = Errors(figure.Past, span), others = Errors(pooled, span);
            tests.Add(new AreaTest(
                area.PCode, i + 1, withdrawn ?? (others.Length == 0 ? WithdrawalReason.NoPastError : null),
                others.Length < _rules.FewestErrors, BackTest.Of(figure.Past.Where(p => p.Span == span))));
            if (others.Length == 0)
            {
                continue;
            }

            var value = withdrawn is null ? span.Mean(figure.Path.Away) : double.NaN;
            var none = new Interval(double.NaN, double.NaN);
            var estimate = new Estimate(
                value, Band(0.8), Band(0.95),
                contributors, panel, _displacement.WeightOf(figure.Areas),
                withdrawn is null ? ObservationStatus.Forecast : ObservationStatus.NotObservable,
                daily);
            cells.Add(new CubeCell(area.PCode, null, Day.Date(live.LastDay + span.To - Week + 1), Day.Date(live.LastDay + span.To), estimate)
            {
                Sketch = _displacement.Sketches.Of(_displacement.Sketches.Displaced, figure.Areas, week),
            });

            Interval Band(double share) => withdrawn is null ? ConformalBand.Of(own, others, share, _rules)!.Value.Around(value) : none;
        }
    }

    /// <summary>Standard error of the last week's change of the stock over the stock before, from the replicates.</summary>
    private double StepError(int[] areas)
    {
        if (_frame.Weeks < 2)
        {
            return 0;
        }

        double Stock(DisplacementFigures f, int week) => areas.Sum(a => f.Stock(a, week));
        var last = _frame.Weeks - 1;
        double[] steps = [.. _displacement.Replicates.Draws.Select(f => Stock(f, last) - Stock(f, last - 1))];
        var (mean, before) = (steps.Average(), Math.Abs(Stock(_displacement.Replicates.Point, last - 1)));
        return before == 0 ? 0 : Math.Sqrt(steps.Average(s => (s - mean) * (s - mean))) / before;
    }

    private static double[] Errors(IEnumerable<PastForecast> past, ProjectionSpan span) =>
        [.. past.Where(p => p.Span == span && p.IsScored).Select(p => p.LogError)];

    private sealed record Projected(int[] Areas, StockSeries Series, StockPath Path, IReadOnlyList<PastForecast> Past);
}
