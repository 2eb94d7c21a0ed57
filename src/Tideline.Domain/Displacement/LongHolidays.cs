namespace Tideline.Domain.Displacement;

/// <summary>
/// Holidays too long to be bridged: so many days of a spell are unobserved that bridging guesses most of it. The baseline is
/// then moved by what homes that are not exposed did on the same days.
/// </summary>
/// <remarks>Method, limits and measured error: docs/methods/holidays.md.</remarks>
public static class LongHolidays
{
    /// <summary>A run of holidays of more days than this is long.</summary>
    public const int LongestBridged = 5;

    /// <summary>Holidays on more than this share of a spell's days are many.</summary>
    public const double LargestShare = 0.2;

    /// <summary>
    /// The rate at which exposed homes would have been away: 1 − (1 − b)(1 − g_c) / (1 − b_c). Whoever is at home is as
    /// likely to stay as in the control, so that a shared exodus is taken off once, and the rate stays below 1.
    /// </summary>
    /// <param name="baseline">b: away rate of exposed homes by placebo onsets.</param>
    /// <param name="control">g_c: away rate of homes that are not exposed, now.</param>
    /// <param name="controlBaseline">b_c: that of the same homes by placebo onsets; below 1.</param>
    /// <returns>At least 0; <paramref name="baseline"/> where the control has no baseline to compare with.</returns>
    public static double BaselineBy(double baseline, double control, double controlBaseline) =>
        controlBaseline >= 1 ? baseline : Math.Max(0, 1 - ((1 - baseline) * (1 - control) / (1 - controlBaseline)));

    /// <summary>Whether bridging leaves too little of a span to be trusted.</summary>
    /// <param name="holidays">Day numbers, in any order.</param>
    /// <param name="first">First day of the span: the earliest day of the spells in question.</param>
    /// <param name="last">Its last day, inclusive.</param>
    public static bool AreLong(IEnumerable<int> holidays, int first, int last)
    {
        int[] inside = [.. holidays.Where(d => d >= first && d <= last).Distinct().Order()];
        var (run, longest) = (0, 0);
        for (var i = 0; i < inside.Length; i++)
        {
            run = i > 0 && inside[i] == inside[i - 1] + 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest > LongestBridged || inside.Length > LargestShare * (last - first + 1);
    }

    /// <summary>Whether the two ways differ by more than chance explains, so that a figure has low reliability (status U).</summary>
    /// <param name="bridged">The figure with holidays bridged.</param>
    /// <param name="controlled">The figure with holidays observed and the baseline of <see cref="BaselineBy"/>.</param>
    /// <param name="deviation">Standard deviation of the figure; half the width of its 68% interval.</param>
    public static bool Differ(double bridged, double controlled, double deviation) => Math.Abs(bridged - controlled) > deviation;
}
