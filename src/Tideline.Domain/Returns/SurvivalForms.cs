namespace Tideline.Domain.Returns;

/// <summary>One way to carry a decline on.</summary>
/// <param name="times">Days since the peak, the first 0.</param>
/// <param name="logs">Log of the share still away, the first 0.</param>
/// <param name="ahead">Days after the last observation, ascending.</param>
/// <returns>Log of the share of the last stock that is still away then: anchored, so that at 0 days it is 0.</returns>
internal delegate double[] SurvivalForm(
    ReadOnlySpan<double> times, ReadOnlySpan<double> logs, IReadOnlyList<double> ahead, ProjectionRules rules);

/// <summary>
/// The forms of the ensemble. Each is fitted to the log of the stock by least squares and then anchored: only its shape
/// after the last observation is used, never its level.
/// </summary>
internal static class SurvivalForms
{
    private const double Never = 1e-6;

    /// <summary>In the order of their names, which nothing depends on.</summary>
    public static readonly IReadOnlyList<(string Name, SurvivalForm Form)> All =
    [
        ("exponential", Exponential),
        ("log_drift", LogDrift),
        ("two_exponential", TwoExponential),
        ("weibull", Weibull),
    ];

    /// <summary>The mean slope of the last steps.</summary>
    public static double[] LogDrift(
        ReadOnlySpan<double> times, ReadOnlySpan<double> logs, IReadOnlyList<double> ahead, ProjectionRules rules)
    {
        var first = Math.Max(0, times.Length - 1 - rules.DriftSteps);
        var slope = (logs[^1] - logs[first]) / (times[^1] - times[first]);
        return [.. ahead.Select(h => slope * h)];
    }

    /// <summary>A constant rate.</summary>
    public static double[] Exponential(
        ReadOnlySpan<double> times, ReadOnlySpan<double> logs, IReadOnlyList<double> ahead, ProjectionRules rules)
    {
        var slope = LogLine.Fit(times, logs).Slope;
        return [.. ahead.Select(h => slope * h)];
    }

    /// <summary>log S = −(t / scale)^shape: a rate that rises or falls by a power of time.</summary>
    public static double[] Weibull(
        ReadOnlySpan<double> times, ReadOnlySpan<double> logs, IReadOnlyList<double> ahead, ProjectionRules rules)
    {
        var (x, y, last) = (times.ToArray(), logs.ToArray(), times[^1]);
        var powers = new double[x.Length];
        var shape = Search.Lowest(0.2, 2, 18, k => At(k).Residual);
        var slope = At(shape).Slope;
        return [.. ahead.Select(h => slope * (Math.Pow(last + h, shape) - Math.Pow(last, shape)))];

        LogLine At(double k)
        {
            for (var i = 0; i < x.Length; i++)
            {
                powers[i] = Math.Pow(x[i], k);
            }

            return LogLine.Fit(powers, y);
        }
    }

    /// <summary>
    /// A share that returns fast and a rest that returns slowly. The slow rate is drawn to the half-life that earlier
    /// disasters had, which weighs as much as a few observations.
    /// </summary>
    public static double[] TwoExponential(
        ReadOnlySpan<double> times, ReadOnlySpan<double> logs, IReadOnlyList<double> ahead, ProjectionRules rules)
    {
        var (x, y, last) = (times.ToArray(), logs.ToArray(), times[^1]);
        var expected = Math.Log(2) / rules.ExpectedHalfLife;
        var start = (Cost: double.PositiveInfinity, At: new double[3]);
        double[] halfLives = [2, 5, 12, 30, 80, 200, 600, 2000];
        foreach (var slow in halfLives)
        {
            foreach (var fast in halfLives.Where(f => f < slow))
            {
                foreach (var odds in (ReadOnlySpan<double>)[-3, -1, 0, 1, 3])
                {
                    double[] at = [Math.Log(Math.Log(2) / slow), Math.Log(Math.Log(2) / fast), odds];
                    var cost = Cost(at);
                    start = cost < start.Cost ? (cost, at) : start;
                }
            }
        }

        var best = Search.Simplex(start.At, 0.4, 80, Cost);
        var end = Log(best, last);
        return [.. ahead.Select(h => Log(best, last + h) - end)];

        double Cost(double[] at)
        {
            var (mean, squares) = (0.0, 0.0);
            for (var i = 0; i < x.Length; i++)
            {
                var off = y[i] - Log(at, x[i]);
                mean += off;
                squares += off * off;
            }

            // The level is free, as the forecast is anchored; rates so far apart from any disaster's are held back a little.
            var fit = squares - (mean * mean / x.Length);
            var surprise = at[0] - Math.Log(expected);
            return fit + (1e-3 * surprise * surprise) + (1e-4 * at[2] * at[2]);
        }

        static double Log(double[] at, double time)
        {
            var share = 1 / (1 + Math.Exp(-at[2]));
            return Math.Log(Math.Max(Never, (share * Math.Exp(-Math.Exp(at[1]) * time)) + ((1 - share) * Math.Exp(-Math.Exp(at[0]) * time))));
        }
    }
}
