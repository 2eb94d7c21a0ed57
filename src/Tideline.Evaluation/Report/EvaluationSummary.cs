using System.Globalization;

namespace Tideline.Evaluation;

/// <summary>Several seeds of one scenario pooled.</summary>
/// <param name="Seeds">Reports pooled.</param>
/// <param name="Scores">Sums of errors and truths over the seeds; ratios are made of the sums.</param>
/// <param name="Ranges">Least and greatest value of the product's score among the seeds, by line.</param>
public sealed record EvaluationSummary(int Seeds, EvaluationScores Scores, IReadOnlyDictionary<string, (double Least, double Greatest)> Ranges)
{
    /// <summary>Adds the reports up, in their order.</summary>
    public static EvaluationSummary Pool(IEnumerable<EvaluationReport> reports)
    {
        var seeds = reports.Select(r => r.Scores).ToList();
        var ranges = seeds.SelectMany(EvaluationRows.Of).Where(r => r.Ours is not null).GroupBy(r => r.What)
            .ToDictionary(g => g.Key, g => (g.Min(r => r.Ours!.Value), g.Max(r => r.Ours!.Value)));
        return new EvaluationSummary(seeds.Count, seeds.Aggregate(new EvaluationScores(), (sum, s) => sum + s), ranges);
    }

    /// <summary>One line a score: pooled, the oracle's, compared, target, and the range over the seeds.</summary>
    public string Markdown() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seeds} seeds pooled: sums of absolute errors over sums of truths.\n\n")
        + EvaluationText.Table(
            ["what", "ours", "oracle", "compared", "target", "", "least seed", "greatest seed"],
            EvaluationRows.Of(Scores).Select(Line))
        + "\n" + EvaluationText.Notes;

    private string[] Line(EvaluationRow row) => Ranges.TryGetValue(row.What, out var range)
        ? [.. EvaluationText.Values(row), EvaluationText.Number(range.Least, row.Decimals), EvaluationText.Number(range.Greatest, row.Decimals)]
        : [.. EvaluationText.Values(row), "-", "-"];
}
