namespace Tideline.Domain.Returns;

/// <summary>The observed stock of displaced people of one area (or of all), one value a time.</summary>
/// <remarks>Stocks may be negative or zero, as estimates are; such values are passed over where logarithms are taken.</remarks>
public sealed class StockSeries
{
    /// <param name="times">Ascending, in days.</param>
    /// <param name="stocks">People away at that time.</param>
    /// <param name="inflow">People newly displaced since the time before; empty where it is not known or over.</param>
    public StockSeries(IReadOnlyList<double> times, IReadOnlyList<double> stocks, IReadOnlyList<double>? inflow = null)
    {
        if (times.Count == 0 || stocks.Count != times.Count || (inflow is { Count: > 0 } && inflow.Count != times.Count))
        {
            throw new ArgumentException("A series needs one stock, and one inflow or none, for each of its times; it has other numbers of them.", nameof(stocks));
        }

        Times = times;
        Stocks = stocks;
        Inflow = inflow is { Count: > 0 } ? inflow : new double[times.Count];
    }

    public IReadOnlyList<double> Times { get; }

    public IReadOnlyList<double> Stocks { get; }

    public IReadOnlyList<double> Inflow { get; }

    public int Count => Times.Count;

    public double Last => Stocks[^1];

    /// <summary>Daily stocks from day 0.</summary>
    public static StockSeries Daily(IReadOnlyList<double> stocks, IReadOnlyList<double>? inflow = null) =>
        new([.. Enumerable.Range(0, stocks.Count).Select(d => (double)d)], stocks, inflow);

    /// <summary>Means of so many observations, each at the time of its last: daily stocks become the stocks of the weeks that
    /// end on each day, which are what is published, and their noise is smaller.</summary>
    /// <param name="window">Observations of a mean; at most all.</param>
    public StockSeries Trailing(int window)
    {
        static double[] Means(IReadOnlyList<double> values, int window) =>
            [.. Enumerable.Range(window - 1, values.Count - window + 1).Select(i => Enumerable.Range(i - window + 1, window).Average(j => values[j]))];
        return new([.. Times.Skip(window - 1)], Means(Stocks, window), Means(Inflow, window));
    }

    /// <summary>What was known after so many observations.</summary>
    public StockSeries Until(int observations) =>
        new([.. Times.Take(observations)], [.. Stocks.Take(observations)], [.. Inflow.Take(observations)]);

    /// <summary>Index of the highest stock; the last of equals.</summary>
    public int Peak
    {
        get
        {
            var peak = 0;
            for (var i = 1; i < Count; i++)
            {
                peak = Stocks[i] >= Stocks[peak] ? i : peak;
            }

            return peak;
        }
    }

    /// <summary>
    /// The decline since the peak without its inflow, on the log scale, 0 at the peak: each step is the log of the share of
    /// the stock before that is still away. Steps without two positive stocks are left out.
    /// </summary>
    /// <returns>Days since the peak, and the logs.</returns>
    internal (double[] Times, double[] Logs) Decline()
    {
        var (peak, level) = (Peak, 0.0);
        List<double> times = [0], logs = [0];
        var before = Stocks[peak];
        for (var i = peak + 1; i < Count; i++)
        {
            var stayed = Stocks[i] - Math.Max(0, Inflow[i]);
            if (before <= 0 || stayed <= 0)
            {
                continue;
            }

            level += Math.Log(stayed / before);
            before = Stocks[i];
            times.Add(Times[i] - Times[peak]);
            logs.Add(level);
        }

        return ([.. times], [.. logs]);
    }
}
