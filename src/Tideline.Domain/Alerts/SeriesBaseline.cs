using Tideline.Domain.Places;

namespace Tideline.Domain.Alerts;

/// <summary>What is usual for one series in one week: level, weekdays, spread, and how much of a day the next repeats.</summary>
internal sealed class SeriesBaseline
{
    private readonly List<(int Day, double Deviation)> _days = [];
    private readonly double[] _own = new double[7];
    private readonly int[] _count = new int[7];
    private double[] _weekdays = new double[7];
    private double _level;
    private double _centre;
    private double _spread;

    public bool Exists { get; private set; }

    public double OwnSpread { get; private set; }

    public double Correlation { get; private set; }

    /// <summary>Days the baseline rests on.</summary>
    public int Days => _days.Count;

    /// <summary>Own weekday deviation in units of chance; NaN where the weekday is rare.</summary>
    public double Weekday(int weekday) => _own[weekday];

    /// <summary>Variance of <see cref="Weekday"/> by sampling: that of a median of so many days.</summary>
    public double WeekdayVariance(int weekday) => Math.PI / 2 * OwnSpread * OwnSpread / Math.Max(1, _count[weekday]);

    /// <summary>Takes the latest eligible days before a week.</summary>
    public static SeriesBaseline Of(WatchedSeries series, ReadOnlySpan<bool> eligible, int firstDay, int before, AlarmParameters parameters)
    {
        var baseline = new SeriesBaseline();
        var chosen = new List<int>();
        for (var d = before - 1; d >= Math.Max(0, before - parameters.BaselineReach) && chosen.Count < parameters.BaselineDays; d--)
        {
            if (eligible[d] && !double.IsNaN(series.Values[d]))
            {
                chosen.Add(d);
            }
        }

        if (chosen.Count < parameters.FewestDays)
        {
            return baseline;
        }

        chosen.Reverse();
        baseline._level = RobustSpread.Median(chosen.Select(d => series.Values[d]));
        baseline._days.AddRange(chosen.Select(d => (firstDay + d, (series.Values[d] - baseline._level) * series.Precisions[d])));
        for (var k = 0; k < 7; k++)
        {
            double[] same = [.. baseline._days.Where(d => Day.Weekday(d.Day) == k).Select(d => d.Deviation)];
            baseline._count[k] = same.Length;
            baseline._own[k] = same.Length < 4 ? double.NaN : RobustSpread.Median(same);
        }

        baseline.OwnSpread = RobustSpread.Deviation(
            baseline._days.Select(d => d.Deviation - Known(baseline._own[Day.Weekday(d.Day)])), 0);
        baseline.Exists = true;
        return baseline;
    }

    /// <summary>Settles weekdays, centre and own spread.</summary>
    /// <param name="weekdays">Deviation by weekday, shrunk towards that of all areas.</param>
    public void Settle(double[] weekdays)
    {
        _weekdays = weekdays;
        double[] rest = [.. _days.Select(d => d.Deviation - weekdays[Day.Weekday(d.Day)])];
        _centre = RobustSpread.Median(rest);
        OwnSpread = RobustSpread.Deviation(rest, _centre);
    }

    /// <summary>Settles the spread in use, at least that of all areas, and the correlation.</summary>
    public void Settle(double pooledSpread, AlarmParameters parameters)
    {
        const double tiny = 1e-9;
        _spread = Math.Max(Math.Max(OwnSpread, pooledSpread), tiny);
        var (products, squares) = (0.0, 0.0);
        double Calm(int i) => Math.Clamp((_days[i].Deviation - _weekdays[Day.Weekday(_days[i].Day)] - _centre) / Math.Max(OwnSpread, tiny), -3, 3);
        for (var i = 0; i + 1 < _days.Count; i++)
        {
            if (_days[i + 1].Day == _days[i].Day + 1)
            {
                products += Calm(i) * Calm(i + 1);
                squares += ((Calm(i) * Calm(i)) + (Calm(i + 1) * Calm(i + 1))) / 2;
            }
        }

        Correlation = squares == 0 ? 0 : Math.Clamp(products / squares, 0, parameters.LargestCorrelation);
    }

    /// <summary>How the baseline's own days would have looked: each day's z and moving average, for the tails of all areas
    /// together.</summary>
    public IEnumerable<(double Z, double Average)> Past(double lambda)
    {
        var (last, lastDay, average) = (double.NaN, 0, 0.0);
        foreach (var (day, deviation) in _days)
        {
            var z = (deviation - _weekdays[Day.Weekday(day)] - _centre) / _spread;
            average = Detectors.Average(average, Detectors.Whitened(z, last, day - lastDay, Correlation), lambda);
            (last, lastDay) = (z, day);
            yield return (z, average);
        }
    }

    /// <summary>A value in standard deviations from what is usual on the weekday.</summary>
    public double Standardise(double value, double precision, int day) =>
        (((value - _level) * precision) - _weekdays[Day.Weekday(day)] - _centre) / _spread;

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;
}
