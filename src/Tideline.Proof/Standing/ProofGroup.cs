using Tideline.Evaluation;
using Tideline.Evaluation.Scores;

namespace Tideline.Proof.Standing;

/// <summary>The seeds of one scenario and size, pooled.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Subscribers">Subscribers asked for.</param>
/// <param name="Results">By seed.</param>
/// <param name="Summary">Their scores pooled.</param>
internal sealed record ProofGroup(string Scenario, int Subscribers, IReadOnlyList<ProofResult> Results, EvaluationSummary Summary)
{
    public string Title => FormattableString.Invariant(
        $"{Scenario}, {Subscribers:N0} subscribers, {Results.Count} {(Results.Count == 1 ? "seed" : "seeds")}");

    /// <summary>Every line but those of the parts, which have a table of their own.</summary>
    public IEnumerable<EvaluationRow> Rows => EvaluationRows.Of(Summary.Scores with { Splits = new Dictionary<string, StockScore>() });

    /// <summary>In the order in which the scenarios first appear.</summary>
    public static IReadOnlyList<ProofGroup> Of(IEnumerable<ProofResult> results) =>
        [.. results.GroupBy(r => (Name: Path.GetFileNameWithoutExtension(r.Case.Scenario), r.Case.Subscribers)).Select(g =>
        {
            ProofResult[] seeds = [.. g.OrderBy(r => r.Case.Seed)];
            return new ProofGroup(g.Key.Name, g.Key.Subscribers, seeds, EvaluationSummary.Pool(seeds.Select(r => r.Report)));
        })];
}
