namespace Tideline.Domain.Displacement.Presets;

/// <summary>From a preset's counts to people: the share away, less what its baseline takes off, by finest home area and
/// week, scaled by the area's population.</summary>
/// <remarks>An area without panel days has 0. Weeks beyond the reach of every placebo hold the last reached week's.</remarks>
internal sealed class PresetEstimator(FoldFrame frame, FoldCounts counts)
{
    private readonly int _held = Math.Max(0, frame.Schedule.HeldFromWeek - 1);

    /// <summary>Mean people displaced, by finest area × week; unclipped but where the baseline is a threshold.</summary>
    public double[] Stock(StateRules rules, double[] population)
    {
        var days = Days();
        var stock = new double[frame.Map.FinestAreas * frame.Weeks];
        for (var area = 0; area < frame.Map.FinestAreas; area++)
        {
            for (var week = 0; frame.Exposed[area] && week < frame.Weeks; week++)
            {
                var (panel, away) = days[0][(area * frame.Weeks) + week];
                var whole = rules.PanelBase == PanelBase.EverybodyWithHome ? 7 * counts.WithReference[area] : panel;
                var share = whole == 0 ? 0 : (double)away / whole;
                stock[(area * frame.Weeks) + week] = population[area] * Excess(rules.Baseline, share, Shares(days, area, week));
            }
        }

        return stock;
    }

    /// <summary>What a share claims against the placebos' (panel days, away days).</summary>
    internal static double Excess(BaselineRule rule, double share, IReadOnlyList<(long Panel, long Away)> placebos)
    {
        var (panel, away) = (placebos.Sum(p => p.Panel), placebos.Sum(p => p.Away));
        var usual = panel == 0 ? 0 : (double)away / panel;
        switch (rule)
        {
            case BaselineRule.SameLag:
                return share - usual;
            case BaselineRule.Threshold:
                List<double> shares = [.. placebos.Where(p => p.Panel > 0).Select(p => (double)p.Away / p.Panel)];
                var (median, deviation) = RobustScale.Of(shares);
                return Math.Max(0, share - (median + (3 * RobustScale.Sigma * deviation)));
            case BaselineRule.RelativeOdds:
                // g (1 - 1/OR) with OR = g / (1 - g) over b / (1 - b) is (g - b) / (1 - b), which is defined for g = 0 too.
                return usual == 1 ? 0 : (share - usual) / (1 - usual);
            default:
                return share;
        }
    }

    private List<(long Panel, long Away)> Shares((long Panel, long Away)[][] days, int area, int week)
    {
        List<(long, long)> shares = [];
        var held = Math.Min(week, _held);
        for (var o = 1; o < frame.Onsets.Count; o++)
        {
            if (frame.Schedule.Reaches(frame.Onsets[o], held))
            {
                shares.Add(days[o][(area * frame.Weeks) + held]);
            }
        }

        return shares;
    }

    /// <summary>Panel and away days by onset, by finest area × week.</summary>
    private (long Panel, long Away)[][] Days()
    {
        var days = new (long Panel, long Away)[frame.Onsets.Count][];
        for (var o = 0; o < days.Length; o++)
        {
            days[o] = new (long, long)[frame.Map.FinestAreas * frame.Weeks];
            for (var unit = 0; unit < frame.Units.Count; unit++)
            {
                for (var week = 0; week < frame.Weeks; week++)
                {
                    ref var cell = ref days[o][(frame.Units.AreaOfUnit[unit] * frame.Weeks) + week];
                    for (var s = 0; s < frame.Parameters.Strata; s++)
                    {
                        cell.Panel += counts[Count.Panel, o, unit, s, week];
                        cell.Away += counts[Count.Away, o, unit, s, week];
                    }
                }
            }
        }

        return days;
    }
}
