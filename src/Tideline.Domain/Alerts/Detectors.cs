namespace Tideline.Domain.Alerts;

/// <summary>The rules that turn a standardised series into alarms, one day after another.</summary>
public static class Detectors
{
    /// <summary>Standard deviation of the moving average of independent standard normal values.</summary>
    public static double AverageSpread(double lambda) => Math.Sqrt(lambda / (2 - lambda));

    /// <summary>What is new in a value, with unit variance: its correlation with the last one is taken out.</summary>
    /// <param name="value">Today's z.</param>
    /// <param name="last">The last z that was seen; NaN where there is none.</param>
    /// <param name="gap">Days between the two.</param>
    /// <param name="correlation">Of one day with the next, 0 to below 1.</param>
    public static double Whitened(double value, double last, int gap, double correlation)
    {
        if (double.IsNaN(last))
        {
            return value;
        }

        var kept = Math.Pow(correlation, gap);
        return (value - (kept * last)) / Math.Sqrt(1 - (kept * kept));
    }

    /// <summary>The next moving average, in its own standard deviations.</summary>
    /// <param name="average">The last, on the same scale; 0 to begin with.</param>
    /// <param name="innovation">From <see cref="Whitened"/>.</param>
    /// <param name="lambda">Weight of the newest day.</param>
    public static double Average(double average, double innovation, double lambda) =>
        ((1 - lambda) * average) + (lambda * innovation / AverageSpread(lambda));

    /// <summary>Whether two of the last three days lie beyond a limit; NaN does not.</summary>
    public static bool TwoOfThree(double today, double yesterday, double before, double limit) =>
        (today > limit ? 1 : 0) + (yesterday > limit ? 1 : 0) + (before > limit ? 1 : 0) >= 2;
}
