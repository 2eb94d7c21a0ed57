using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Displacement;

/// <summary>How well an area was seen in a week of the live onset.</summary>
/// <param name="levelIndex">Index into <see cref="ClusterMap.Levels"/>.</param>
/// <param name="area">Index of the area within the level.</param>
/// <param name="week">Week of the live onset.</param>
public delegate Observability WeekObservability(int levelIndex, int area, int week);

/// <summary>The unreleased displacement figures at every level, from the fold's counts.</summary>
public sealed class DisplacementCubes
{
    private readonly FoldFrame _frame;
    private readonly FoldIndex _index;
    private readonly Replicates _replicates;
    private readonly double[] _population;
    private readonly int _vintage;
    private readonly WeekObservability _observability;
    private readonly IReadOnlyList<double>? _penetration;
    private readonly long[] _panelDays;
    private readonly long[] _censoredDays;

    /// <param name="frame">What was folded for.</param>
    /// <param name="counts">The fold's sums.</param>
    /// <param name="population">People by finest area.</param>
    /// <param name="seed">Seed of the replicates.</param>
    /// <param name="observability">How well areas were seen.</param>
    /// <param name="penetration">Factor on all people of each replicate where the penetration was estimated; null: none.</param>
    public DisplacementCubes(
        FoldFrame frame, FoldCounts counts, double[] population, ulong seed, WeekObservability observability,
        IReadOnlyList<double>? penetration = null)
    {
        _frame = frame;
        _index = new FoldIndex(frame, counts);
        Seed = seed;
        _replicates = Replicates.Compute(_index, population, seed);
        _population = population;
        _vintage = frame.Schedule.Live.Cut;
        _observability = observability;
        _penetration = penetration;
        _panelDays = new long[frame.Map.FinestAreas * frame.Weeks];
        _censoredDays = new long[_panelDays.Length];
        CountDays();
    }

    internal FoldIndex Index => _index;

    internal ContributorSketches Sketches => _index.Counts.Sketches;

    internal Replicates Replicates => _replicates;

    internal double[] Population => _population;

    internal ulong Seed { get; }

    internal WeekObservability SeenInWeek => _observability;

    /// <summary>One cube an indicator; areas of all levels in each.</summary>
    public IReadOnlyList<Cube> Build() =>
    [
        ByHome(Indicator.DisplacedStock, (f, a, w) => f.Stock(a, w), c => c.Displaced, s => s.Displaced, c => c.DaysDisplaced),
        ByHome(Indicator.NewlyDisplaced, (f, a, w) => f.Begun(a, w), c => c.Begun, s => s.Begun),
        ByHome(Indicator.Returned, (f, a, w) => f.Ended(a, w), c => c.Ended, s => s.Ended),
        ByHome(Indicator.DisplacedChange, (f, a, w) => f.Stock(a, w) - (w == 0 ? 0 : f.Stock(a, w - 1)), c => c.Changed, s => s.Changed),
        ByHome(Indicator.EverDisplaced, (f, a, w) => Enumerable.Range(0, w + 1).Sum(v => f.Begun(a, v)), c => c.Ever, s => s.Ever),
        Hosted(),
        Flow(),
        .. Episodes.Enclave.Select(e => ByHome(
            e.Indicator, (f, a, w) => f.Episode(Episodes.IndexOf(e.Kind), a, w), c => c.Displaced)),
        TrendOfStock(),
    ];

    /// <summary>What may be said of the last week, at a family-wise error of 5% over the total and all districts (Holm).</summary>
    public Headline Headline()
    {
        var week = _frame.Weeks - 1;
        var (start, end) = Period(week);
        int[] all = [.. Exposed()];
        var tests = new List<(string? Area, double P)> { (null, OneSidedP(all, week)) };
        for (var district = 0; district < _index.Districts; district++)
        {
            var areas = _index.AreasOfDistrict[district];
            if (areas.Length > 0 && _observability(_frame.FlowLevel, district, week) != Observability.NotObservable)
            {
                tests.Add((_frame.Map.AreasAtLevel[_frame.FlowLevel][district].PCode, OneSidedP(areas, week)));
            }
        }

        var claimed = HolmTest.Claimed(tests);
        var total = Make(all, week, (f, a, w) => f.Stock(a, w), Sum(_index.Counts.Contributors.Displaced, all, week), all, Observability.Normal);
        return new Headline(
            _frame.Schedule.Placebos.Count > 0 && claimed.Total, start, end, total, claimed.Areas);
    }

