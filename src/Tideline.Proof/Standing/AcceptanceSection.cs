using System.Text;
using Tideline.Evaluation;

namespace Tideline.Proof.Standing;

/// <summary>The acceptance criteria at a glance, kept or missed.</summary>
internal static class AcceptanceSection
{
    public static string Of(IReadOnlyList<ProofGroup> groups)
    {
        var judged = groups.SelectMany(g => g.Rows).Where(r => r.Target.Length > 0).DistinctBy(r => r.What).ToArray();
        var text = new StringBuilder("## Acceptance\n\nOurs ÷ oracle, oracle − ours, or the share itself, as the criterion asks. **Bold**: missed.\n\n");
        text.Append(Table(["scenario", .. judged.Select(r => $"{r.What}: {r.Target}")], groups.Select(g => Line(g, judged))));
        text.Append('\n').Append(Table(["claim", "measured", "target", ""], groups.SelectMany(Claims)));
        return text.ToString();
    }

    private static string[] Line(ProofGroup group, EvaluationRow[] judged)
    {
        var rows = group.Rows.Where(r => r.Target.Length > 0).ToDictionary(r => r.What);
        return [group.Title, .. judged.Select(j => rows.TryGetValue(j.What, out var row) ? Value(row) : "-")];
    }

    private static string Value(EvaluationRow row)
    {
        var value = EvaluationText.Number(row.Target.Contains("oracle", StringComparison.Ordinal) ? row.Compared : row.Ours, row.Decimals);
        return row.Met == false ? $"**{value}**" : value;
    }

    /// <summary>What no pooled error says: claims that must never be made.</summary>
    private static IEnumerable<string[]> Claims(ProofGroup group)
    {
        var scores = group.Summary.Scores;
        var claimed = group.Results.Count(r => r.Claimed);
        if (scores.Displaced is { All.Ours.Truth: 0 })
        {
            yield return Claim($"{group.Scenario}: bulletins whose headline claims displacement", claimed, 0, "0", claimed == 0);
        }

        if (group.Scenario == "outage" && scores.Displaced is { All: { Ours.Bias: { } ours, Oracle.Bias: { } oracle } })
        {
            yield return Claim("outage: all stocks ÷ oracle's, outages counted as displacement", ours / oracle, 3, "at most 1.05", ours / oracle <= 1.05);
        }

        if (group.Scenario == "total-evacuation" && scores.Statuses is { } statuses)
        {
            yield return Claim(
                "total-evacuation: people-weeks displaced in districts called not observable", statuses.NotObservableTruth, 0, "0", statuses.NotObservableTruth == 0);
        }
    }

    private static string[] Claim(string what, double measured, int decimals, string target, bool met) =>
        [what, EvaluationText.Number(measured, decimals), target, met ? "met" : "MISSED"];

    internal static string Table(IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        var lines = rows.ToArray();
        return lines.Length == 0 ? "" : new StringBuilder("| ").AppendJoin(" | ", header).Append(" |\n|---|")
            .AppendJoin('|', header.Skip(1).Select(_ => "---:")).Append("|\n")
            .AppendJoin("", lines.Select(l => $"| {string.Join(" | ", l)} |\n")).ToString();
    }
}
