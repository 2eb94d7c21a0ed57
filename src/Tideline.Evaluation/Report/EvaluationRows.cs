using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation;

/// <summary>Scores as lines in a fixed order, with the acceptance criteria of the displacement methods.</summary>
public static class EvaluationRows
{
    private const double GreatestWapeRatio = 1.5;
    private const double GreatestRankLoss = 0.05;
    private const double GreatestFalseShare = 0.12;
    private const double GreatestCurveGap = 0.03;

    /// <summary>Lines of the scores that are there.</summary>
    public static IReadOnlyList<EvaluationRow> Of(EvaluationScores scores) =>
        [.. Stock(scores), .. Places(scores), .. Episodes(scores), .. People(scores), .. Splits(scores)];

    private static IEnumerable<EvaluationRow> Stock(EvaluationScores scores)
    {
        if (scores.Displaced is not { } stock)
        {
            yield break;
        }

        yield return Wape("stock WAPE, 50 subscribers or more", stock.Big, judged: true);
        yield return Bias("stock bias, 50 subscribers or more", stock.Big, judged: true);
        yield return Count("district-weeks with 50 subscribers or more", stock.Big.Ours.Cells);
        yield return Wape("stock WAPE, all district-weeks", stock.All, judged: false);
        yield return Bias("stock bias, all district-weeks", stock.All, judged: false);
        if (scores.DisplacedWithMovesInside is { } inside)
        {
            yield return Wape("stock WAPE with moves inside the home area", inside.Big, judged: false);
            yield return Bias("stock bias with moves inside the home area", inside.Big, judged: false);
        }

        yield return Within("coverage of the 80% interval", stock.Intervals.Coverage80, 0.75, 0.88);
        yield return Within("coverage of the 95% interval", stock.Intervals.Coverage95, 0.92, 0.98);
        yield return new EvaluationRow("weighted interval score per true person", stock.Intervals.RelativeScore);
        yield return new EvaluationRow("coverage of the 80% interval, true zeros", stock.Zeros.Coverage80);
        yield return NothingHappened(stock) && stock.AboveZeroShare is { } share
            ? new EvaluationRow("80% interval wholly above 0", share, Target: "at most 0.12", Met: share <= GreatestFalseShare)
            : new EvaluationRow("80% interval wholly above 0", stock.AboveZeroShare);
        if (scores.Statuses is { } statuses)
        {
            yield return Count("district-weeks in scope", statuses.Cells);
            yield return Count("of them low reliability (U)", statuses.LowReliability);
            yield return Count("of them not observable (L)", statuses.NotObservable);
            yield return Count("people-weeks truly displaced in L", statuses.NotObservableTruth);
            yield return Count("displaced district-weeks without a figure", statuses.Missing);
            yield return Count("people-weeks truly displaced in them", statuses.MissingTruth);
        }
    }

    private static IEnumerable<EvaluationRow> Places(EvaluationScores scores)
    {
        if (scores.HomeRanks is { } homes)
        {
            yield return Loss("rank correlation of homes", homes.Ours.Spearman, homes.Oracle?.Spearman, judged: false);
            yield return Loss("recall of the top 5 homes", homes.Ours.TopRecall, homes.Oracle?.TopRecall, judged: false);
        }

        if (scores.HostRanks is { } hosts)
        {
            yield return Loss("rank correlation of hosts", hosts.Ours.Spearman, hosts.Oracle?.Spearman, judged: true);
            yield return Loss("recall of the top 5 hosts", hosts.Ours.TopRecall, hosts.Oracle?.TopRecall, judged: false);
        }

        if (scores.Hosted is { } hosted)
        {
            yield return Wape("hosted WAPE, all district-weeks", hosted, judged: false);
            yield return Bias("hosted bias, all district-weeks", hosted, judged: false);
        }

        if (scores.Flows is { } flows)
        {
            yield return Loss("flows, common part of commuters", flows.Ours.Cpc, flows.Oracle?.Cpc, judged: true);
        }
    }

    private static IEnumerable<EvaluationRow> Episodes(EvaluationScores scores)
    {
        foreach (var (name, episode) in new[] { ("newly displaced", scores.NewlyDisplaced), ("returned", scores.Returned) })
        {
            if (episode is not null)
            {
                yield return new EvaluationRow($"{name} WAPE, district-weeks", episode.Weekly.Wape);
                yield return new EvaluationRow($"{name} WAPE, districts over all weeks", episode.Cumulative.Wape);
                yield return new EvaluationRow($"{name} bias, total over all weeks", episode.Cumulative.Bias);
            }
        }

        if (scores.ReturnCurveGap is { } gap)
        {
            yield return new EvaluationRow("return curve, greatest distance", gap, Target: "at most 0.03", Met: gap <= GreatestCurveGap);
        }
    }

    private static IEnumerable<EvaluationRow> People(EvaluationScores scores)
    {
        foreach (var (name, errors) in new[] { ("present population", scores.PresentPopulation), ("residents", scores.Residents) })
        {
            if (errors is not null)
            {
                yield return new EvaluationRow($"{name} WAPE", errors.Wape);
                yield return new EvaluationRow($"{name} bias", errors.Bias);
            }
        }
    }

    private static IEnumerable<EvaluationRow> Splits(EvaluationScores scores)
    {
        foreach (var (name, part) in scores.Splits)
        {
            yield return Count($"{name}: district-weeks", part.All.Ours.Cells);
            yield return Wape($"{name}: WAPE", part.All, judged: false);
            yield return Bias($"{name}: bias", part.All, judged: false);
            yield return new EvaluationRow($"{name}: coverage 80%", part.Intervals.Coverage80);
        }
    }

    private static bool NothingHappened(StockScore stock) => stock.All.Ours.Truth == 0;

    private static EvaluationRow Count(string what, double amount) => new(what, amount, Decimals: 0);

    private static EvaluationRow Wape(string what, Errors errors, bool judged)
    {
        var ratio = Ratio.Of(errors.Ours.Wape, errors.Oracle?.Wape);
        return judged
            ? new EvaluationRow(what, errors.Ours.Wape, errors.Oracle?.Wape, ratio, "at most 1.5 x oracle", ratio is { } r ? r <= GreatestWapeRatio : null)
            : new EvaluationRow(what, errors.Ours.Wape, errors.Oracle?.Wape, ratio);
    }

    private static EvaluationRow Bias(string what, Errors errors, bool judged)
    {
        var ratio = Ratio.Of(errors.Ours.Bias, errors.Oracle?.Bias);
        return judged
            ? new EvaluationRow(what, errors.Ours.Bias, errors.Oracle?.Bias, ratio, "0.95 to 1.05 x oracle", ratio is { } r ? r is >= 0.95 and <= 1.05 : null)
            : new EvaluationRow(what, errors.Ours.Bias, errors.Oracle?.Bias, ratio);
    }

    private static EvaluationRow Within(string what, double? share, double least, double most) => new(
        what, share, Target: FormattableString.Invariant($"{least:0.00} to {most:0.00}"),
        Met: share is { } s ? s >= least && s <= most : null);

    private static EvaluationRow Loss(string what, double? ours, double? oracle, bool judged)
    {
        var loss = oracle - ours;
        return judged
            ? new EvaluationRow(what, ours, oracle, loss, "within 0.05 of oracle", loss is { } l ? l <= GreatestRankLoss : null)
            : new EvaluationRow(what, ours, oracle, loss);
    }
}
