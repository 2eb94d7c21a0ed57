using System.Runtime.InteropServices;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Release.Gate;

/// <summary>The figures that go out together: of one indicator and period.</summary>
/// <param name="LastWeek">Last day of the last week with a stock, where the figures look ahead from there: a projection of the same week from another
/// is another figure. Null for all others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TableKey(string Indicator, Unit Unit, LocalDate Start, LocalDate End, LocalDate? LastWeek)
{
    public static TableKey Of(FigureKey key, LocalDate? lastWeek) =>
        new(key.Indicator, key.Unit, key.Start, key.End, key.Indicator == Domain.Cubes.Indicator.ProjectedDisplaced.Name ? lastWeek : null);

    /// <summary>Last day of the last week with a stock; null where there is none.</summary>
    public static LocalDate? LastWeekOf(IEnumerable<FigureKey> keys) =>
        keys.Where(k => k.Indicator == Domain.Cubes.Indicator.DisplacedStock.Name).Select(k => (LocalDate?)k.End).Max();
}

/// <summary>A table as a release had it.</summary>
/// <param name="HasPeople">Whether the people behind its figures are known, and what the agreement left out.</param>
internal sealed record PublishedTable(IReadOnlyList<KeptFigure> Figures, bool HasPeople)
{
    /// <summary>Its rows, to go out again.</summary>
    /// <param name="now">Rows of the same table as they would be today: where the people behind the figures are not known, today's stand in.</param>
    public IEnumerable<GateRow> Again(IReadOnlyList<GateRow> now, AreaHierarchy areas) =>
        (HasPeople ? Figures : Guessed(now)).Select(f => f.Again(areas)).OfType<GateRow>();

    private IEnumerable<KeptFigure> Guessed(IReadOnlyList<GateRow> now)
    {
        var today = now.ToDictionary(r => r.Key, r => r.Estimate);
        foreach (var figure in Figures)
        {
            yield return today.TryGetValue(figure.Key, out var estimate) && double.IsFinite(estimate.Value)
                ? figure with { Estimate = estimate with { Status = figure.Estimate.Status } }
                : figure;
        }

        // A pair without a row, of an origin that had rows, stood in `other`.
        var printed = Figures.Select(f => f.Key).ToHashSet();
        var origins = Figures.Where(f => f.Key.Counterpart is not null).Select(f => f.Key.Area).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in now.Where(r => r.Key.Counterpart is not null && origins.Contains(r.Key.Area) && !printed.Contains(r.Key)))
        {
            yield return new(pair.Key, null, Hidden: true, Folded: true, pair.Estimate, 0, null);
        }
    }
}
