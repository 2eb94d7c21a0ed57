using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Gate;

namespace Tideline.Release.Observations;

/// <summary>Areas whose own numbers are not shown, taken together: what the number of the area above leaves when those shown below it are taken away.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Above">P-code of the area that they are all in.</param>
/// <param name="Areas">P-codes, ascending; two at least. One that the network could not see is among them, for its people are in the sum.</param>
/// <param name="Start">First local day.</param>
/// <param name="End">Last local day, inclusive.</param>
/// <param name="Value">Not below 0.</param>
/// <param name="Least">Least that the rounding of the numbers leaves; not below 0.</param>
/// <param name="Most">Most that it leaves. Neither is an interval of the estimate, which has no draws of these areas together.</param>
public sealed record MergedFigure(
    string Indicator, Unit Unit, string Above, IReadOnlyList<string> Areas, LocalDate Start, LocalDate End, decimal Value, decimal Least, decimal Most);

/// <summary>Merges areas where suppression hides several below one that is shown.</summary>
/// <remarks>Made of printed numbers alone, as any reader could: it tells nothing that the release does not. Fewer, larger areas are what is left of the
/// map where few people are behind each.</remarks>
public static class MergedAreas
{
    /// <param name="observations">Of one release.</param>
    /// <param name="areas">Their hierarchy.</param>
    /// <param name="baseOf">Rounding base of an indicator.</param>
    /// <param name="allAgreed">Whether the release leaves no row out: then an area without a row is nobody. Otherwise its people may be in the sum, and
    /// nothing is merged beside an area of which the release says nothing.</param>
    /// <returns>In the order of indicator, unit, period and area above. Of indicators that are sums over areas and not below 0.</returns>
    public static IReadOnlyList<MergedFigure> Of(
        IReadOnlyCollection<Observation> observations, AreaHierarchy areas, Func<(string Indicator, Unit Unit), decimal> baseOf, bool allAgreed)
    {
        var spokenOf = observations.Select(o => o.Area).ToHashSet(StringComparer.Ordinal);
        var whole = areas.All.Where(a => allAgreed || areas.Children(a.PCode).All(c => spokenOf.Contains(c.PCode))).Select(a => a.PCode).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. observations.Where(o => o.CounterpartArea is null && IsSum(o))
                .GroupBy(o => (o.Indicator, o.Unit, o.PeriodStart, o.PeriodEnd))
                .OrderBy(g => g.Key.Indicator, StringComparer.Ordinal).ThenBy(g => g.Key.Unit).ThenBy(g => g.Key.PeriodStart).ThenBy(g => g.Key.PeriodEnd)
                .SelectMany(table => Merge([.. table], areas, whole, baseOf((table.Key.Indicator, table.Key.Unit)))),
        ];
    }

    private static bool IsSum(Observation o) =>
        Indicator.Find(o.Indicator, o.Unit) is { AdditiveOverAreas: true, HasCounterpart: false } indicator && !GateRow.IsSigned(indicator);

    private static IEnumerable<MergedFigure> Merge(Observation[] table, AreaHierarchy areas, HashSet<string> wholeAreas, decimal @base)
    {
        var above = table.Where(o => o.Value is not null && wholeAreas.Contains(o.Area)).ToDictionary(o => o.Area);
        foreach (var below in table.Where(o => areas[o.Area].Parent is not null).GroupBy(o => areas[o.Area].Parent!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var shown = below.Where(o => o.Value is not null).ToList();
            string[] rest = [.. below.Where(o => o.Value is null).Select(o => o.Area).Order(StringComparer.Ordinal)];
            if (rest.Length < 2 || !above.TryGetValue(below.Key, out var whole))
            {
                continue;
            }

            var value = whole.Value!.Value - shown.Sum(o => o.Value!.Value);
            var slack = @base * (shown.Count + 1) / 2;
            yield return new(
                whole.Indicator, whole.Unit, below.Key, rest, whole.PeriodStart, whole.PeriodEnd,
                Math.Max(0, value), Math.Max(0, value - slack), Math.Max(0, value + slack));
        }
    }
}
