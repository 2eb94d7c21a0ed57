namespace Tideline.Domain.Displacement.Presets;

/// <summary>The displaced stock under one definition, by finest home area and week. Unreleased: no gate has seen it, its
/// figures can be read only where cubes can, and it must not leave the enclave.</summary>
public sealed class ComparedStock
{
    private readonly double[] _people;
    private readonly long[] _contributors;

    internal ComparedStock(string name, string definition, int firstWeek, int weeks, double[] people, long[] contributors)
    {
        (Name, Definition, FirstWeek, Weeks) = (name, definition, firstWeek, weeks);
        (_people, _contributors) = (people, contributors);
    }

    /// <summary>Name of the preset, or <c>tideline</c>.</summary>
    public string Name { get; }

    /// <summary>Name and hash of the parameters.</summary>
    public string Definition { get; }

    /// <summary>Monday of the first week, as a day number.</summary>
    public int FirstWeek { get; }

    public int Weeks { get; }

    /// <summary>Folds and estimates Tideline's own definition and then every preset over the same subscribers.</summary>
    /// <param name="setting">What they are compared on.</param>
    /// <param name="fold">Folds all subscribers for a frame; called once for each definition.</param>
    public static IReadOnlyList<ComparedStock> OfAll(ComparisonSetting setting, Func<FoldFrame, FoldCounts> fold) =>
    [
        Of(setting.Own, fold(setting.Own), setting.Population),
        .. Preset.All.Select(setting.FrameOf).Select(frame => Of(frame, fold(frame), setting.Population)),
    ];

    /// <summary>Tideline's own point estimate, or the preset's.</summary>
    public static ComparedStock Of(FoldFrame frame, FoldCounts counts, double[] population)
    {
        var rules = frame.Parameters.Rules;
        return new ComparedStock(
            rules?.Name ?? "tideline", frame.Parameters.Definition, frame.Schedule.Live.FirstWeek, frame.Weeks,
            rules is null ? Own(frame, counts, population) : new PresetEstimator(frame, counts).Stock(rules, population),
            counts.Contributors.Displaced);
    }

    /// <summary>Mean people displaced from a finest area in a week; 0 where it is not exposed.</summary>
    internal double People(int area, int week) => _people[(area * Weeks) + week];

    /// <summary>Distinct subscribers of the area with a day away in the week, before any baseline.</summary>
    internal long Contributors(int area, int week) => _contributors[(area * Weeks) + week];

    private static double[] Own(FoldFrame frame, FoldCounts counts, double[] population)
    {
        var index = new FoldIndex(frame, counts);
        var figures = new ExcessEstimator(index, population).Estimate(
            Enumerable.Repeat(1.0, frame.Units.Count).ToArray(), Enumerable.Repeat(1.0, index.Districts * index.Weeks).ToArray());
        return [.. Enumerable.Range(0, frame.Map.FinestAreas * frame.Weeks).Select(
            at => frame.Exposed[at / frame.Weeks] ? figures.Stock(at / frame.Weeks, at % frame.Weeks) : 0)];
    }
}
