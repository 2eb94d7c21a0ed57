namespace Tideline.Domain.Returns;

/// <summary>The median of the forms: at every day ahead, of the logs of the share still away.</summary>
public static class SurvivalEnsemble
{
    /// <summary>Log of the share of the last stock that is still away at each day ahead: 0 now, never above 0, never
    /// rising.</summary>
    /// <param name="series">What was observed.</param>
    /// <param name="ahead">Days after the last observation, ascending.</param>
    /// <param name="rules">The parameters.</param>
    public static double[] LogShare(StockSeries series, IReadOnlyList<double> ahead, ProjectionRules rules)
    {
        var (times, logs) = series.Decline();
        if (times.Length < rules.FewestObservations)
        {
            return [.. ahead.Select(h => -Math.Log(2) * h / rules.ExpectedHalfLife)];
        }

        double[][] members = [.. SurvivalForms.All.Select(f => f.Form(times, logs, ahead, rules))];
        var shares = new double[ahead.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            // Nobody comes back to being away: who is displaced anew is inflow.
            var median = Median([.. members.Select(m => m[i]).Order()]);
            shares[i] = Math.Min(i == 0 ? 0 : shares[i - 1], median);
        }

        return shares;
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
