using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>Kept events of one cell on one local day; a cell without events has no row.</summary>
/// <param name="Cell">The operator's id.</param>
/// <param name="Cluster">The cluster of the cell on that day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellDayEvents(string Cell, int Cluster, LocalDate Day, long Events);

/// <summary>A cell that was silent on a day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SilentCell(string Cell, LocalDate Day);

/// <summary>A cluster that was silent on a day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SilentCluster(int Cluster, LocalDate Day);

/// <summary>What was silent, by day, then cell or cluster.</summary>
/// <param name="Clusters">Clusters whose cells together were silent: half of what makes a place blind.</param>
/// <param name="Cells">For the report; a silent cell in a live cluster leaves its people observable.</param>
public sealed record Silence(IReadOnlyList<SilentCluster> Clusters, IReadOnlyList<SilentCell> Cells);

/// <summary>Silent: fewer events than max(1, 0.1 × the weekday median of the reference days).</summary>
/// <remarks>
/// The median counts a day without rows as 0, so that a cell or site that was mostly off before is not expected to
/// speak (median 0: never silent). A cell whose median is under 20 says too little alone: it has the verdict of its
/// site, the cluster. A weekday that the reference days lack has the median of all of them.
/// </remarks>
public static class CellGate
{
    /// <summary>Below this share of the weekday median, silent.</summary>
    public const double SilentBelow = 0.1;

    /// <summary>Cells with a smaller weekday median are judged by their site.</summary>
    public const double EnoughEvents = 20;

    /// <param name="events">Rows of reference and judged days; other days are ignored. Order does not matter.</param>
    /// <param name="reference">Usable days before the emergency.</param>
    /// <param name="judged">Usable days to judge; on an invalid day nothing is known.</param>
    public static Silence Judge(
        IEnumerable<CellDayEvents> events, IReadOnlyCollection<LocalDate> reference, IReadOnlyCollection<LocalDate> judged)
    {
        var days = new DayIndex(reference, judged);
        var cells = new Dictionary<string, EventSeries>(StringComparer.Ordinal);
        var clusters = new Dictionary<int, EventSeries>();
        var clusterOf = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var row in events)
        {
            if (days.IndexOf(row.Day) is { } day)
            {
                SeriesOf(cells, row.Cell, days.Count).Add(day, row.Events);
                SeriesOf(clusters, row.Cluster, days.Count).Add(day, row.Events);
                ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(clusterOf, row.Cell, out _);
                (held ??= new int[days.Count])[day] = row.Cluster;
            }
        }

        var silentClusters = new HashSet<SilentCluster>();
        foreach (var (cluster, series) in clusters)
        {
            silentClusters.UnionWith(days.Judged.Where(d => IsSilent(series, d, days)).Select(d => new SilentCluster(cluster, days[d])));
        }

        var silentCells = new List<SilentCell>();
        foreach (var (cell, series) in cells)
        {
            var home = clusterOf[cell];
            silentCells.AddRange(days.Judged
                .Where(d => series.Median(d, days) >= EnoughEvents
                    ? IsSilent(series, d, days)
                    : series.Median(d, days) > 0 && silentClusters.Contains(new SilentCluster(Nearest(home, d), days[d])))
                .Select(d => new SilentCell(cell, days[d])));
        }

        return new Silence(
            [.. silentClusters.OrderBy(s => s.Day).ThenBy(s => s.Cluster)],
            [.. silentCells.OrderBy(s => s.Day).ThenBy(s => s.Cell, StringComparer.Ordinal)]);
    }

    private static bool IsSilent(EventSeries series, int day, DayIndex days)
    {
        var median = series.Median(day, days);
        return median > 0 && series[day] < Math.Max(1, SilentBelow * median);
    }

    /// <summary>The cluster of the last day before with events, else of the first after: a silent day names none itself.</summary>
    private static int Nearest(int[] clusters, int day)
    {
        var before = Array.FindLastIndex(clusters, day, c => c != 0);
        return before >= 0 ? clusters[before] : Array.Find(clusters, c => c != 0);
    }

    private static EventSeries SeriesOf<TKey>(Dictionary<TKey, EventSeries> all, TKey key, int days)
        where TKey : notnull
    {
        ref var series = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _);
        return series ??= new EventSeries(days);
    }
}
