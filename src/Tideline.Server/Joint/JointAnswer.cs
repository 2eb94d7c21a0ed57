using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Import;
using Tideline.Exchange.Joint;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Observations;
using Tideline.Server.Releases;

namespace Tideline.Server.Joint;

/// <summary>An import of what somebody else counted.</summary>
/// <param name="Source">dtm, hapi-idps, hapi-needs, idmc or assessment.</param>
/// <param name="Entries">Entries of its files.</param>
/// <param name="Kept">Entries that stand in a figure.</param>
/// <param name="CannotSee">What its map says that it cannot see; null where it says nothing.</param>
public sealed record ReportedAnswer(string Name, string Source, string Publisher, long Entries, long Kept, int Figures, LocalDate? LastDay, string? CannotSee)
{
    internal static ReportedAnswer Of(ReportedImport import) => new(
        import.Account.Name, import.Account.Source, import.Account.Publisher, import.Account.Entries, import.Account.Kept, import.Account.Figures,
        import.Figures.Count == 0 ? null : import.Figures.Max(f => f.PeriodEnd), import.Account.CannotSee);
}

/// <summary>A released figure; no number is never 0.</summary>
/// <param name="Status">SDMX code.</param>
public sealed record JointFigure(decimal? Value, decimal? Lower, decimal? Upper, string Status)
{
    internal static JointFigure? Of(Observation? o) => o is null ? null : new(o.Value, o.Lower, o.Upper, o.Status.Code());
}

/// <summary>One series of a source: its newest round near the released period.</summary>
/// <param name="Concept">evacuated, displaced, newly_displaced, hosted, affected, in_need, present, returned.</param>
/// <param name="Indicator">The released indicator beside it.</param>
/// <param name="SameConcept">Whether both count the same thing; else a ratio compares unlike things.</param>
/// <param name="Unit">persons or households.</param>
/// <param name="Period">First and last day of the counts.</param>
/// <param name="Released">The released period beside it.</param>
/// <param name="Areas">Areas that it counted, of the level.</param>
/// <param name="Both">Of them, those with a released number.</param>
/// <param name="Verdicts">How many areas have each verdict.</param>
/// <param name="Spearman">Rank correlation; null for too few areas.</param>
/// <param name="Top">How many areas at the top were looked at.</param>
/// <param name="Shared">How many of them both name; null where none were.</param>
public sealed record JointSource(
    string Import, string Publisher, string? Operation, string? Assessment, string? Round, string Concept, string Indicator, bool SameConcept, string Unit,
    FigurePeriod Period, FigurePeriod Released, int DaysApart, int Areas, int Both, IReadOnlyDictionary<string, int> Verdicts, double? Spearman, int Top, int? Shared)
{
    internal static JointSource Of(JointSeries s) => new(
        s.First.Import, s.Reported.Publisher, s.Reported.Operation, s.Reported.Assessment, s.Reported.Round, s.Reported.Concept.Word(), s.First.Indicator,
        s.First.IsSameConcept, s.Reported.Unit.Word(), new(s.Days.Start, s.Days.End), new(s.First.OurStart, s.First.OurEnd), s.Counts.Max(c => c.Comparison.DaysApart),
        s.Counts.Count, s.Counts.Count(c => c.Comparison.Value is not null),
        Enum.GetValues<Verdict>().ToDictionary(JointCountAnswer.Word, s.CountOf, StringComparer.Ordinal),
        s.Agreement?.Spearman, s.Agreement?.Top ?? 0, s.Agreement?.Shared);
}

