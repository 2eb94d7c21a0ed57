namespace Tideline.Domain.Returns;

/// <summary>The projected stock of one area at each day ahead.</summary>
/// <param name="Away">People still away. Not below 0.</param>
/// <param name="Displaced">People away now and newly displaced until then: no more can return.</param>
public sealed record StockPath(IReadOnlyList<double> Away, IReadOnlyList<double> Displaced)
{
    /// <summary>People projected to be home again by a step ahead: from 0 to all displaced.</summary>
    public double Returned(int step) => Displaced[step - 1] - Away[step - 1];

    /// <summary>
    /// N(T + h) = N(T) · S(T + h) / S(T) + damped inflow, with S the median of the forms, drawn to that of all areas
    /// together where few people are behind it.
    /// </summary>
    /// <param name="own">The area's stock until now.</param>
    /// <param name="pool">The stock of all areas together until now.</param>
    /// <param name="contributors">Distinct subscribers behind the area's last stock.</param>
    /// <param name="ahead">Days after the last observation, ascending.</param>
    /// <param name="rules">The parameters.</param>
    public static StockPath Project(
        StockSeries own, StockSeries pool, double contributors, IReadOnlyList<double> ahead, ProjectionRules rules)
    {
        var trust = contributors / (contributors + rules.Shrinkage);
        var ownShare = SurvivalEnsemble.LogShare(own, ahead, rules);
        var poolShare = SurvivalEnsemble.LogShare(pool, ahead, rules);
        var (now, inflow) = (Math.Max(0, own.Last), DampedInflow.Recent(own));
        var (away, displaced) = (new double[ahead.Count], new double[ahead.Count]);
        for (var i = 0; i < ahead.Count; i++)
        {
            var log = (trust * ownShare[i]) + ((1 - trust) * poolShare[i]);
            away[i] = (now * Math.Exp(log)) + DampedInflow.StillAway(inflow, ahead[i], -log / ahead[i], rules);
            displaced[i] = now + DampedInflow.Arrived(inflow, ahead[i], rules);
        }

        return new(away, displaced);
    }
}
