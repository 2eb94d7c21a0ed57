using System.Globalization;

namespace Tideline.Evaluation;

/// <summary>Several seeds of one scenario pooled.</summary>
/// <param name="Seeds">Reports pooled.</param>
/// <param name="Scores">Sums of errors and truths over the seeds; ratios are made of the sums.</param>
/// <param name="Spreads">How the product's score differs among the seeds, by line.</param>
/// <param name="Absent">What could not be scored in some seed and why, each sentence once.</param>
public sealed record EvaluationSummary(
    int Seeds, EvaluationScores Scores, IReadOnlyDictionary<string, Spread> Spreads, IReadOnlyList<string> Absent)
{
    private static readonly string[] Header =
        ["what", "ours", "oracle", "compared", "target", "", "n", "least seed", "median seed", "greatest seed", "standard error"];

    /// <summary>Adds the reports up, in their order.</summary>
    public static EvaluationSummary Pool(IEnumerable<EvaluationReport> reports)
    {
        var all = reports.ToList();
        var seeds = all.Select(r => r.Scores).ToList();
        var rest = Enumerable.Range(0, seeds.Count < 3 ? 0 : seeds.Count)
            .SelectMany(i => EvaluationRows.Of(Sum(seeds.Where((_, s) => s != i)))).Where(r => r is { Ours: not null, N: not null }).ToLookup(r => r.What, r => r.Ours!.Value);
        var spreads = seeds.SelectMany(EvaluationRows.Of).Where(r => r.Ours is not null).GroupBy(r => r.What).ToDictionary(
            g => g.Key, g => Spread.Of(g.Select(r => r.Ours!.Value), rest[g.Key].Count() == seeds.Count ? [.. rest[g.Key]] : []));
        return new EvaluationSummary(seeds.Count, Sum(seeds), spreads, [.. all.SelectMany(r => r.Absent).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Each criterion of the methods' page, measured over all seeds together.</summary>
    public IReadOnlyList<AcceptanceLine> Acceptance() => AcceptanceTable.Of(Scores, Spreads);

    /// <summary>One line a score: pooled, the oracle's, compared, target, number of figures, and the spread over the seeds.</summary>
    public string Markdown() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seeds} seeds pooled: sums of absolute errors over sums of truths.\n\n")
        + EvaluationText.Table(Header, EvaluationRows.Of(Scores).Select(Cells))
        + string.Concat(Absent.Select(a => $"\n- Absent: {a}")) + (Absent.Count > 0 ? "\n\n" : "\n") + EvaluationText.Notes;

    private string[] Cells(EvaluationRow row) =>
        [.. EvaluationText.Values(row), .. Spreads.TryGetValue(row.What, out var spread) ? EvaluationText.Values(spread, row.Decimals) : ["-", "-", "-", "-"]];

    private static EvaluationScores Sum(IEnumerable<EvaluationScores> seeds) => seeds.Aggregate(new EvaluationScores(), (sum, s) => sum + s);
}
