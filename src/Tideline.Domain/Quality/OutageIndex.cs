using NodaTime;
using Tideline.Domain.Places;

namespace Tideline.Domain.Quality;

/// <summary>How well the network saw an area on a day.</summary>
public enum Observability
{
    Normal,

    /// <summary>Status U: part of the homes were blind.</summary>
    Degraded,

    /// <summary>Status L: never zero, never "displaced".</summary>
    NotObservable,
}

/// <summary>The outage of one area on one local day.</summary>
/// <param name="HomeSubscribers">Panel members whose home cluster lies in the area: the denominator; at least 1.</param>
/// <param name="Blind">Those among them whose home cluster was blind.</param>
/// <param name="InBlindAreas">Those among them whose finest-level area was not observable.</param>
/// <param name="Status">At the finest level from <see cref="Index"/>; above it from the share in blind areas, and
/// at least degraded where the index itself is.</param>
public sealed record AreaOutage(
    string Area, LocalDate Day, long HomeSubscribers, long Blind, long InBlindAreas, Observability Status)
{
    /// <summary>Share of the home subscribers on blind clusters, 0..1. Network coverage is 1 − index.</summary>
    public double Index => (double)Blind / HomeSubscribers;

    /// <summary>Share of the home subscribers in finest-level areas that were not observable, 0..1.</summary>
    public double BlindAreaShare => (double)InBlindAreas / HomeSubscribers;
}

/// <summary>The outage index of areas.</summary>
public static class OutageIndex
{
    /// <summary>Normal up to here.</summary>
    public const double DegradedAbove = 0.3;

    /// <summary>Degraded up to here.</summary>
    public const double NotObservableAbove = 0.7;

    /// <summary>One row per area of every level with home subscribers, in the order of the hierarchy; an area without
    /// any has no row: nothing is known of it.</summary>
    /// <param name="clusters">One row per home cluster of the day; order does not matter.</param>
    /// <param name="blind">From <see cref="BlindClusters"/>, for the same day.</param>
    /// <param name="areaOf">P-code of the finest area of a cluster; clusters without one count nowhere.</param>
    public static IReadOnlyList<AreaOutage> Of(
        LocalDate day, IEnumerable<ClusterHomes> clusters, IReadOnlyCollection<int> blind, Func<int, string?> areaOf, AreaHierarchy areas)
    {
        var isBlind = blind as IReadOnlySet<int> ?? new HashSet<int>(blind);
        var finest = new Dictionary<string, (long Homes, long Blind)>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            if (cluster.HomeSubscribers > 0 && areaOf(cluster.Cluster) is { } area)
            {
                var (homes, dark) = finest.GetValueOrDefault(area);
                var added = isBlind.Contains(cluster.Cluster) ? cluster.HomeSubscribers : 0;
                finest[area] = (checked(homes + cluster.HomeSubscribers), checked(dark + added));
            }
        }

        var sums = new Dictionary<string, (long Homes, long Blind, long InBlindAreas)>(StringComparer.Ordinal);
        foreach (var (area, (homes, dark)) in finest)
        {
            var lost = StatusOf((double)dark / homes) == Observability.NotObservable ? homes : 0;
            for (var pcode = area; pcode is not null; pcode = areas[pcode].Parent)
            {
                var (h, b, l) = sums.GetValueOrDefault(pcode);
                sums[pcode] = (checked(h + homes), checked(b + dark), checked(l + lost));
            }
        }

        return [.. areas.All.Where(a => sums.ContainsKey(a.PCode)).Select(a => Row(a, day, sums[a.PCode], areas.FinestLevel))];
    }

    /// <summary>The status of a share of home subscribers that cannot be seen; exactly 0.3 is normal, exactly 0.7 degraded.</summary>
    public static Observability StatusOf(double share) => share switch
    {
        > NotObservableAbove => Observability.NotObservable,
        > DegradedAbove => Observability.Degraded,
        _ => Observability.Normal,
    };

    private static AreaOutage Row(Area area, LocalDate day, (long Homes, long Blind, long InBlindAreas) sum, int finestLevel)
    {
        var row = new AreaOutage(area.PCode, day, sum.Homes, sum.Blind, sum.InBlindAreas, Observability.Normal);
        var status = area.AdminLevel == finestLevel ? StatusOf(row.Index) : StatusOf(row.BlindAreaShare);
        return row with
        {
            Status = status == Observability.Normal && row.Index > DegradedAbove ? Observability.Degraded : status,
        };
    }
}
