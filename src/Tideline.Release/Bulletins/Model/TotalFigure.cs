using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Release.Bulletins.Model;

/// <summary>A figure for everything in scope.</summary>
/// <param name="Figure">Null where none can be given: nothing was released, or parts of a sum are suppressed.</param>
/// <param name="Parts">How many released areas were summed; 1 where the release itself holds the total.</param>
/// <param name="SuppressedParts">Areas whose suppression forbids a sum.</param>
/// <param name="UnobservedParts">Areas that a sum leaves out because the network could not see them.</param>
public sealed record TotalFigure(Figure? Figure, int Parts, int SuppressedParts, int UnobservedParts)
{
    public bool IsSum => Parts > 1;

    /// <summary>Of the rows of the coarsest level.</summary>
    internal static TotalFigure Of(ReleasedFigures figures, AreaHierarchy hierarchy, Indicator indicator, LocalDate end) => Of(figures.Rows(indicator, end)
        .Where(o => hierarchy.TryGet(o.Area, out _))
        .GroupBy(o => hierarchy[o.Area].AdminLevel)
        .MinBy(g => g.Key)?
        .Select(Model.Figure.Of).ToList() ?? []);

    /// <summary>
    /// The row where it is one; otherwise the sum of the rows, unless one is suppressed. The bounds of a sum are the sums of the
    /// bounds: wider than its own 80% interval would be, never narrower.
    /// </summary>
    /// <param name="rows">Of areas of one level that do not overlap, for one indicator and period.</param>
    public static TotalFigure Of(IReadOnlyList<Figure> rows)
    {
        if (rows.Count <= 1)
        {
            return new(rows.SingleOrDefault(), rows.Count, 0, 0);
        }

        var suppressed = rows.Count(f => f.Status == ObservationStatus.Suppressed);
        var shown = rows.Where(f => f.Value is not null).ToList();
        var unobserved = rows.Count - suppressed - shown.Count;
        if (suppressed > 0 || shown.Count == 0)
        {
            return new(null, rows.Count, suppressed, unobserved);
        }

        var status = unobserved > 0 ? ObservationStatus.LowReliability : shown.Min(f => f.Status);
        var bounded = shown.All(f => f.HasInterval);
        return new(
            new(shown.Sum(f => f.Value), bounded ? shown.Sum(f => f.Lower) : null, bounded ? shown.Sum(f => f.Upper) : null, status),
            rows.Count,
            0,
            unobserved);
    }
}
