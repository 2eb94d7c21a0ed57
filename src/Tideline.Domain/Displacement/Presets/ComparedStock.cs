namespace Tideline.Domain.Displacement.Presets;

/// <summary>The displaced stock under one definition. Unreleased: it has no contributors, no intervals and no gate, and must
/// not leave the enclave.</summary>
/// <param name="Name">Name of the preset, or tideline.</param>
/// <param name="Definition">Name and hash of the parameters.</param>
/// <param name="FirstWeek">Monday of the first week, as a day number.</param>
/// <param name="Weeks">Weeks compared.</param>
/// <param name="People">Mean people displaced in the week, by finest home area × week; 0 where not exposed.</param>
public sealed record ComparedStock(string Name, string Definition, int FirstWeek, int Weeks, double[] People)
{
    /// <summary>Unclipped people of a finest area in a week.</summary>
    public double At(int area, int week) => People[(area * Weeks) + week];

    /// <summary>Tideline's own point estimate, or the preset's.</summary>
    public static ComparedStock Of(FoldFrame frame, FoldCounts counts, double[] population)
    {
        var rules = frame.Parameters.Rules;
        var people = rules is null ? Own(frame, counts, population) : new PresetEstimator(frame, counts).Stock(rules, population);
        return new ComparedStock(rules?.Name ?? "tideline", frame.Parameters.Definition, frame.Schedule.Live.FirstWeek, frame.Weeks, people);
    }

    /// <summary>Folds and estimates every definition over the same subscribers.</summary>
    /// <param name="setting">What they are compared on.</param>
    /// <param name="definitions">The definitions, as <see cref="Preset.WithOwn"/> lists them.</param>
    /// <param name="fold">Folds all subscribers for a frame; called once for each definition.</param>
    public static IReadOnlyList<ComparedStock> OfAll(
        ComparisonSetting setting, IEnumerable<DisplacementParameters> definitions, Func<FoldFrame, FoldCounts> fold)
    {
        List<ComparedStock> stocks = [];
        foreach (var parameters in definitions)
        {
            var frame = setting.FrameOf(parameters);
            stocks.Add(Of(frame, fold(frame), setting.Population));
        }

        return stocks;
    }

    private static double[] Own(FoldFrame frame, FoldCounts counts, double[] population)
    {
        var index = new FoldIndex(frame, counts);
        var figures = new ExcessEstimator(index, population).Estimate(
            Enumerable.Repeat(1.0, frame.Units.Count).ToArray(), Enumerable.Repeat(1.0, index.Districts * index.Weeks).ToArray());
        return [.. Enumerable.Range(0, frame.Map.FinestAreas * frame.Weeks).Select(
            at => frame.Exposed[at / frame.Weeks] ? figures.Stock(at / frame.Weeks, at % frame.Weeks) : 0)];
    }
}
