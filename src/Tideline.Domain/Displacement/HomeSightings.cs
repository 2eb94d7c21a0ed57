namespace Tideline.Domain.Displacement;

/// <summary>
/// By home cluster of the live panel: how many live there, how many of them are expected to be seen on a day, and how
/// many were seen anywhere. The outage index judges silence by it: silent cells whose people are seen elsewhere are an
/// evacuation, not an outage.
/// </summary>
public sealed class HomeSightings(FoldFrame frame)
{
    private readonly long[] _homes = new long[frame.Map.Count];
    private readonly long[] _expectedThousandths = new long[frame.Map.Count];
    private readonly int _days = frame.Schedule.Live.Cut - frame.Schedule.Live.FirstWeek + 1;
    private readonly long[] _seen = new long[frame.Map.Count * (frame.Schedule.Live.Cut - frame.Schedule.Live.FirstWeek + 1)];

    /// <summary>Panel members with this home cluster.</summary>
    public long Homes(int cluster) => _homes[cluster];

    /// <summary>Sum of the members' shares of reference days on which they were seen.</summary>
    public double Expected(int cluster) => _expectedThousandths[cluster] / 1000.0;

    /// <summary>Members seen anywhere on a day, from the first counted day to the cut.</summary>
    public long Seen(int cluster, int day) => _seen[(cluster * _days) + day - frame.Schedule.Live.FirstWeek];

    internal void Add(int cluster, ReadOnlySpan<TimelineDay> days)
    {
        var live = frame.Schedule.Live;
        var (first, last) = (live.Day - frame.Schedule.ReferenceStartsBefore, live.Day - frame.Parameters.ReferenceEndsBefore);
        var (window, seen) = (0, 0);
        for (var day = first; day <= last; day++)
        {
            window += frame.Unobserved[day - frame.Origin] ? 0 : 1;
        }

        foreach (var day in days)
        {
            seen += day.Day >= first && day.Day <= last && !frame.Unobserved[day.Day - frame.Origin] ? 1 : 0;
            if (day.Day >= live.FirstWeek && day.Day <= live.Cut)
            {
                _seen[(cluster * _days) + day.Day - live.FirstWeek]++;
            }
        }

        _homes[cluster]++;
        _expectedThousandths[cluster] += (long)Math.Round(1000.0 * seen / Math.Max(1, window));
    }

    internal void Add(HomeSightings other)
    {
        for (var c = 0; c < _homes.Length; c++)
        {
            _homes[c] += other._homes[c];
            _expectedThousandths[c] += other._expectedThousandths[c];
        }

        for (var i = 0; i < _seen.Length; i++)
        {
            _seen[i] += other._seen[i];
        }
    }
}
