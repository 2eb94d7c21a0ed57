using Tideline.Domain.Displacement;
using Tideline.Domain.Displacement.Presets;

namespace Tideline.Domain.Tests.Displacement.Presets;

/// <summary>The small country under a preset: six counted weeks, of which the second holds the onset, a Tuesday; evacuation
/// starts 3 days before. Days are relative to the onset: the weeks begin on days -8, -1, 6, 13, 20 and 27.</summary>
internal static class PresetCountry
{
    public static readonly double[] Population = [1000, 500, 800, 700];

    public static StateRules Rules(string preset) => Preset.All.Single(p => p.Name == preset);

    public static FoldFrame Frame(StateRules rules, params string[] exposed) => Setting(exposed).FrameOf(rules);

    public static ComparisonSetting Setting(params string[] exposed) => new()
    {
        Own = SmallCountry.Frame(weeksAfter: 4, exposed: exposed.Length == 0 ? ["CA1"] : exposed),
        FirstDay = SmallCountry.Onset - 220,
        InvalidDays = new HashSet<int>(),
        Population = Population,
    };

    /// <summary>Days of a kind by week of an onset, for one subscriber with these nights.</summary>
    public static long[] Weeks(string preset, Func<int, int> nightOf, Count count = Count.Away, int onset = 0) =>
        Weeks(Rules(preset), nightOf, count, onset);

    public static long[] Weeks(StateRules rules, Func<int, int> nightOf, Count count = Count.Away, int onset = 0, params string[] exposed)
    {
        var frame = Frame(rules, exposed);
        var fold = new StateFold(frame);
        fold.Add(1, SmallCountry.Nights(nightOf));
        return [.. Enumerable.Range(0, frame.Weeks).Select(w => Enumerable.Range(0, frame.Units.Count).Sum(u => (long)fold.Counts[count, onset, u, 0, w]))];
    }
}
