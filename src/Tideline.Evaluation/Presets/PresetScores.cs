using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;
using Tideline.Pipeline.Cubes;
using Tideline.Pipeline.Runs;
using Tideline.Projects;

namespace Tideline.Evaluation.Presets;

/// <summary>Scores the stocks of every definition against <c>truth/</c>, at the level of districts. Every district-week
/// counts, also one that Tideline would call not observable.</summary>
public static class PresetScores
{
    /// <summary>Scores what <c>compare</c> left in the enclave.</summary>
    /// <exception cref="ConfigurationException">There is no comparison or no truth.</exception>
    public static IReadOnlyList<PresetScore> OfProject(ProjectFolder folder, AreaHierarchy areas, string emergency, LocalDate evacuationStarts)
    {
        var path = PresetFile.PathOf(folder.Cubes, emergency);
        if (!File.Exists(path))
        {
            throw new ConfigurationException(
                $"There is no comparison of the emergency '{emergency}': run `tideline compare` first; nothing was scored.");
        }

        return Score(folder.Truth, areas, evacuationStarts, PresetFile.Read(path));
    }

    /// <summary>Scores a comparison held in memory.</summary>
    /// <param name="folder">The project; only its <c>truth/</c> is read.</param>
    /// <param name="comparison">What <see cref="ComparisonRun"/> gave.</param>
    /// <exception cref="ConfigurationException">There is no truth.</exception>
    public static IReadOnlyList<PresetScore> Of(ProjectFolder folder, Pipeline.Runs.Comparison comparison)
    {
        var finest = comparison.Map.Hierarchy.Finest;
        var figures = from stock in comparison.Stocks
                      from area in Enumerable.Range(0, finest.Count)
                      where comparison.Exposed[area]
                      from week in Enumerable.Range(0, stock.Weeks)
                      select new PresetFigure(
                          stock.Name, stock.Definition, finest[area].PCode, Day.Date(stock.FirstWeek + (7 * week)), stock.People(area, week),
                          stock.Contributors(area, week));
        return Score(folder.Truth, comparison.Map.Hierarchy, comparison.Emergency.EvacuationStarts, figures);
    }

    private static List<PresetScore> Score(
        string folder, AreaHierarchy areas, LocalDate evacuationStarts, IEnumerable<PresetFigure> figures)
    {
        var truth = Directory.Exists(folder) ? TruthReader.Read(folder, areas) : null;
        if (truth?.Displacement is not { } displacement)
        {
            throw new ConfigurationException(
                "There is no truth/displacement.csv: only generated projects can be evaluated. Make one with `tideline generate`; nothing was scored.");
        }

        var level = areas.Levels.Count > 1 ? areas.Levels[^2] : areas.FinestLevel;
        string Upper(string pcode) => areas.AncestorAt(pcode, level)?.PCode ?? pcode;
        var weights = OracleWeights.Of(truth, evacuationStarts);
        var outOfHome = displacement.Where(t => !t.WithinHomeArea).ToList();
        List<PresetScore> scores = [];
        foreach (var preset in figures.GroupBy(f => f.Preset))
        {
            var weeks = preset.Select(f => f.Week).Distinct().ToDictionary(w => w, w => w.PlusDays(6));
            var cells = preset.GroupBy(f => (Area: Upper(f.Area), f.Week))
                .Select(g => Cell(g.Key.Area, g.Key.Week, g.Sum(f => f.People))).ToList();
            var scored = new StockComparison(weeks, weights, Upper).ByHome(cells, outOfHome);
            scores.Add(new PresetScore(
                preset.Key, Errors.Of([.. scored.Where(c => c.TruthSubscribers >= StockScore.BigSubscribers)]), Errors.Of(scored)));
        }

        return scores;
    }

    private static CubeCell Cell(string area, LocalDate week, double people)
    {
        var point = new Domain.Cubes.Interval(people, people);
        return new CubeCell(area, null, week, week.PlusDays(6), new Estimate(people, point, point, 0, 0, 1, ObservationStatus.Normal));
    }
}
