using Tideline.Domain.Cubes;

namespace Tideline.Domain.Quality;

/// <summary>One line of the table: where it applies, a figure permits at most this.</summary>
/// <param name="Code">Names the rule; texts are the reader's language.</param>
/// <param name="Threshold">What the rule compares with; null where it compares with nothing.</param>
public sealed record UseRule(string Code, PermittedUse AtMost, double? Threshold);

/// <summary>What a figure may be used for, and the rule that decided.</summary>
/// <param name="Rule">The one that permits least; of several, the first of the table.</param>
/// <param name="Applied">All that applied, in the order of the table.</param>
public sealed record UseVerdict(PermittedUse Permitted, UseRule Rule, IReadOnlyList<UseRule> Applied);

/// <summary>"May I use it for …?": every rule that applies caps the use, and the lowest cap decides. See docs/methods/permitted-use.md.</summary>
public static class UseRules
{
    /// <summary>Below it, most of an area's people live where the network was blind: as for status L.</summary>
    public const double BlindCoverage = 1 - OutageIndex.NotObservableAbove;

    /// <summary>Below it, the area counts as degraded: as for status U.</summary>
    public const double DegradedCoverage = 1 - OutageIndex.DegradedAbove;

    /// <summary>From here on, what the blind part could hide is smaller than what <see cref="NarrowInterval"/> allows.</summary>
    public const double GoodCoverage = 0.9;

    /// <summary>Half-widths above it make U: twice as many or none would also fit.</summary>
    public const double WideInterval = 0.5;

    /// <summary>Up to here, supplies that are sized by the value fall short or are left over by a fifth at most, four times of five.</summary>
    public const double NarrowInterval = 0.2;

    /// <summary>Fewer make U. Chance alone moves a count of 50 by 14% (one standard deviation).</summary>
    public const double FewSubscribers = 50;

    /// <summary>Chance alone moves a count of 200 by 7%, and its 80% interval by 9% to each side.</summary>
    public const double EnoughSubscribers = 200;

    /// <summary>Above it, what is counted depends more on the definition than on the emergency.</summary>
    public const double HighSensitivity = 0.4;

    /// <summary>Above it, the definition moves the value by more than <see cref="NarrowInterval"/>.</summary>
    public const double SomeSensitivity = 0.2;

    private static readonly (UseRule Rule, Func<FigureEvidence, bool> Applies)[] _table =
    [
        (new("suppressed", PermittedUse.NotToBeUsed, null), e => e.Status is ObservationStatus.Suppressed),
        (new("not_observable", PermittedUse.NotToBeUsed, null), e => e.Status is ObservationStatus.NotObservable),
        (new("no_number", PermittedUse.NotToBeUsed, null), e => e.Value is null or double.NaN),
        (new("coverage_blind", PermittedUse.NotToBeUsed, BlindCoverage), e => e.Coverage < BlindCoverage),
        (new("coverage_degraded", PermittedUse.DirectionOnly, DegradedCoverage), e => e.Coverage < DegradedCoverage),
        (new("interval_holds_zero", PermittedUse.DirectionOnly, null), e => IsCount(e) && e.IntervalHoldsZero),
        (new("interval_wide", PermittedUse.DirectionOnly, WideInterval), e => IsCount(e) && e.RelativeHalfWidth > WideInterval),
        (new("sample_few", PermittedUse.DirectionOnly, FewSubscribers), e => e.SampleSize < FewSubscribers),
        (new("sensitivity_high", PermittedUse.DirectionOnly, HighSensitivity), e => e.Sensitivity > HighSensitivity),
        (new("low_reliability", PermittedUse.DirectionOnly, null), e => e.Status is ObservationStatus.LowReliability),
        (new("index", PermittedUse.DirectionOnly, null), e => e.Unit is Unit.Index),
        (new("series_break", PermittedUse.RoughPrioritisation, null), e => e.Status is ObservationStatus.SeriesBreak),
        (new("forecast", PermittedUse.RoughPrioritisation, null), e => e.Status is ObservationStatus.Forecast),
        (new("provisional", PermittedUse.RoughPrioritisation, null), e => e.Status is ObservationStatus.Provisional),
        (new("coverage_partial", PermittedUse.RoughPrioritisation, GoodCoverage), e => e.Coverage < GoodCoverage),
        (new("coverage_unknown", PermittedUse.RoughPrioritisation, null), e => e.Coverage is null),
        (new("interval_broad", PermittedUse.RoughPrioritisation, NarrowInterval), e => IsCount(e) && e.RelativeHalfWidth > NarrowInterval),
        (new("interval_unknown", PermittedUse.RoughPrioritisation, null), e => IsCount(e) && (e.Lower is null || e.Upper is null)),
        (new("sample_small", PermittedUse.RoughPrioritisation, EnoughSubscribers), e => e.SampleSize < EnoughSubscribers),
        (new("sample_unknown", PermittedUse.RoughPrioritisation, null), e => e.SampleSize is null),
        (new("sensitivity_some", PermittedUse.RoughPrioritisation, SomeSensitivity), e => e.Sensitivity > SomeSensitivity),
        (new("all_met", PermittedUse.DetailedPlanning, null), _ => true),
    ];

    /// <summary>The table, in its order.</summary>
    public static IReadOnlyList<UseRule> All { get; } = [.. _table.Select(r => r.Rule)];

    public static UseVerdict Of(FigureEvidence evidence)
    {
        UseRule[] applied = [.. _table.Where(r => r.Applies(evidence)).Select(r => r.Rule)];
        // The order is kept among equals: the first of the lowest.
        var rule = applied.MinBy(r => r.AtMost)!;
        return new(rule.AtMost, rule, applied);
    }

    // Around an index of 0 a relative width means nothing.
    private static bool IsCount(FigureEvidence evidence) => evidence.Unit is not Unit.Index;
}
