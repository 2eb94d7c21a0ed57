using System.Runtime.InteropServices;

namespace Tideline.Domain.Returns;

/// <summary>A projection made from the past alone, beside what came.</summary>
/// <param name="Observations">Observations that it knew.</param>
/// <param name="Span">What it projected.</param>
/// <param name="Projected">Its value.</param>
/// <param name="Persisting">The last stock that it knew: the forecast that nothing changes.</param>
/// <param name="Actual">The stock that came.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PastForecast(
    int Observations, ProjectionSpan Span, double Projected, double Persisting, double Actual)
{
    /// <summary>Whether it can be scored in shares and logs: a stock that came and was projected above 0.</summary>
    public bool IsScored => Actual > 0 && Projected > 0;

    /// <summary>|log(actual / projected)|, of a scored one.</summary>
    public double LogError => Math.Abs(Math.Log(Actual / Projected));

    /// <summary>The sum of two areas' forecasts of the same origin and span.</summary>
    public PastForecast Plus(in PastForecast other) => this with
    {
        Projected = Projected + other.Projected,
        Persisting = Persisting + other.Persisting,
        Actual = Actual + other.Actual,
    };

    /// <summary>
    /// Rolling origin: for each span, from the last origin that leaves it room, back by whole steps. An origin projects no
    /// farther than the days it had observed, as the product does.
    /// </summary>
    /// <param name="own">The area's stock.</param>
    /// <param name="pool">The stock of all areas together, at the same times.</param>
    /// <param name="contributors">Distinct subscribers behind each of the area's stocks.</param>
    /// <param name="spans">What is projected now.</param>
    /// <param name="step">Observations between two origins: 7 for daily stocks, whose neighbours share their errors.</param>
    /// <param name="rules">The parameters.</param>
    public static IReadOnlyList<PastForecast> Roll(
        StockSeries own,
        StockSeries pool,
        IReadOnlyList<double> contributors,
        IReadOnlyList<ProjectionSpan> spans,
        int step,
        ProjectionRules rules)
    {
        List<PastForecast> past = [];
        var paths = new Dictionary<int, StockPath>();
        foreach (var span in spans)
        {
            for (var known = own.Count - span.To; known > 0 && own.Times[known - 1] + 1 >= span.To; known -= step)
            {
                if (!paths.TryGetValue(known, out var path))
                {
                    var reach = Math.Min(spans.Max(s => s.To), own.Count - known);
                    double[] ahead = [.. Enumerable.Range(0, reach).Select(i => own.Times[known + i] - own.Times[known - 1])];
                    paths.Add(known, path = StockPath.Project(
                        own.Until(known), pool.Until(known), contributors[known - 1], ahead, rules));
                }

                double[] actual = [.. own.Stocks.Skip(known).Take(span.To)];
                past.Add(new(known, span, span.Mean(path.Away), own.Stocks[known - 1], span.Mean(actual)));
            }
        }

        return past;
    }
}
