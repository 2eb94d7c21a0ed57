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
    private readonly FoldIndex _index;
    private readonly (double Days, double Away) _reference;

    public ControlTravel(FoldIndex index)
    {
        _index = index;
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

        for (var area = 0; area < frame.Map.FinestAreas; area++)
        {
            for (var s = 0; s < index.Strata && !frame.Exposed[area]; s++)
            {
                _reference.Days += index.Counts.ReferenceTravel.Days(area, s);
                _reference.Away += index.Counts.ReferenceTravel.Away(area, s);
            }
        }
    }

    /// <summary>
    /// By stratum × week, for weeks of long holidays: by how much the chance of not travelling changed among homes that are
    /// not exposed, (1 − g) / (1 − b); 1 in other weeks. Whoever would not have travelled anyway may travel for the feast,
    /// so that chances of staying multiply, not rates of leaving.
    /// </summary>
    public double[,] HolidayFactors(ReadOnlySpan<double> unitWeights)
    {
        var frame = _index.Frame;
        var factors = new double[_index.Strata, _weeks];
        for (var week = 0; week < _weeks; week++)
        {
            for (var stratum = 0; stratum < _index.Strata; stratum++)
            {
                factors[stratum, week] = frame.IsLongHoliday(week) ? Staying(unitWeights, stratum, week) : 1;
            }
        }

        return factors;
    }

    /// <summary>In one stratum; over all strata where it has no control homes, as what changes is the feast, not the
    /// traveller.</summary>
    private double Staying(ReadOnlySpan<double> unitWeights, int stratum, int week) =>
        Staying(unitWeights, stratum, stratum, week) ?? Staying(unitWeights, 0, _index.Strata - 1, week) ?? 1;

    private double? Staying(ReadOnlySpan<double> unitWeights, int firstStratum, int lastStratum, int week)
    {
        var frame = _index.Frame;
        var held = Math.Min(week, _held);
        var (livePanel, liveAway, basePanel, baseAway) = (0.0, 0.0, 0.0, 0.0);
        for (var unit = 0; unit < frame.Units.Count; unit++)
        {
            if (frame.Exposed[frame.Units.AreaOfUnit[unit]] || unitWeights[unit] == 0)
            {
                continue;
            }

            for (var stratum = firstStratum; stratum <= lastStratum; stratum++)
            {
                livePanel += unitWeights[unit] * _index.Counts[Count.Panel, 0, unit, stratum, week];
                liveAway += unitWeights[unit] * _index.Counts[Count.Away, 0, unit, stratum, week];
                for (var o = 1; o < frame.Onsets.Count; o++)
                {
                    if (frame.Schedule.Reaches(frame.Onsets[o], held))
                    {
                        basePanel += unitWeights[unit] * _index.Counts[Count.Panel, o, unit, stratum, held];
                        baseAway += unitWeights[unit] * _index.Counts[Count.Away, o, unit, stratum, held];
                    }
                }
            }
        }

        return livePanel == 0 || basePanel == 0 || baseAway == basePanel
            ? null
            : (1 - (liveAway / livePanel)) / (1 - (baseAway / basePanel));
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
            if (_index.Frame.Schedule.Placebos.Count == 0)
            {
                var usual = _reference.Days == 0 ? 0 : livePanel[week] * _reference.Away / _reference.Days;
                factors[0, week] = factors[1, week] = (liveAway[0, week] + liveAway[1, week] + PriorDays) / (usual + PriorDays);
                continue;
            }

            for (var kind = 0; kind < FoldIndex.HostKinds; kind++)
            {
                var expected = basePanel[held] == 0 ? 0 : livePanel[week] * baseAway[kind, held] / basePanel[held];
                factors[kind, week] = (liveAway[kind, week] + PriorDays) / (expected + PriorDays);
            }
        }

        return factors;
    }
}
