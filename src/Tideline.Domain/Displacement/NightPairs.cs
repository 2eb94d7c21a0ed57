using Tideline.Domain.Homes;

namespace Tideline.Domain.Displacement;

/// <summary>
/// By home cluster of exposed homes and day: members at home in the night before who were at home, or away, in the night of the
/// day. Both nights were seen, so that no change is dated by a rule.
/// </summary>
public sealed class NightPairs(FoldFrame frame)
{
    private readonly int _first = frame.Schedule.Live.FirstWeek;
    private readonly int _days = frame.Schedule.Live.Cut - frame.Schedule.Live.FirstWeek + 1;
    private readonly long[] _stayed = new long[frame.Map.Count * (frame.Schedule.Live.Cut - frame.Schedule.Live.FirstWeek + 1)];
    private readonly long[] _left = new long[frame.Map.Count * (frame.Schedule.Live.Cut - frame.Schedule.Live.FirstWeek + 1)];

    /// <summary>How likely leaving was on each day, over all exposed homes that were not blind then or the day before.</summary>
    public DepartureHazard Hazard(BlindHomes blind)
    {
        var (stayed, left) = (new long[_days], new long[_days]);
        for (var cluster = 0; cluster < frame.Map.Count; cluster++)
        {
            for (var d = 0; d < _days; d++)
            {
                if (!blind.Contains(cluster, _first + d) && !blind.Contains(cluster, _first + d - 1))
                {
                    stayed[d] += _stayed[(cluster * _days) + d];
                    left[d] += _left[(cluster * _days) + d];
                }
            }
        }

        return DepartureHazard.Of(_first, stayed, left);
    }

    /// <summary>Adds one member.</summary>
    /// <param name="home">Its reference location.</param>
    /// <param name="habits">The locator that assigned it.</param>
    /// <param name="days">Its days seen, in day order.</param>
    internal void Add(in ReferenceLocation home, ReferenceLocator habits, ReadOnlySpan<TimelineDay> days)
    {
        if (!frame.Exposed[home.Area])
        {
            return;
        }

        var lastHome = int.MinValue;
        foreach (ref readonly var day in days[StateFold.LowerBound(days, _first - 1)..])
        {
            if (day.Night == 0 || frame.Unobserved[day.Day - frame.Origin])
            {
                continue;
            }

            var isHome = SightingRule.Judge(day, home, habits, frame.Map, frame.Parameters) == Sighting.Home;
            if (lastHome == day.Day - 1 && day.Day >= _first)
            {
                (isHome ? _stayed : _left)[(home.HomeCluster * _days) + day.Day - _first]++;
            }

            lastHome = isHome ? day.Day : int.MinValue;
        }
    }

    internal void Add(NightPairs other)
    {
        for (var i = 0; i < _left.Length; i++)
        {
            _stayed[i] += other._stayed[i];
            _left[i] += other._left[i];
        }
    }
}
