namespace Tideline.Evaluation.Rows;

/// <summary>Where people went, and the order of places.</summary>
internal static class PlaceRows
{
    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores)
    {
        if (scores.HomeRanks is { } homes)
        {
            yield return Line.Loss("rank correlation of homes", homes.Ours.Spearman, homes.Oracle?.Spearman, homes.Ours.Weeks);
            yield return Line.Loss("recall of the top 5 homes", homes.Ours.TopRecall, homes.Oracle?.TopRecall, homes.Ours.Weeks);
        }

        if (scores.Hosts is { } hosts)
        {
            var (order, people) = (hosts.Order, hosts.People);
            yield return Line.Loss("rank correlation of hosts", order.Ours.Spearman, order.Oracle?.Spearman, order.Ours.Weeks, judged: true);
            yield return Line.Loss("recall of the top 5 hosts", order.Ours.TopRecall, order.Oracle?.TopRecall, order.Ours.Weeks);
            yield return Line.Wape("hosted WAPE, all district-weeks", people.All);
            yield return Line.Bias("hosted bias, all district-weeks", people.All);
            yield return Line.Mape("hosted MAPE, 500 people or more", people.Large);
            yield return Line.Value("hosted, coverage of the 80% interval", people.Intervals.Coverage80, people.Intervals.Cells);
            yield return Line.Value("hosted, coverage of the 95% interval", people.Intervals.Coverage95, people.Intervals.Cells);
            yield return Line.Value("hosted, weighted interval score per true person", people.Intervals.RelativeScore, people.Intervals.Cells);
        }

        if (scores.Flows is { } flows)
        {
            var (overlap, n) = (flows.Overlap, flows.Errors.Ours.Cells);
            yield return Line.Loss("flows, common part of commuters", overlap.Ours.Cpc, overlap.Oracle?.Cpc, n, judged: true);
            yield return Line.Wape("flows WAPE", flows.Errors);
            yield return new EvaluationRow(
                "flows, Jensen-Shannon divergence (bits)", flows.Divergence.Mean, flows.OracleDivergence?.Mean,
                flows.Divergence.Mean - flows.OracleDivergence?.Mean, N: flows.Divergence.Weeks);
        }
    }
}
