using System.Text;
using Tideline.Evaluation;
using Tideline.Evaluation.Scores;

namespace Tideline.Proof.Standing;

/// <summary>A scenario with several seeds: its scores, the parts that are told apart, and the worst seed. The scores of each
/// part stand in the reports of the countries; a page of them all would be read by nobody.</summary>
internal static class ScenarioSection
{
    private static readonly string[] Parts = ["displaced: ", "weeks "];

    public static string All(IReadOnlyList<ProofGroup> groups) => string.Join('\n', groups.Where(g => g.Results.Count > 1).Select(Of));

    private static string Of(ProofGroup group)
    {
        var text = new StringBuilder("## ").Append(group.Title).Append("\n\n");
        text.Append(AcceptanceSection.Table(
            ["what", "ours", "oracle", "ours ÷ or − oracle", "target", "", "n", "least seed", "median seed", "greatest seed", "standard error"],
            group.Rows.Where(IsOfTheWhole).Select(r => Line(r, group))));
        text.Append('\n').Append(AcceptanceSection.Table(
            ["part of the district-weeks", "number", "WAPE", "oracle", "÷", "bias", "oracle", "÷", "within 80%", "within 95%", "wholly above 0"],
            group.Summary.Scores.Splits.Where(s => Parts.Any(p => s.Key.StartsWith(p, StringComparison.Ordinal))).Select(s => Part(s.Key, s.Value))));
        if (WorstSeed(group) is { } worst)
        {
            text.Append('\n').Append(worst).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsOfTheWhole(EvaluationRow row) =>
        !row.What.Contains(": ", StringComparison.Ordinal) || row.What.StartsWith("alarms, level ", StringComparison.Ordinal);

    private static string[] Line(EvaluationRow row, ProofGroup group) => group.Summary.Spreads.TryGetValue(row.What, out var spread)
        ? [.. EvaluationText.Values(row), .. EvaluationText.Values(spread, row.Decimals)]
        : [.. EvaluationText.Values(row), "-", "-", "-", "-"];

    private static string[] Part(string name, StockScore part)
    {
        var (ours, oracle) = (part.All.Ours, part.All.Oracle);
        double? above = part.Intervals.Cells + part.Zeros.Cells > 0 ? part.AboveZeroShare : null;
        return
        [
            name, EvaluationText.Number(ours.Cells, 0), Number(ours.Wape), Number(oracle?.Wape), Number(ours.Wape / oracle?.Wape), Number(ours.Bias),
            Number(oracle?.Bias), Number(ours.Bias / oracle?.Bias), Number(part.Intervals.Coverage80), Number(part.Intervals.Coverage95), Number(above),
        ];
    }

    private static string? WorstSeed(ProofGroup group)
    {
        var seeds = group.Results
            .Select(r => (r.Case.Seed, Errors: r.Report.Scores.Displaced?.Big))
            .Where(s => s.Errors is { Ours.Wape: > 0, Oracle.Wape: > 0 })
            .OrderByDescending(s => s.Errors!.Ours.Wape / s.Errors.Oracle!.Wape).ToArray();
        return seeds.Length < 2 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"Worst seed: {seeds[0].Seed}, stock WAPE {seeds[0].Errors!.Ours.Wape:0.000}, {seeds[0].Errors!.Ours.Wape / seeds[0].Errors!.Oracle!.Wape:0.00} times its oracle's {seeds[0].Errors!.Oracle!.Wape:0.000}.");
    }

    private static string Number(double? value) => EvaluationText.Number(value, 3);
}
