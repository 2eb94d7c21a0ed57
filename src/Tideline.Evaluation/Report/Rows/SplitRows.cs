namespace Tideline.Evaluation.Rows;

/// <summary>The same scores over parts of the figures.</summary>
internal static class SplitRows
{
    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores) =>
        [.. Stock(scores), .. Hosts(scores), .. Flows(scores), .. Returns(scores), .. Forecasts(scores), .. Alarms(scores)];

    private static IEnumerable<EvaluationRow> Stock(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.Splits)
        {
            var intervals = part.Intervals;
            yield return Line.Count($"{name}: district-weeks", part.All.Ours.Cells);
            yield return Line.Wape($"{name}: WAPE", part.All);
            yield return Line.Bias($"{name}: bias", part.All);
            yield return Line.Mape($"{name}: MAPE, 500 people or more", part.Large);
            yield return Line.Value($"{name}: coverage 80%", intervals.Coverage80, intervals.Cells);
            yield return Line.Value($"{name}: coverage 95%", intervals.Coverage95, intervals.Cells);
            yield return Line.Value($"{name}: weighted interval score per true person", intervals.RelativeScore, intervals.Cells);
            yield return Line.Value($"{name}: width of the 80% interval per true person", intervals.RelativeWidth80, intervals.Cells);
            yield return Line.Value($"{name}: coverage 80%, true zeros", part.Zeros.Coverage80, part.Zeros.Cells);
        }
    }

    private static IEnumerable<EvaluationRow> Hosts(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.HostSplits)
        {
            var order = part.Order;
            yield return Line.Wape($"hosts, {name}: WAPE", part.People.All);
            yield return Line.Bias($"hosts, {name}: bias", part.People.All);
            yield return Line.Value($"hosts, {name}: coverage 80%", part.People.Intervals.Coverage80, part.People.Intervals.Cells);
            yield return Line.Loss($"hosts, {name}: rank correlation", order.Ours.Spearman, order.Oracle?.Spearman, order.Ours.Weeks);
            yield return Line.Loss($"hosts, {name}: recall of the top 5", order.Ours.TopRecall, order.Oracle?.TopRecall, order.Ours.Weeks);
        }
    }

    private static IEnumerable<EvaluationRow> Flows(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.FlowSplits)
        {
            yield return Line.Loss($"flows, {name}: common part of commuters", part.Overlap.Ours.Cpc, part.Overlap.Oracle?.Cpc, part.Errors.Ours.Cells);
            yield return Line.Wape($"flows, {name}: WAPE", part.Errors);
            yield return Line.Value($"flows, {name}: Jensen-Shannon divergence (bits)", part.Divergence.Mean, part.Divergence.Weeks);
        }
    }

    private static IEnumerable<EvaluationRow> Returns(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.ReturnedShareSplits)
        {
            yield return Line.Value($"share returned, {name}: mean distance", part.MeanError, part.Cells);
            yield return Line.Value($"share returned, {name}: coverage 80%", part.Coverage80, part.Cells);
        }
    }

    private static IEnumerable<EvaluationRow> Forecasts(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.ForecastSplits)
        {
            yield return Line.Value($"projected stock, {name}: WAPE", part.Projected.Wape, part.Projected.Cells);
            yield return Line.Value($"projected stock, {name}: skill", part.Skill, part.Projected.Cells);
            yield return Line.Value($"projected stock, {name}: coverage 80%", part.Coverage80, part.Projected.Cells);
        }
    }

    private static IEnumerable<EvaluationRow> Alarms(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.AlarmSplits)
        {
            yield return Line.Value($"alarms, {name}: areas with 5% moved, raised within 3 days", part.InTimeShare, part.Moved);
            yield return Line.Value($"alarms, {name}: median days from 5% moved to the alarm", part.SinceMoved.Median, part.SinceMoved.Count);
            yield return Line.Value($"alarms, {name}: false alarms per area and quarter", part.FalsePerAreaQuarter, part.AreaDays);
        }
    }
}
