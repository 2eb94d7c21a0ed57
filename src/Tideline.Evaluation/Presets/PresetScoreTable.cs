using System.Globalization;
using System.Text;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Presets;

/// <summary>Scores of every definition beside each other, pooled over projects.</summary>
public static class PresetScoreTable
{
    /// <summary>One row a definition and one for the oracle: WAPE and bias ratio of district-weeks with enough displaced
    /// subscribers, least and greatest of the projects, and WAPE of all district-weeks.</summary>
    /// <param name="projects">Scores by project; the same definitions in each.</param>
    public static string Markdown(IReadOnlyList<IReadOnlyList<PresetScore>> projects)
    {
        var text = new StringBuilder(
            "| definition | WAPE | least | greatest | ÷ oracle | bias | WAPE, all district-weeks | bias, all |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var name in projects.SelectMany(p => p).Select(s => s.Name).Distinct())
        {
            PresetScore[] seeds = [.. projects.SelectMany(p => p.Where(s => s.Name == name))];
            var pooled = seeds.Aggregate((a, b) => a + b);
            Row(text, name, pooled.Big.Ours, pooled.All.Ours, pooled.Big.Oracle, [.. seeds.Select(s => s.Big.Ours)]);
        }

        PresetScore[] first = [.. projects.Where(p => p.Count > 0).Select(p => p[0])];
        if (first.Length > 0 && first.Aggregate((a, b) => a + b) is { Big.Oracle: { } big, All.Oracle: { } all })
        {
            Row(text, "oracle", big, all, big, [.. first.Select(s => s.Big.Oracle!)]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, ErrorSums big, ErrorSums all, ErrorSums? oracle, IReadOnlyList<ErrorSums> seeds)
    {
        var apart = seeds.Where(s => s.Wape is not null).Select(s => s.Wape!.Value).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {Number(big.Wape)} | {Number(apart.Length == 0 ? null : apart.Min())} | ")
            .Append(CultureInfo.InvariantCulture, $"{Number(apart.Length == 0 ? null : apart.Max())} | {Number(Ratio.Of(big.Wape, oracle?.Wape))} | {Number(big.Bias)} | ")
            .Append(CultureInfo.InvariantCulture, $"{Number(all.Wape)} | {Number(all.Bias)} |\n");
    }

    private static string Number(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
