using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Areas by whole days of delay; adds up over seeds, so that the pooled median is that of all areas.</summary>
/// <param name="Areas">Areas by delay in days; a negative delay is a lead.</param>
public sealed record DelayCounts(IReadOnlyDictionary<int, long> Areas) : IAdditionOperators<DelayCounts, DelayCounts, DelayCounts>
{
    public long Count => Areas.Values.Sum();

    /// <summary>The middle delay, the mean of the two middle ones where the number is even; null without areas.</summary>
    public double? Median
    {
        get
        {
            var count = Count;
            return count == 0 ? null : (At((count - 1) / 2) + At(count / 2)) / 2.0;
        }
    }

    public static DelayCounts Of(IEnumerable<int> delays) =>
        new(Tables.Sorted(delays.GroupBy(d => d).Select(g => KeyValuePair.Create(g.Key, g.LongCount()))));

    public static DelayCounts operator +(DelayCounts left, DelayCounts right) => new(Tables.Sum(left.Areas, right.Areas));

    private int At(long position)
    {
        foreach (var (delay, areas) in Areas.OrderBy(a => a.Key))
        {
            position -= areas;
            if (position < 0)
            {
                return delay;
            }
        }

        throw new InvalidOperationException("There is no delay at that position.");
    }
}
