using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>One reported figure beside the released one of its area and period.</summary>
/// <param name="Import">Name of the import.</param>
/// <param name="AreaName">As the release has it; the p-code where the release has no such area.</param>
/// <param name="Indicator">Name of the released indicator.</param>
/// <param name="IsSameConcept">Whether both count the same thing.</param>
/// <param name="Persons">The reported number in persons; null for households of unknown size.</param>
/// <param name="OurStart">First day of the released period, or of several that were added.</param>
/// <param name="DaysApart">Days between the reported day and the released period, or by which the two periods differ.</param>
/// <param name="Periods">Released periods that were added, at least 1; their bounds are added too, which is the widest that the sum can be.</param>
/// <param name="Value">Released; null where no number may be shown or there is none: never 0.</param>
/// <param name="Lower">Lower end of the 80% interval; null with the value.</param>
/// <param name="Upper">Upper end of the 80% interval; null with the value.</param>
/// <param name="Status">Of the released figure, of several the one that comes first in <see cref="ObservationStatus"/>; null where the release has no row.</param>
public sealed record Comparison(
    string Import,
    ReportedFigure Reported,
    string AreaName,
    string Indicator,
    bool IsSameConcept,
    decimal? Persons,
    LocalDate OurStart,
    LocalDate OurEnd,
    int DaysApart,
    int Periods,
    decimal? Value,
    decimal? Lower,
    decimal? Upper,
    ObservationStatus? Status)
{
    /// <summary>Released over reported; null where either has no number or the reported one is 0.</summary>
    public decimal? Ratio => Over(Value);

    /// <summary>The lower end of the released interval over the reported number, which is taken as exact.</summary>
    public decimal? RatioLower => Over(Lower);

    /// <summary>The upper end of the released interval over the reported number, which is taken as exact.</summary>
    public decimal? RatioUpper => Over(Upper);

    /// <summary>How the ratio is to be read; empty: as it is.</summary>
    public string RatioReads => Ratio is null ? "" : Reported switch
    {
        { Qualifier: Qualifier.MoreThan } => "at most",
        { Qualifier: Qualifier.LessThan } => "at least",
        { Qualifier: Qualifier.Approximately } or { Unit: CountUnit.Households } or { Place: not PlaceKind.PCode } => "about",
        _ => "",
    };

    /// <summary>Why there is no ratio; empty where there is one.</summary>
    public string WithoutRatio => Ratio is not null ? "" : this switch
    {
        { Status: null } => "no row in the release",
        { Status: ObservationStatus.Suppressed } => "ours is suppressed, which is not 0",
        { Status: ObservationStatus.NotObservable } => "ours is not observable, which is not 0",
        { Value: null } => "ours has no number, which is not 0",
        { Persons: null } => "households of unknown size",
        _ => "theirs is 0",
    };

    /// <summary>What makes reported figures one series, whose rounds follow each other.</summary>
    internal (string Import, string? Operation, string? Assessment, Concept Concept, CountUnit Unit) Series =>
        (Import, Reported.Operation, Reported.Assessment, Reported.Concept, Reported.Unit);

    private decimal? Over(decimal? ours) => ours is { } number && Persons is > 0 and { } theirs ? Math.Round(number / theirs, 4) : null;
}
