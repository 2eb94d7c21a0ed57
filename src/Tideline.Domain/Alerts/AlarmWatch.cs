using Tideline.Domain.Cubes;

namespace Tideline.Domain.Alerts;

/// <summary>
/// Watches all series together, day by day, as if each day were the last: a baseline per week from the days before it, an
/// alarm where the whitened moving average or the day itself is beyond its limit and the false discovery rate over all areas
/// allows it. Method, limits and measured false alarms: docs/methods/alerts.md.
/// </summary>
public sealed class AlarmWatch
{
    private readonly AlarmParameters _parameters;
    private readonly int _firstDay;
    private readonly int _days;
    private readonly bool[] _excluded;
    private readonly Watched[] _watched;
    private readonly Dictionary<string, bool[]> _eligible = new(StringComparer.Ordinal);

    /// <param name="series">Series of any areas and levels, all of the same days; areas × kinds at most once.</param>
    /// <param name="firstDay">Day number of their first value; a Monday.</param>
    /// <param name="excluded">Invalid days and holidays: no alarm, and no part of a baseline.</param>
    /// <param name="parameters">Limits.</param>
    public AlarmWatch(IEnumerable<WatchedSeries> series, int firstDay, IReadOnlySet<int> excluded, AlarmParameters parameters)
    {
        (_parameters, _firstDay) = (parameters, firstDay);
        _watched = [.. series.OrderBy(s => s.Level).ThenBy(s => s.Area, StringComparer.Ordinal).ThenBy(s => s.Kind).Select(s => new Watched(s))];
        _days = _watched.Length == 0 ? 0 : _watched[0].Series.Values.Length;
        _excluded = [.. Enumerable.Range(0, _days).Select(d => excluded.Contains(firstDay + d))];
        foreach (var watched in _watched)
        {
            _eligible.TryAdd(watched.Series.Area, [.. _excluded.Select(e => !e)]);
        }
    }

    /// <summary>All alarms and watches, by day, level, area and series.</summary>
    /// <param name="outage">Outage index of an area on a day, 0..1; 0 where none was judged.</param>
    public IReadOnlyList<Alarm> Run(Func<string, int, double> outage)
    {
        List<Alarm> alarms = [];
        for (var d = 0; d < _days; d++)
        {
            if (d % 7 == 0)
            {
                Renew(d);
            }

            if (!_excluded[d])
            {
                alarms.AddRange(Judge(d, outage));
            }
        }

        return alarms;
    }

    private void Renew(int day)
    {
        foreach (var group in _watched.GroupBy(w => (w.Series.Level, w.Series.Kind)))
        {
            foreach (var watched in group)
            {
                watched.Baseline = SeriesBaseline.Of(watched.Series, _eligible[watched.Series.Area], _firstDay, day, _parameters);
            }

            var judged = group.SelectMany(w => w.Ordinary(_eligible[w.Series.Area], day, _parameters)).ToArray();
            var wider = WeekBaselines.Settle([.. group.Select(w => w.Baseline)], judged, group.Key.Kind, _parameters);
            foreach (var watched in group)
            {
                watched.Wider = wider;
            }
        }
    }

    private IEnumerable<Alarm> Judge(int d, Func<string, int, double> outage)
    {
        bool IsDark(Watched w) => outage(w.Series.Area, _firstDay + d) > _parameters.OutageAbove;
        Watched[] judged = [.. _watched.Where(w => w.See(_firstDay + d, d, IsDark(w), _parameters))];
        var threshold = FalseDiscovery.Threshold(judged.Select(w => w.Chance), _parameters.FalseDiscoveryRate);
        foreach (var watched in judged)
        {
            var alarm = watched.Chance <= threshold && watched.IsBeyond(d, _parameters);
            if (alarm || watched.IsWatch(d, _parameters))
            {
                var area = watched.Series.Area;
                var dark = watched.IsDark(d);
                if (alarm || dark)
                {
                    _eligible[area][d] = false;
                }

                yield return new Alarm(
                    _firstDay + d, area, watched.Series.Level, dark ? AlarmKind.Network : alarm ? AlarmKind.Population : AlarmKind.Watch,
                    watched.Series.Kind, watched.Z[d], watched.Averages[d]);
            }
        }
    }