    private IEnumerable<int> Exposed() => Enumerable.Range(0, _frame.Map.FinestAreas).Where(a => _frame.Exposed[a]);

    private (NodaTime.LocalDate Start, NodaTime.LocalDate End) Period(int week)
    {
        var first = _frame.Schedule.Live.FirstWeek + (7 * week);
        return (Day.Date(first), Day.Date(first + 6));
    }

    private double OneSidedP(int[] areas, int week)
    {
        double Total(DisplacementFigures f) => areas.Sum(a => f.Stock(a, week));
        var (value, draws) = (Total(_replicates.Point), Draws(Total));
        var mean = draws.Average();
        var sd = Math.Sqrt(draws.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, draws.Length - 1));
        return sd == 0 ? 1 : Quantiles.NormalTail(value / sd);
    }

    private Cube ByHome(
        Indicator indicator, Func<DisplacementFigures, int, int, double> figure, Func<ContributorCounts, long[]> contributors,
        Func<ContributorSketches, SketchTable>? sketches = null, Func<ContributorCounts, long[]>? days = null)
    {
        List<CubeCell> cells = [];
        // A change is tied to two stocks, a running total to every week before it: lower down they would cost more figures
        // than they tell.
        var levels = indicator == Indicator.DisplacedChange ? _frame.FlowLevel + 1
            : indicator == Indicator.EverDisplaced ? Math.Max(1, _frame.FlowLevel)
            : _frame.Map.Levels.Count;
        for (var level = 0; level < levels; level++)
        {
            foreach (var home in Exposed().GroupBy(a => _frame.Map.Ancestors[level][a]).OrderBy(g => g.Key))
            {
                int[] areas = [.. home];
                for (var week = 0; week < _frame.Weeks; week++)
                {
                    var (start, end) = Period(week);
                    start = indicator.Period == PeriodKind.SinceOnset ? Day.Date(_frame.Schedule.Live.EvacuationStarts) : start;
                    var estimate = Make(
                        areas, week, figure, Sum(contributors(_index.Counts.Contributors), areas, week), areas,
                        _observability(level, home.Key, week), indicator.Period == PeriodKind.SinceOnset,
                        bounded: indicator == Indicator.DisplacedStock);
                    estimate = days is null ? estimate : estimate with { Daily = Daily(Sum(days(_index.Counts.Contributors), areas, week)) };
                    cells.Add(new CubeCell(_frame.Map.AreasAtLevel[level][home.Key].PCode, null, start, end, estimate)
                    {
                        Sketch = sketches is null ? null : Sketches.Of(sketches(Sketches), areas, week),
                    });
                }
            }
        }

        return new Cube(indicator, cells);
    }

    private Cube Hosted()
    {
        var map = _frame.Map;
        List<CubeCell> cells = [];
        for (var level = 0; level < map.Levels.Count; level++)
        {
            foreach (var host in Enumerable.Range(0, map.FinestAreas).GroupBy(a => map.Ancestors[level][a]).OrderBy(g => g.Key))
            {
                int[] areas = [.. host];
                if (!Enumerable.Range(0, _frame.Weeks).Any(w => _index.Counts.Contributors.Hosted(level, host.Key, w) > 0))
                {
                    continue;
                }

                for (var week = 0; week < _frame.Weeks; week++)
                {
                    var (start, end) = Period(week);
                    var estimate = Make(
                        areas, week, (f, a, w) => f.Hosted(a, w), _index.Counts.Contributors.Hosted(level, host.Key, week), null,
                        _observability(level, host.Key, week)) with
                    {
                        Daily = Daily(_index.Counts.Contributors.DaysHosted(level, host.Key, week)),
                    };
                    cells.Add(new CubeCell(map.AreasAtLevel[level][host.Key].PCode, null, start, end, estimate)
                    {
                        Sketch = Sketches.OfHost(level, host.Key, week),
                    });
                }
            }
        }

        return new Cube(Indicator.DisplacedHosted, cells);
    }

    /// <summary>Change of the stock in 30 days, over all weeks so far.</summary>
    private Cube TrendOfStock()
    {
        List<CubeCell> cells = [];
        var (start, last) = (Day.Date(_frame.Schedule.Live.EvacuationStarts), _frame.Weeks - 1);
        for (var level = 0; level <= _frame.FlowLevel; level++)
        {
            foreach (var home in Exposed().GroupBy(a => _frame.Map.Ancestors[level][a]).OrderBy(g => g.Key))
            {
                int[] areas = [.. home];
                var estimate = Make(
                    areas, last, TrendOf, Sum(_index.Counts.Contributors.Displaced, areas, last), areas, _observability(level, home.Key, last));
                cells.Add(new CubeCell(_frame.Map.AreasAtLevel[level][home.Key].PCode, null, start, Period(last).End, estimate));
            }
        }

        return new Cube(Indicator.DisplacedTrend, cells);
    }

    private double TrendOf(DisplacementFigures figures, int area, int week)
    {
        Span<double> weeks = stackalloc double[week + 1];
        for (var w = 0; w <= week; w++)
        {
            weeks[w] = figures.Stock(area, w);
        }

        return Trend.Slope(weeks);
    }

    private Cube Flow()
    {
        var districts = _frame.Map.AreasAtLevel[_frame.FlowLevel];
        List<CubeCell> cells = [];
        for (var home = 0; home < districts.Count; home++)
        {
            for (var host = 0; host < districts.Count && _index.AreasOfDistrict[home].Length > 0; host++)
            {
                for (var week = 0; week < _frame.Weeks; week++)
                {
                    var contributors = _index.Counts.Contributors.Flow.GetValueOrDefault(ContributorCounts.FlowKey(home, host, week));
                    if (contributors > 0 || _replicates.Point.Flow(home, host, week) != 0)
                    {
                        cells.Add(FlowCell(districts, home, host, week, contributors));
                    }
                }
            }
        }

        return new Cube(Indicator.DisplacementFlow, cells);
    }

    private CubeCell FlowCell(IReadOnlyList<Area> districts, int home, int host, int week, long contributors)
    {
        var (start, end) = Period(week);
        var seen = Worse(_observability(_frame.FlowLevel, home, week), _observability(_frame.FlowLevel, host, week));
        var estimate = Make([home], week, (f, h, w) => f.Flow(h, host, w), contributors, null, seen);
        var days = _index.Counts.Contributors.DaysOfFlow.GetValueOrDefault(ContributorCounts.FlowKey(home, host, week));
        return new CubeCell(
            districts[home].PCode, districts[host].PCode, start, end,
            estimate with { Daily = Daily(days), Weight = WeightOf(_index.AreasOfDistrict[home]) })
        {
            Sketch = Sketches.OfFlow(home, host, week),
        };
    }

    private Estimate Make(
        int[] areas, int week, Func<DisplacementFigures, int, int, double> figure, long contributors, int[]? panelOf, Observability seen,
        bool since = false, bool bounded = false)
    {
        double Total(DisplacementFigures f) => areas.Sum(a => figure(f, a, week));
        double[] draws = [.. Draws(Total).Order()];
        var (eighty, ninetyFive) = (Quantiles.Central(draws, 0.8), Quantiles.Central(draws, 0.95));
        var panel = panelOf is null
            ? 0
            : Enumerable.Range(0, since ? week + 1 : 1).Max(w => Sum(_index.Counts.Contributors.Panel, panelOf, since ? w : week));
        if (panelOf is not null && bounded)
        {
            var (unobserved, people) = (UnobservedShare(panelOf, week), panelOf.Sum(a => _population[a]));
            eighty = MissingBound.Widen(eighty, Total(_replicates.Point), unobserved, people);
            ninetyFive = MissingBound.Widen(ninetyFive, Total(_replicates.Point), unobserved, people);
        }

        var estimate = new Estimate(Total(_replicates.Point), eighty, ninetyFive, contributors, panel, WeightOf(panelOf), ObservationStatus.Normal);
        return estimate with { Status = StatusOf(estimate, panelOf, week, seen) };
    }

    private static double Daily(long daysOfWeek) => daysOfWeek / 7.0;

    /// <summary>A sum of people in each replicate.</summary>
    private double[] Draws(Func<DisplacementFigures, double> total) =>
        [.. _replicates.Draws.Select((f, r) => (_penetration?[r] ?? 1) * total(f))];

    internal double WeightOf(int[]? areas)
    {
        IEnumerable<int> counted = areas ?? Exposed();
        var (people, members) = (0.0, 0L);
        foreach (var area in counted)
        {
            people += _population[area];
            members += _index.Counts.WithReference[area];
        }

        return members == 0 ? 1 : people / members;
    }

    private ObservationStatus StatusOf(in Estimate estimate, int[]? panelOf, int week, Observability seen)
    {
        if (seen == Observability.NotObservable)
        {
            return ObservationStatus.NotObservable;
        }

        const double widest = 0.5;
        const long fewest = 50;
        var weak = seen == Observability.Degraded
            || (panelOf is not null && (estimate.Base < fewest || UnobservedShare(panelOf, week) > 0.2))
            || estimate.Interval80.HalfWidth > widest * Math.Abs(estimate.Value)
            || (estimate.Interval80.Lower <= 0 && estimate.Interval80.Upper >= 0);
        if (weak || week >= _frame.Schedule.HeldFromWeek || _frame.IsLongHoliday(week) || _frame.Schedule.Placebos.Count == 0)
        {
            return ObservationStatus.LowReliability;
        }

        var end = _frame.Schedule.Live.FirstWeek + (7 * week) + 6;
        return end + 7 > _vintage ? ObservationStatus.Provisional : ObservationStatus.Normal;
    }

    /// <summary>Share of the week's subscriber-days whose member has been unseen for so long that it is censored.</summary>
    public double UnobservedShare(IReadOnlyCollection<int>? areas, int week)
    {
        var (panel, censored) = (0L, 0L);
        foreach (var area in areas ?? [.. Exposed()])
        {
            panel += _panelDays[(area * _frame.Weeks) + week];
            censored += _censoredDays[(area * _frame.Weeks) + week];
        }

        return panel + censored == 0 ? 1 : (double)censored / (panel + censored);
    }

    private void CountDays()
    {
        foreach (var unit in Enumerable.Range(0, _frame.Units.Count).Where(_index.Counts.HasMembers))
        {
            for (var at = 0; at < _frame.Parameters.Strata * _frame.Weeks; at++)
            {
                var (stratum, week) = (at / _frame.Weeks, at % _frame.Weeks);
                var cell = (_frame.Units.AreaOfUnit[unit] * _frame.Weeks) + week;
                _panelDays[cell] += _index.Counts[Count.Panel, 0, unit, stratum, week];
                _censoredDays[cell] += _index.Counts[Count.CensoredHome, 0, unit, stratum, week]
                    + _index.Counts[Count.CensoredAway, 0, unit, stratum, week];
            }
        }
    }

    private long Sum(long[] byAreaAndWeek, int[] areas, int week) => areas.Sum(a => byAreaAndWeek[(a * _frame.Weeks) + week]);

    internal static Observability Worse(Observability a, Observability b) => a > b ? a : b;
}
