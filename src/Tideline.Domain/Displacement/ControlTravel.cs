namespace Tideline.Domain.Displacement;

/// <summary>
/// How ordinary travel itself changes in the weeks of the emergency, seen in homes that are not exposed: fewer trips into
/// the footprint, more or fewer elsewhere. Their live rate over their baseline rate corrects the baseline of exposed homes.
/// </summary>
/// <remarks>
/// Two kinds of hosts are told apart: exposed areas, where visitors stay away, and all others. The homes that are not
/// exposed are a control: what moves them in these weeks is season, feast and caution, not flight. With few control
/// members the factor stays near 1: <see cref="PriorDays"/> days of ordinary travel are added to both sides.
/// </remarks>
internal sealed class ControlTravel
{
    /// <summary>Away days by which the factor is held towards 1.</summary>
    public const double PriorDays = 100;

    private readonly int _weeks;
    private readonly int _held;
    private readonly List<(int Unit, int Week, long LivePanel, long BasePanel)> _panel = [];
    private readonly List<(int Unit, int Week, int Kind, long LiveAway, long BaseAway)> _away = [];

    public ControlTravel(FoldIndex index)
    {
        _weeks = index.Weeks;
        _held = index.LastReachedWeek;
        var frame = index.Frame;
        var away = new SortedDictionary<(int Unit, int Week, int Kind), (long Live, long Base)>();
        foreach (var (key, days) in index.Counts.AwayAtHost)
        {
            var (onset, unit, _, week, host) = FoldCounts.SplitHostKey(key);
            if (frame.Exposed[frame.Units.AreaOfUnit[unit]] || (onset > 0 && !frame.Schedule.Reaches(frame.Onsets[onset], week)))
            {
                continue;
            }

            var at = (unit, week, index.KindOfHost(host));
            var (live, usual) = away.GetValueOrDefault(at);
            away[at] = onset == 0 ? (live + days, usual) : (live, usual + days);
        }

        _away.AddRange(away.Select(a => (a.Key.Unit, a.Key.Week, a.Key.Kind, a.Value.Live, a.Value.Base)));
        for (var unit = 0; unit < frame.Units.Count; unit++)
        {
            if (frame.Exposed[frame.Units.AreaOfUnit[unit]])
            {
                continue;
            }

            for (var week = 0; week < _weeks; week++)
            {
                var (live, usual) = (0L, 0L);
                for (var s = 0; s < index.Strata; s++)
                {
                    live += index.Counts[Count.Panel, 0, unit, s, week];
                    for (var o = 1; o < frame.Onsets.Count; o++)
                    {
                        usual += frame.Schedule.Reaches(frame.Onsets[o], week) ? index.Counts[Count.Panel, o, unit, s, week] : 0;
                    }
                }

                if (live + usual > 0)
                {
                    _panel.Add((unit, week, live, usual));
                }
            }
        }
    }

    /// <summary>Factor on ordinary travel by kind of host × week, 1 where nothing is known.</summary>
    public double[,] Factors(ReadOnlySpan<double> unitWeights)
    {
        var (livePanel, basePanel) = (new double[_weeks], new double[_weeks]);
        var (liveAway, baseAway) = (new double[FoldIndex.HostKinds, _weeks], new double[FoldIndex.HostKinds, _weeks]);
        foreach (var (unit, week, live, usual) in _panel)
        {
            livePanel[week] += unitWeights[unit] * live;
            basePanel[week] += unitWeights[unit] * usual;
        }

        foreach (var (unit, week, kind, live, usual) in _away)
        {
            liveAway[kind, week] += unitWeights[unit] * live;
            baseAway[kind, week] += unitWeights[unit] * usual;
        }

        var factors = new double[FoldIndex.HostKinds, _weeks];
        for (var week = 0; week < _weeks; week++)
        {
            var held = Math.Min(week, _held);
            for (var kind = 0; kind < FoldIndex.HostKinds; kind++)
            {
                var expected = basePanel[held] == 0 ? 0 : livePanel[week] * baseAway[kind, held] / basePanel[held];
                factors[kind, week] = (liveAway[kind, week] + PriorDays) / (expected + PriorDays);
            }
        }

        return factors;
    }
}
