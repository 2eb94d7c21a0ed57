using Tideline.Domain.Quality;

namespace Tideline.Domain.Returns;

/// <summary>Why an area has no projection.</summary>
public enum WithdrawalReason
{
    /// <summary>Fewer than seven days are observed since onset.</summary>
    TooEarly,

    /// <summary>The last stock is not above 0.</summary>
    NobodyAway,

    /// <summary>An alarm was raised at its homes within the last days: those displaced now are not in the decline.</summary>
    NewAlarm,

    /// <summary>The stock fell and then rose again: returns have reversed.</summary>
    ReturnsReversed,

    /// <summary>No past projection can be scored at that horizon.</summary>
    NoPastError,
}

/// <summary>When a projection is withdrawn, whatever its error was.</summary>
public static class Withdrawal
{
    private const int Smooth = 3;
    private const int RiseWithin = 14;
    private const double Sigmas = 3;
    private const double Sampling = 2;

    /// <param name="series">Daily stocks.</param>
    /// <param name="alarmDays">Days on which the area's homes had an alarm, in the series' times.</param>
    /// <param name="stepError">Standard error of the log change from one week to the next that sampling explains; 0 where it
    /// is not known.</param>
    /// <param name="rules">The parameters.</param>
    /// <returns>Null where it may be projected.</returns>
    public static WithdrawalReason? Of(StockSeries series, IReadOnlyCollection<int> alarmDays, double stepError, ProjectionRules rules)
    {
        var today = series.Times[^1];
        if (series.Last <= 0)
        {
            return WithdrawalReason.NobodyAway;
        }

        if (alarmDays.Any(d => d <= today && d > today - rules.AlarmHolds && !alarmDays.Contains(d - 1)))
        {
            return WithdrawalReason.NewAlarm;
        }

        return Reversed(series, stepError, rules) ? WithdrawalReason.ReturnsReversed : null;
    }

    /// <summary>
    /// Whether the mean of the last three days lies above the lowest such mean of the last two weeks, and that one below an
    /// earlier one, each by more than the reversal share and by more than three sigma of the daily noise
    /// and two standard errors of sampling.
    /// </summary>
    private static bool Reversed(StockSeries series, double stepError, ProjectionRules rules)
    {
        double[] logs = [.. Enumerable.Range(Smooth - 1, Math.Max(0, series.Count - Smooth + 1)).Select(
            i => Math.Log(Math.Max(1e-9, (series.Stocks[i] + series.Stocks[i - 1] + series.Stocks[i - 2]) / Smooth)))];
        if (logs.Length < 2 * Smooth)
        {
            return false;
        }

        var trough = Math.Max(0, logs.Length - RiseWithin);
        for (var i = trough; i < logs.Length; i++)
        {
            trough = logs[i] <= logs[trough] ? i : trough;
        }

        // Two means of three days whose errors are alike differ by 1/√3 of the error of one daily step.
        var least = Math.Max(Math.Log(1 + rules.Reversal), Math.Max(Sigmas * StepNoise(series) / Math.Sqrt(Smooth), Sampling * stepError));
        return logs[^1] - logs[trough] > least && logs.AsSpan(0, trough + 1).ToArray().Max() - logs[trough] > least;
    }

    /// <summary>1.4826 × the median absolute deviation of the daily steps of the log stock.</summary>
    private static double StepNoise(StockSeries series)
    {
        double[] steps = [.. Enumerable.Range(1, series.Count - 1)
            .Where(i => series.Stocks[i] > 0 && series.Stocks[i - 1] > 0)
            .Select(i => Math.Log(series.Stocks[i] / series.Stocks[i - 1]))];
        var middle = Median(steps);
        return 1.4826 * Median([.. steps.Select(s => Math.Abs(s - middle))]);
    }

    private static double Median(double[] values) => values.Length == 0 ? 0 : Medians.OfSorting(values.ToList());
}
