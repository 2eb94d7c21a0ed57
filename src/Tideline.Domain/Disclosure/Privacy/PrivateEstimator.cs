namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>
/// From the noisy days of a week to people: the excess d = (g − b)/(1 − b) of each home district, times its people. Nothing but the
/// measurement and public tables enters, so that it costs no privacy.
/// </summary>
/// <remarks>Simpler than the estimate without noise: no strata, no correction for loss that depends on the state, for season or
/// long holidays, no smoothing of hosts. See docs/methods/differential-privacy.md.</remarks>
public static class PrivateEstimator
{
    /// <summary>Factor on the binomial variance of a share of members: they are no simple random sample of people.</summary>
    private const double DesignEffect = 2;

    private const double HighestBaseline = 0.95;

    /// <param name="layout">The cells.</param>
    /// <param name="measured">The week.</param>
    /// <param name="plan">The noise in it.</param>
    /// <param name="population">People by home district of the layout.</param>
    public static PrivateFigures Estimate(PrivateLayout layout, WeekMeasurement measured, NoisePlan plan, IReadOnlyList<double> population)
    {
        int[] parents = [.. layout.Nodes.Select(n => n.Parent), .. Enumerable.Range(0, layout.Pairs).Select(p => layout.FirstDistrict + (p / (layout.Hosts + 1)))];
        var (away, awayVariance) = Fit(layout, parents, measured.Live, plan.Live);
        var (ordinary, ordinaryVariance) = (new double[parents.Length], new double[parents.Length]);
        if (measured.Ordinary is { } days && plan.Ordinary is { } noiseOfOrdinary)
        {
            (ordinary, ordinaryVariance) = Fit(layout, parents, days, noiseOfOrdinary);
            ordinary = TreeConsistency.NotNegative(parents, ordinary, ordinaryVariance);
        }

        var figures = new PrivateFigure[parents.Length];
        for (var d = 0; d < layout.Districts; d++)
        {
            // A panel of a subscriber or less is all noise: no rate can be taken of it.
            if (measured.Live.Panel[d] > BoundedCounts.DaysPerWeek)
            {
                District(d);
            }
        }

        for (var node = layout.FirstDistrict + layout.Districts - 1; node > 0; node--)
        {
            if (parents[node] >= 0)
            {
                figures[parents[node]] += figures[node];
            }
        }

        // Equal where nothing is known: a variance of 0 would take no part in sharing out.
        var variances = figures.Select(f => Math.Max(f.Variance, 1e-9)).ToArray();
        var values = TreeConsistency.NotNegative(parents, [.. figures.Select(f => f.Unclipped)], variances);
        var all = figures.Select((f, i) => f with { Value = values[i] }).ToArray();
        return new(all[..layout.Nodes.Count], all[layout.Nodes.Count..]);

        void District(int d)
        {
            var at = layout.FirstDistrict + d;
            double panel = measured.Live.Panel[d];
            var members = panel / BoundedCounts.DaysPerWeek;
            var (g, gNoise) = Rate(away[at], awayVariance[at], panel, plan.Live.Panel.ToDouble());
            var (b, bNoise, ordinaryMembers) = (0.0, 0.0, members);
            if (measured.Ordinary is { } before && plan.Ordinary is { } o && before.Panel[d] > 0)
            {
                (b, bNoise) = Rate(ordinary[at], ordinaryVariance[at], before.Panel[d], o.Panel.ToDouble());
                b = Math.Min(b, HighestBaseline);
                ordinaryMembers = Math.Max(1, before.Panel[d] / (double)(BoundedCounts.DaysPerWeek * measured.Placebos));
            }

            var rate = (g - b) / (1 - b);
            var (byG, byB) = (population[d] / (1 - b), population[d] * (1 - g) / ((1 - b) * (1 - b)));
            var noise = (byG * byG * gNoise) + (byB * byB * bNoise);
            var sampling = (byG * byG * Sampling(g, members)) + (measured.Ordinary is null ? 0 : byB * byB * Sampling(b, ordinaryMembers));
            figures[at] = new(0, population[d] * rate, noise + sampling, noise, members, population[d] / members);

            // Those who are not displaced travel as ever, to the hosts they ever travelled to.
            var travel = b * (1 - rate) * panel;
            for (var h = 0; h <= layout.Hosts; h++)
            {
                var pair = layout.Nodes.Count + layout.Pair(d, h);
                var share = ordinary[at] > 0 ? ordinary[pair] / ordinary[at] : 0;
                // Ordinary travel that the noise left without any host is taken from elsewhere, so that hosts sum to the stock.
                share = ordinary[at] <= 0 && h == layout.Hosts ? 1 : share;
                var people = population[d] / panel;
                var perOrdinary = b > 0 && ordinary[at] > 0 ? travel / ordinary[at] : 0;
                var pairNoise = people * people * (awayVariance[pair] + (perOrdinary * perOrdinary * ordinaryVariance[pair]));
                var pairSampling = population[d] * population[d] * Sampling(away[pair] / panel, members);
                figures[pair] = new(0, people * (away[pair] - (share * travel)), pairNoise + pairSampling, pairNoise, members, population[d] / members);
            }
        }
    }

    private static (double[] Values, double[] Variances) Fit(PrivateLayout layout, int[] parents, NoisyDays days, NoiseVariances noise)
    {
        var (upper, districts, pairs) = (noise.Upper.ToDouble(), noise.Districts.ToDouble(), noise.Pairs.ToDouble());
        return TreeConsistency.Fit(
            parents,
            [.. days.Nodes.Concat(days.Pairs).Select(n => (double)n)],
            [.. parents.Select((_, i) => i < layout.FirstDistrict ? upper : i < layout.Nodes.Count ? districts : pairs)]);
    }

    /// <summary>A share of panel days, and the variance that noise in both gives it.</summary>
    private static (double Rate, double Variance) Rate(double away, double awayVariance, double panel, double panelVariance)
    {
        var rate = away / panel;
        return (rate, (awayVariance + (rate * rate * panelVariance)) / (panel * panel));
    }

    private static double Sampling(double share, double members)
    {
        var p = Math.Clamp(share, 0, 1);
        return DesignEffect * p * (1 - p) / members;
    }
}
