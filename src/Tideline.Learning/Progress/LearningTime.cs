using NodaTime;
using NodaTime.Text;

namespace Tideline.Learning.Progress;

/// <summary>About how long somebody learned, told from when they handed something in. Nothing else is recorded of their time.</summary>
public static class LearningTime
{
    /// <summary>A longer pause is one: nobody is said to have learned through it.</summary>
    public static readonly Duration LongestPause = Duration.FromMinutes(30);

    /// <summary>Minutes between what was handed in, pauses left out. What was read before the first is not in it.</summary>
    public static double Minutes(IEnumerable<Attempt> attempts)
    {
        Instant[] times = [.. attempts.Select(a => InstantPattern.ExtendedIso.Parse(a.At)).Where(p => p.Success).Select(p => p.Value).Order()];
        return times.Zip(times.Skip(1), (a, b) => b - a).Where(d => d <= LongestPause).Sum(d => d.TotalMinutes);
    }
}