    /// <summary>A series with its state.</summary>
    private sealed class Watched(WatchedSeries series)
    {
        private double _average;
        private readonly bool[] _dark = new bool[series.Values.Length];
        private double _last = double.NaN;
        private int _lastDay;

        public WatchedSeries Series => series;

        public SeriesBaseline Baseline { get; set; } = new();

        public double[] Z { get; } = [.. Enumerable.Repeat(double.NaN, series.Values.Length)];

        /// <summary>How much wider than normal the tails of days and averages are.</summary>
        public (double Day, double Average) Wider { get; set; } = (1, 1);

        public double[] Averages { get; } = [.. Enumerable.Repeat(double.NaN, series.Values.Length)];

        /// <summary>Probability of such a day, or such an average, by chance alone.</summary>
        public double Chance { get; private set; }

        public bool IsDark(int d) => _dark[d];

        /// <summary>Takes the day in; false where it cannot be judged. A day of an outage is judged, but leaves no trace in
        /// the average: what was not seen then must raise no alarm about people once the network is back.</summary>
        public bool See(int day, int d, bool isDark, AlarmParameters parameters)
        {
            _dark[d] = isDark;
            if (!Baseline.Exists || double.IsNaN(series.Values[d]))
            {
                return false;
            }

            Z[d] = Baseline.Standardise(series.Values[d], series.Precisions[d], day);
            Averages[d] = Detectors.Average(
                _average, Detectors.Whitened(Z[d], _last, day - _lastDay, Baseline.Correlation), parameters.Lambda);
            if (!isDark)
            {
                (_average, _last, _lastDay) = (Averages[d], Z[d], day);
            }

            // The level of the baseline is itself uncertain, which a moving average notices more than a day does.
            var level = Math.PI / 2 / Baseline.Days;
            var ofAverage = Math.Sqrt(1 + (level / Math.Pow(Detectors.AverageSpread(parameters.Lambda), 2)));
            var smaller = Math.Min(
                Quantiles.NormalTail(Unusual(Z[d]) / Wider.Day / Math.Sqrt(1 + level)),
                Quantiles.NormalTail(Unusual(Averages[d]) / Wider.Average / ofAverage));
            if (series.Kind == SeriesKind.Activity)
            {
                // People who stop using their phones for good pull an average down for weeks; only a shock says something.
                smaller = Quantiles.NormalTail(Unusual(Z[d]) / Wider.Day / Math.Sqrt(1 + level)) / 2;
            }

            Chance = Math.Min(1, 2 * Direction.Sides(series.Kind).Length * smaller);
            return true;
        }

        /// <summary>Whether the average or the day is beyond its limit.</summary>
        public bool IsBeyond(int d, AlarmParameters parameters) =>
            (series.Kind != SeriesKind.Activity && Unusual(Averages[d]) / Wider.Average > parameters.AverageLimit)
            || Unusual(Z[d]) / Wider.Day > parameters.ShockLimit;

        /// <summary>What was judged on the last days of a baseline's length that were ordinary.</summary>
        public IEnumerable<(double Z, double Average)> Ordinary(bool[] eligible, int before, AlarmParameters parameters)
        {
            for (var d = Math.Max(0, before - parameters.BaselineDays); d < before; d++)
            {
                if (eligible[d] && !double.IsNaN(Z[d]))
                {
                    yield return (Z[d], Averages[d]);
                }
            }
        }

        /// <summary>Two of three days beyond the limit, on the same side; a day of an outage counts only during one.</summary>
        public bool IsWatch(int d, AlarmParameters parameters)
        {
            double On(int day, double side) => day < 0 || (_dark[day] && !_dark[d]) ? double.NaN : side * Z[day] / Wider.Day;
            foreach (var side in Direction.Sides(series.Kind))
            {
                if (Detectors.TwoOfThree(On(d, side), On(d - 1, side), On(d - 2, side), parameters.WatchLimit))
                {
                    return true;
                }
            }

            return false;
        }

        private double Unusual(double value) => Direction.Unusual(series.Kind, value);
    }
}
