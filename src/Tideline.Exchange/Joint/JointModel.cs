using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Joint;

/// <summary>One reported number at an area, with what it says beside ours.</summary>
public sealed record JointCount(Comparison Comparison, Verdict Verdict, decimal Factor);

/// <summary>The newest numbers of one series of a source at one level.</summary>
/// <param name="Counts">One for an area, the largest first; ties by p-code.</param>
/// <param name="Agreement">Of the newest round; null where there is none.</param>
public sealed record JointSeries(IReadOnlyList<JointCount> Counts, RankAgreement? Agreement)
{
    /// <summary>What all counts have in common: source, operation, assessment, concept, unit.</summary>
    public Comparison First => Counts[0].Comparison;

    public ReportedFigure Reported => First.Reported;

    /// <summary>First day of the earliest count, last day of the latest.</summary>
    public (LocalDate Start, LocalDate End) Days => (Counts.Min(c => c.Comparison.Reported.PeriodStart), Counts.Max(c => c.Comparison.Reported.PeriodEnd));

    public int CountOf(Verdict verdict) => Counts.Count(c => c.Verdict == verdict);
}

/// <summary>One area with all that is known of it.</summary>
/// <param name="Stock">Displaced from homes there in the week; null where the release has no row.</param>
/// <param name="Hosted">Hosted there in the week; null where the release has no row.</param>
/// <param name="Counts">By position among the model's series; null where that source has none.</param>
public sealed record JointRow(string Area, string Name, string? ParentName, Observation? Stock, Observation? Hosted, IReadOnlyList<JointCount?> Counts)
{
    /// <summary>For the order of rows: the largest number of people that anybody gives.</summary>
    public decimal Largest => new[] { Stock?.Value, Hosted?.Value }.Concat(Counts.Select(c => c?.Comparison.Persons)).Max() ?? -1;
}

/// <summary>A triangulation by area of one level, as the joint pages show it.</summary>
/// <param name="Level">Admin level of the rows.</param>
/// <param name="Week">The last released week of the stocks; null where the release has none.</param>
/// <param name="Series">Same concept first, then by how many areas they have.</param>
/// <param name="Rows">The largest first; ties by p-code.</param>
public sealed record JointModel(
    JointInput Input, int Level, (LocalDate Start, LocalDate End)? Week, IReadOnlyList<JointSeries> Series, IReadOnlyList<JointRow> Rows)
{
    private const int Districts = 2;

    /// <summary>The series that says most about where people are: of one concept with a released one, the hosted first, with the most areas.</summary>
    public JointSeries? Main => Series.Where(s => s.First.IsSameConcept).OrderByDescending(s => s.Reported.Concept == Concept.Hosted).FirstOrDefault();

    /// <summary>Suggestions of the level.</summary>
    public IReadOnlyList<Suggestion> Suggestions => [.. Input.Table.Suggestions.Where(s => s.AreaLevel == Level)];

    /// <summary>Depends on the input alone.</summary>
    public static JointModel Of(JointInput input)
    {
        var table = input.Table;
        var areas = table.Input.Areas;
        var level = input.Level ?? (areas.Count == 0 ? Districts : areas.Values.Select(a => a.Level).Where(l => l <= Districts).DefaultIfEmpty(areas.Values.Min(a => a.Level)).Max());
        var series = table.Comparisons.Where(c => c.Reported.AreaLevel == level).GroupBy(c => c.Series).Select(g => SeriesOf([.. g], table))
            .OrderByDescending(s => s.First.IsSameConcept).ThenByDescending(s => s.Counts.Count).ThenBy(s => s.First.Import, StringComparer.Ordinal)
            .ThenBy(s => s.Reported.Operation, StringComparer.Ordinal).ThenBy(s => s.Reported.Assessment, StringComparer.Ordinal)
            .ThenBy(s => s.Reported.Concept).ThenBy(s => s.Reported.Unit).ToList();
        string[] stocks = [Indicator.DisplacedStock.Name, Indicator.DisplacedHosted.Name];
        var ours = table.Input.Observations
            .Where(o => o is { CounterpartArea: null, Unit: Unit.People, Status: not ObservationStatus.Forecast } && stocks.Contains(o.Indicator)).ToList();
        var week = ours.Count == 0 ? ((LocalDate, LocalDate)?)null : ours.Select(o => (o.PeriodStart, o.PeriodEnd)).MaxBy(p => p.PeriodEnd);
        var ofWeek = ours.Where(o => o.PeriodEnd == week?.Item2).ToDictionary(o => (o.Indicator, o.Area));
        var counts = series.Select(s => s.Counts.ToDictionary(c => c.Comparison.Reported.Area, StringComparer.Ordinal)).ToList();
        var rows = areas.Where(a => a.Value.Level == level)
            .Select(a => new JointRow(
                a.Key, NameOf(input, a.Key), input.Parents.GetValueOrDefault(a.Key) is { } parent ? NameOf(input, parent) : null,
                ofWeek.GetValueOrDefault((stocks[0], a.Key)), ofWeek.GetValueOrDefault((stocks[1], a.Key)), [.. counts.Select(c => c.GetValueOrDefault(a.Key))]))
            .Where(r => r.Stock is not null || r.Hosted is not null || r.Counts.Any(c => c is not null))
            .OrderByDescending(r => r.Largest).ThenBy(r => r.Area, StringComparer.Ordinal);
        return new(input, level, week, series, [.. rows]);
    }

    /// <summary>The name of an area in the language of the page.</summary>
    public string NameOf(string pcode) => NameOf(Input, pcode);

    private static string NameOf(JointInput input, string pcode) =>
        input.Names.GetValueOrDefault(pcode) ?? (input.Table.Input.Areas.TryGetValue(pcode, out var area) ? area.Name : pcode);

    // Rounds are not mixed; a source without rounds has the newest number of each area.
    private static JointSeries SeriesOf(List<Comparison> comparisons, TriangulationTable table)
    {
        var newest = comparisons.MaxBy(c => c.Reported.PeriodEnd)!.Reported;
        var counts = comparisons
            .Where(c => newest.Round is null || (c.Reported.Round == newest.Round && c.Reported.PeriodEnd == newest.PeriodEnd))
            .GroupBy(c => c.Reported.Area, StringComparer.Ordinal).Select(g => g.OrderBy(c => c.Reported.PeriodEnd).ThenByDescending(c => c.DaysApart).Last())
            .Select(c => Verdicts.Of(c, table.Input.RoundingBases.GetValueOrDefault(c.Indicator, 1)) is var (verdict, factor) ? new JointCount(c, verdict, factor) : null!)
            .OrderByDescending(c => c.Comparison.Persons ?? c.Comparison.Reported.Value).ThenBy(c => c.Comparison.Reported.Area, StringComparer.Ordinal).ToList();
        var first = counts[0].Comparison;
        return new(counts, table.Agreements.FirstOrDefault(a =>
            a.Import == first.Import && a.Operation == first.Reported.Operation && a.Assessment == first.Reported.Assessment && a.Concept == first.Reported.Concept
            && a.Round == newest.Round && a.Day == newest.PeriodEnd && a.AreaLevel == first.Reported.AreaLevel));
    }
}
