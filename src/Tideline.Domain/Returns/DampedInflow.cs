namespace Tideline.Domain.Returns;

/// <summary>People newly displaced after the last observation: recent inflow that halves every few days, and returns like
/// the others.</summary>
internal static class DampedInflow
{
    private const int RecentSteps = 3;

    /// <summary>Mean inflow a day over the last observations; not below 0.</summary>
    public static double Recent(StockSeries series)
    {
        var first = Math.Max(0, series.Count - 1 - RecentSteps);
        var days = series.Times[^1] - series.Times[first];
        return days <= 0 ? 0 : Math.Max(0, series.Inflow.Skip(first + 1).Sum() / days);
    }

    /// <summary>Those of the inflow who are still away some days after the last observation.</summary>
    /// <param name="inflow">Recent inflow a day.</param>
    /// <param name="rate">Share of those away who return a day.</param>
    public static double StillAway(double inflow, double days, double rate, ProjectionRules rules)
    {
        var sum = 0.0;
        for (var j = 1; inflow > 0 && j <= days; j++)
        {
            sum += inflow * Math.Pow(0.5, j / rules.InflowHalvesIn) * Math.Exp(-rate * (days - j));
        }

        return sum;
    }

    /// <summary>All of the inflow until then, back or not.</summary>
    public static double Arrived(double inflow, double days, ProjectionRules rules) => StillAway(inflow, days, 0, rules);
}
