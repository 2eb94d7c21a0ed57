using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>Why an area is suggested to assessment teams.</summary>
public enum SuggestionReason
{
    /// <summary>No imported source ever counted people hosted there.</summary>
    NeverCounted,

    /// <summary>The last count is older than <see cref="TriangulationRules.RecentDays"/>.</summary>
    CountedLongAgo,
}

/// <summary>
/// An area that no imported source counted recently. It rests on the printed interval alone: a suppressed area is never suggested, as nothing of
/// its number may show; one that the network could not see is, without a probability.
/// </summary>
/// <param name="Probability">That more people than the threshold are hosted there, two decimals; null where the area is not observable.</param>
/// <param name="Information">Bits that a count would settle about the threshold: 1 where it is as likely as not, 0 where it is sure; null with the
/// probability.</param>
/// <param name="LastCounted">Day of the last count; null where there is none.</param>
/// <param name="LastSource">Who made it; null where there is none.</param>
public sealed record Suggestion(
    string Area, string AreaName, int AreaLevel, LocalDate PeriodStart, LocalDate PeriodEnd, decimal? Value, decimal? Lower, decimal? Upper,
    ObservationStatus Status, double? Probability, double? Information, SuggestionReason Reason, LocalDate? LastCounted, string? LastSource)
{
    /// <summary>By level; the most probable first, then where a count settles most; those that nobody can see last; ties by p-code.</summary>
    internal static IReadOnlyList<Suggestion> Of(OurFigures ours, TriangulationInput input)
    {
        var counts = input.Imports.SelectMany(i => i.Figures)
            .Where(f => f is { Concept: Concept.Hosted, Breakdown: null, Place: not PlaceKind.Unspecified } && f.BoundaryVersion == input.BoundaryVersion)
            .GroupBy(f => f.Area, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(f => f.PeriodEnd)!, StringComparer.Ordinal);
        return
        [
            .. ours.Latest(Indicator.DisplacedHosted.Name)
                .Where(o => input.Areas.ContainsKey(o.Area) && (o.Value is not null || o.Status == ObservationStatus.NotObservable))
                .Select(o => (Ours: o, Last: counts.GetValueOrDefault(o.Area)))
                .Where(p => p.Last is null || p.Last.PeriodEnd < p.Ours.PeriodEnd.PlusDays(-input.Rules.RecentDays))
                .Select(p => Of(p.Ours, p.Last, input))
                .OrderBy(s => s.AreaLevel).ThenByDescending(s => s.Probability ?? -1).ThenByDescending(s => s.Information ?? -1)
                .ThenByDescending(s => s.Value ?? -1).ThenBy(s => s.Area, StringComparer.Ordinal),
        ];
    }

    /// <summary>Entropy of exceeding or not, in bits.</summary>
    public static double BitsOf(double probability) => probability is <= 0 or >= 1 ? 0
        : -(probability * Math.Log2(probability)) - ((1 - probability) * Math.Log2(1 - probability));

    private static Suggestion Of(Release.Observations.Observation o, ReportedFigure? last, TriangulationInput input)
    {
        var (name, level) = input.Areas[o.Area];
        var probability = Exceedance.Probability(o, input.Rules.Threshold);
        return new(
            o.Area, name, level, o.PeriodStart, o.PeriodEnd, o.Value, o.Lower, o.Upper, o.Status, probability is { } p ? Math.Round(p, 2) : null,
            probability is { } q ? Math.Round(BitsOf(q), 2) : null, last is null ? SuggestionReason.NeverCounted : SuggestionReason.CountedLongAgo,
            last?.PeriodEnd, last?.Publisher);
    }
}
