using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Domain.Places;

/// <summary>Where one cell stood, and on which local days.</summary>
/// <param name="Cell">The operator's id.</param>
/// <param name="Longitude">WGS 84 degrees.</param>
/// <param name="Latitude">WGS 84 degrees.</param>
/// <param name="ValidFrom">First local day, inclusive; null: always was.</param>
/// <param name="ValidTo">Last local day, inclusive; null: still is.</param>
public sealed record CellPlace(string Cell, double Longitude, double Latitude, LocalDate? ValidFrom, LocalDate? ValidTo);

/// <summary>A place that cells within 1 km of each other share.</summary>
/// <param name="Id">1 to the number of clusters, in order of latitude, then longitude.</param>
/// <param name="Longitude">WGS 84 degrees of the member position that the cluster grew from: a place where a mast
/// stands, never a mean that may lie in the sea.</param>
/// <param name="Latitude">WGS 84 degrees of the same position.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellCluster(int Id, double Longitude, double Latitude);

/// <summary>The cluster of one cell on the days of one validity; validities of a cell never overlap.</summary>
/// <param name="ValidFrom">First local day, inclusive; null: always was.</param>
/// <param name="ValidTo">Last local day, inclusive; null: still is.</param>
public sealed record CellAssignment(string Cell, LocalDate? ValidFrom, LocalDate? ValidTo, int Cluster);

/// <summary>
/// Clusters of cells: the unit of a daily location, stable while an operator renumbers, adds and swaps cells.
/// </summary>
/// <remarks>
/// A cluster is at most 1 km wide (any two of its positions are within 1 km), so that it never chains along a road.
/// Positions are taken in the order of a hash of the position; each that has no cluster yet starts one and takes the
/// free positions around it, nearest first, that keep the cluster within 1 km. The hash order makes the clusters a
/// function of the set of positions alone, and keeps the effect of a new position local (an order by latitude would
/// let one mast in the south shift every cluster north of it).
/// </remarks>
public sealed class CellClusters
{
    /// <summary>Greatest width of a cluster, and the move beyond which a cell is somewhere else.</summary>
    public const double WidthKm = 1;

    private CellClusters(IReadOnlyList<CellCluster> clusters, IReadOnlyList<CellAssignment> assignments, int conflicts)
    {
        Clusters = clusters;
        Assignments = assignments;
        ConflictingCells = conflicts;
    }

    /// <summary>Every cluster, by id.</summary>
    public IReadOnlyList<CellCluster> Clusters { get; }

    /// <summary>Which cluster a cell is in and when, by cell (ordinal), then first day.</summary>
    public IReadOnlyList<CellAssignment> Assignments { get; }

    /// <summary>Cells whose rows give different positions for the same day; see <see cref="CellHistory"/> for the rule.</summary>
    public int ConflictingCells { get; }

    /// <summary>Clusters the cells of every validity together; the order of the rows does not matter.</summary>
    /// <exception cref="InputRefusedException">A coordinate is no WGS 84 degree.</exception>
    public static CellClusters Build(IEnumerable<CellPlace> places)
    {
        var conflicts = 0;
        var stays = new List<(CellPlace Place, GeoPosition Anchor)>();
        foreach (var rows in places.GroupBy(p => p.Cell, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var history = CellHistory.Of([.. rows]);
            conflicts += history.HasConflict ? 1 : 0;
            stays.AddRange(history.Stays);
        }

        var groups = PositionClusters.Of(stays.Select(s => s.Anchor));
        var ids = new Dictionary<GeoPosition, int>();
        var clusters = new List<CellCluster>(groups.Count);
        foreach (var group in groups)
        {
            var id = clusters.Count + 1;
            clusters.Add(new CellCluster(id, group.Seed.Longitude, group.Seed.Latitude));
            foreach (var member in group.Members)
            {
                ids.Add(member, id);
            }
        }

        var assignments = stays.Select(s => new CellAssignment(s.Place.Cell, s.Place.ValidFrom, s.Place.ValidTo, ids[s.Anchor]));
        return new CellClusters(clusters, [.. assignments], conflicts);
    }
}