/// <summary>One reported number beside the released figure of its area and period.</summary>
/// <param name="Source">Place in the list of sources.</param>
/// <param name="Number">As the source gives it.</param>
/// <param name="Qualifier">Empty, more than, less than or approximately.</param>
/// <param name="Persons">In persons; null for households of unknown size.</param>
/// <param name="Ours">Null where the release has no row.</param>
/// <param name="Ratio">Released over reported; null where there is none.</param>
/// <param name="RatioReads">Empty, at most, at least or about.</param>
/// <param name="Verdict">agree, near, theirs_larger, ours_larger, other_concept, suppressed, not_observable or no_number.</param>
/// <param name="Factor">How many times the reported number lies outside the released interval; 1: inside.</param>
public sealed record JointCountAnswer(
    int Source, decimal Number, string Qualifier, decimal? Persons, JointFigure? Ours, decimal? Ratio, decimal? RatioLower, decimal? RatioUpper, string RatioReads,
    string Verdict, decimal Factor)
{
    internal static JointCountAnswer Of(JointCount count, int source)
    {
        var c = count.Comparison;
        return new(
            source, c.Reported.Value, c.Reported.Qualifier.Word(), c.Persons, c.Status is { } status ? new(c.Value, c.Lower, c.Upper, status.Code()) : null, c.Ratio,
            c.RatioLower, c.RatioUpper, c.RatioReads, Word(count.Verdict), count.Factor);
    }

    internal static string Word(Verdict verdict) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());
}

/// <summary>One area with all that is known of it.</summary>
/// <param name="Stock">Displaced from homes there in the last released week; null where the release has no row.</param>
/// <param name="Hosted">Hosted there in that week; null where the release has no row.</param>
/// <param name="Counts">Of the sources that counted there.</param>
public sealed record JointRowAnswer(string Area, JointFigure? Stock, JointFigure? Hosted, IReadOnlyList<JointCountAnswer> Counts);

/// <summary>An area that nobody counted recently.</summary>
/// <param name="Probability">That more than the threshold are hosted there; null where the area is not observable.</param>
/// <param name="Information">Bits that a count would settle about it; null with the probability.</param>
/// <param name="Reason">never_counted or counted_long_ago.</param>
public sealed record SuggestionAnswer(
    string Area, JointFigure Hosted, double? Probability, double? Information, string Reason, LocalDate? LastCounted, string? LastSource)
{
    internal static SuggestionAnswer Of(Suggestion s) => new(
        s.Area, new(s.Value, s.Lower, s.Upper, s.Status.Code()), s.Probability, s.Information,
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Reason.ToString()), s.LastCounted, s.LastSource);
}

/// <summary>Reported figures that were not held against the release.</summary>
/// <param name="Reason">unspecified, part, other_boundaries or no_period.</param>
public sealed record NotComparedAnswer(string Import, string Reason, int Figures)
{
    internal static NotComparedAnswer Of(NotCompared n) => new(n.Import, NotCompared.CodeOf(n.Reason), n.Figures);
}

/// <summary>A published release beside what others counted, by area of one level. Concepts stay apart; nothing is added.</summary>
/// <param name="Week">The last released week; null where the release has no stocks.</param>
/// <param name="Synthetic">Whether the released figures are of a generated country.</param>
/// <param name="Sources">Same concept first.</param>
/// <param name="Rows">The largest first.</param>
/// <param name="Suggestions">Areas that nobody counted recently, the most probable first.</param>
public sealed record JointAnswer(
    string Release, string Emergency, int Level, FigurePeriod? Week, bool Synthetic, decimal Threshold, int RecentDays, IReadOnlyList<ReportedAnswer> Imports,
    IReadOnlyList<JointSource> Sources, IReadOnlyList<JointRowAnswer> Rows, IReadOnlyList<SuggestionAnswer> Suggestions, IReadOnlyList<NotComparedAnswer> NotCompared)
{
    internal static JointAnswer Of(JointModel model)
    {
        var (table, rules) = (model.Input.Table, model.Input.Table.Input.Rules);
        return new(
            table.Input.Release, table.Input.Emergency, model.Level, model.Week is { } week ? new(week.Start, week.End) : null, model.Input.IsSynthetic, rules.Threshold,
            rules.RecentDays, [.. table.Input.Imports.Select(ReportedAnswer.Of)], [.. model.Series.Select(JointSource.Of)],
            [
                .. model.Rows.Select(r => new JointRowAnswer(
                    r.Area, JointFigure.Of(r.Stock), JointFigure.Of(r.Hosted),
                    [.. r.Counts.Index().Where(c => c.Item is not null).Select(c => JointCountAnswer.Of(c.Item!, c.Index))])),
            ],
            [.. model.Suggestions.Select(SuggestionAnswer.Of)], [.. table.NotCompared.Select(NotComparedAnswer.Of)]);
    }
}
