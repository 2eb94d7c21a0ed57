namespace Tideline.Domain.Displacement;

/// <summary>Subscribers seen in the 7 days that end on each day of the fold: what the panel gate watches.</summary>
public sealed class PanelSightings(FoldFrame frame)
{
    private readonly long[] _seen = new long[frame.Days];

    /// <summary>By day number minus <see cref="FoldFrame.Origin"/>.</summary>
    public ReadOnlySpan<long> SeenInWeek => _seen;

    internal void Add(ReadOnlySpan<TimelineDay> days)
    {
        var next = 0;
        foreach (var day in days)
        {
            var from = Math.Max(next, day.Day - frame.Origin);
            next = Math.Min(day.Day - frame.Origin + 7, frame.Days);
            for (var d = from; d < next; d++)
            {
                _seen[d]++;
            }
        }
    }

    internal void Add(PanelSightings other)
    {
        for (var d = 0; d < _seen.Length; d++)
        {
            _seen[d] += other._seen[d];
        }
    }
}
