namespace Tideline.Domain.Alerts;

/// <summary>What the daily fold counts, in subscribers, by finest area and local day.</summary>
public enum DailyCount
{
    /// <summary>Members of the week's panel whose home is the area.</summary>
    Panel,

    /// <summary>Those among them seen on the day, anywhere.</summary>
    Seen,

    /// <summary>Those among them seen at night, anywhere: the denominator of the away share.</summary>
    Night,

    /// <summary>Those among them seen at night away from home.</summary>
    Away,

    /// <summary>Members with a home in another area, seen at night in this one, away from home.</summary>
    Visitors,
}

/// <summary>The integer accumulators of the daily fold. Adding two gives the fold of both parts, in any order; upper levels
/// are sums over their finest areas. Nights on unobserved days are counted as they are; the judge leaves these days out.</summary>
public sealed class DailyCounts(DailyFrame frame)
{
    private static readonly int Kinds = Enum.GetValues<DailyCount>().Length;

    private readonly long[] _counts = new long[(long)Kinds * frame.Map.FinestAreas * frame.Days];

    public DailyFrame Frame => frame;

    /// <param name="count">What.</param>
    /// <param name="area">Finest area.</param>
    /// <param name="day">Day number.</param>
    public long this[DailyCount count, int area, int day] => _counts[Index(count, area, day)];

    /// <summary>By day from <see cref="DailyFrame.FirstCounted"/>: the sum over some finest areas.</summary>
    public long[] Sum(DailyCount count, IEnumerable<int> areas)
    {
        var sum = new long[frame.Days];
        foreach (var area in areas)
        {
            for (var d = 0; d < sum.Length; d++)
            {
                sum[d] = checked(sum[d] + this[count, area, frame.FirstCounted + d]);
            }
        }

        return sum;
    }

    public void Add(DailyCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] = checked(_counts[i] + other._counts[i]);
        }
    }

    internal ref long At(DailyCount count, int area, int day) => ref _counts[Index(count, area, day)];

    private int Index(DailyCount count, int area, int day) =>
        ((((int)count * frame.Map.FinestAreas) + area) * frame.Days) + day - frame.FirstCounted;
}
