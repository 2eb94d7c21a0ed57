namespace Tideline.Evaluation;

/// <summary>The acceptance criteria of the displacement methods, in a fixed order, with what was measured.</summary>
public static class AcceptanceTable
{
    private static readonly string[] Header =
        ["criterion", "score", "target", "measured", "oracle", "compared", "", "n", "of", "least seed", "median seed", "greatest seed", "standard error"];

    private const string RaisedInTime = "areas with 5% moved, raised within 3 days";

    private static readonly Criterion[] Criteria =
    [
        new("Stock near the oracle's", "district-weeks", ("stock WAPE, 50 subscribers or more", Targets.Wape), ("stock bias, 50 subscribers or more", Targets.Bias)),
        new(
            "Intervals hold the truth", "district-weeks", ("coverage of the 80% interval", Targets.Coverage80),
            ("coverage of the 95% interval", Targets.Coverage95), ("coverage of the 80% interval, true zeros", "")),
        new("Big, middle and quiet district-weeks apart", "district-weeks",
        [
            .. new[] { "50 subscribers or more", "10 to 49 subscribers", "under 10 subscribers" }
                .SelectMany(size => new[] { ($"displaced: {size}: WAPE", ""), ($"displaced: {size}: coverage 80%", "") }),
        ]),
        new("Holiday weeks apart", "district-weeks", ("weeks with holidays: WAPE", ""), ("weeks with holidays: bias", ""), ("weeks with holidays: coverage 80%", "")),
        new("Order of hosts near the oracle's", "weeks", ("rank correlation of hosts", Targets.Loss), ("recall of the top 5 hosts", "")),
        new("Flows near the oracle's", "pair-weeks", ("flows, common part of commuters", Targets.Loss)),
        new("Nothing claimed where nothing happened", "district-weeks", ("80% interval wholly above 0", Targets.FalseShare)),
        new("No headline where nothing happened", "bulletins", ("bulletins that claim displacement where there was none", Targets.None)),
        new(
            "Outage never counted as displacement", "area-weeks", ("blind area-weeks with a figure", Targets.None),
            ("area-weeks with an outage and nobody displaced, 80% interval wholly above 0", Targets.FalseShare)),
        new("Total evacuation never counted as outage", "area-weeks", ("area-weeks truly emptied said not observable", Targets.None)),
        new("Return curve within 3 points", "days of the curve", ("share returned after leaving, greatest distance of the curve", Targets.Curve)),
        new("Forecast beats persistence or says so", "district-weeks", ("projected stock, skill against persistence", Targets.Skill)),
        new("Few false alarms", "days", ("false alarms a quarter, all areas of all levels", Targets.FalseAlarms)),
    ];

    /// <summary>Lines of one report.</summary>
    public static IReadOnlyList<AcceptanceLine> Of(EvaluationScores scores) => Of(scores, new Dictionary<string, Spread>());

    /// <summary>Lines of pooled scores. A criterion that could not be measured keeps its line.</summary>
    /// <param name="scores">Scores of one or more seeds.</param>
    /// <param name="spreads">Spreads over the seeds by the score's name.</param>
    public static IReadOnlyList<AcceptanceLine> Of(EvaluationScores scores, IReadOnlyDictionary<string, Spread> spreads)
    {
        var rows = EvaluationRows.Of(scores).ToDictionary(r => r.What);
        var alarms = rows.Keys.Where(w => w.EndsWith(RaisedInTime, StringComparison.Ordinal) && w.StartsWith("alarms, level ", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).DefaultIfEmpty(RaisedInTime).ToArray();
        return
        [
            .. Criteria.Append(new Criterion("A move of 5% is raised within 3 days", "areas", [.. alarms.Select(a => (a, Targets.InTime))]))
                .SelectMany(c => c.Scores.Select(score => Line(
                    c, score, rows.GetValueOrDefault(score.What), spreads.GetValueOrDefault(score.What)))),
        ];
    }

    /// <summary>The lines as a Markdown table; the spread's columns only where there is any.</summary>
    public static string Markdown(IReadOnlyList<AcceptanceLine> lines)
    {
        var pooled = lines.Any(l => l.Spread is not null);
        return EvaluationText.Table(pooled ? Header : Header[..9], lines.Select(l => pooled ? Cells(l) : Cells(l)[..9]));
    }

    /// <summary>A row without the bound says something else here: where people were displaced, intervals above 0 are right.</summary>
    private static AcceptanceLine Line(Criterion criterion, (string What, string Target) score, EvaluationRow? row, Spread? spread) =>
        row is null || row.Target != score.Target || row.Ours is null
            ? new AcceptanceLine(criterion.Words, score.What, score.Target, null, null, null, null, null, criterion.Of, null, 3)
            : new AcceptanceLine(
                criterion.Words, score.What, row.Target, row.Ours, row.Oracle, row.Compared, row.Met, row.N, criterion.Of, spread, row.Decimals);

    private static string[] Cells(AcceptanceLine line) =>
    [
        line.Criterion, line.What, line.Target, EvaluationText.Number(line.Measured, line.Decimals),
        EvaluationText.Number(line.Oracle, line.Decimals), EvaluationText.Number(line.Compared, line.Decimals), line.Verdict,
        EvaluationText.Number(line.N, 0), line.Of,
        .. line.Spread is { } spread ? EvaluationText.Values(spread, line.Decimals) : ["-", "-", "-", "-"],
    ];

    private sealed record Criterion(string Words, string Of, params (string What, string Target)[] Scores);
}
