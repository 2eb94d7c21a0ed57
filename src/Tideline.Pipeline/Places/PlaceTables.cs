using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Pipeline.Engine;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Places;

/// <summary>Cells as clusters in areas, in memory and as tables of the engine.</summary>
public sealed class PlaceTables
{
    private static readonly LocalDate Always = new(1970, 1, 1);
    private static readonly LocalDate Forever = new(2200, 1, 1);
    private readonly ILookup<string, CellAssignment> _assignments;

    /// <param name="reference">Cells, and boundaries where there are any.</param>
    /// <exception cref="InputRefusedException">There are more clusters than a timeline can hold.</exception>
    public PlaceTables(ReferenceData reference)
    {
        Clusters = CellClusters.Build(
            reference.Cells.Select(c => new CellPlace(c.Cell, c.Longitude, c.Latitude, c.ValidFrom, c.ValidTo)));
        if (Clusters.Clusters.Count > TimelineDay.MaximumClusters)
        {
            throw new InputRefusedException(
                $"The cells form {Clusters.Clusters.Count} places; at most {TimelineDay.MaximumClusters} are supported. Check the coordinates in the table of cells.");
        }

        _assignments = Clusters.Assignments.ToLookup(a => a.Cell, StringComparer.Ordinal);
        var hierarchy = reference.Boundaries?.Hierarchy ?? new AreaHierarchy([]);
        var locator = reference.Boundaries is null ? null : new AreaLocator(reference.Boundaries);
        Map = new ClusterMap(
            hierarchy, [.. Clusters.Clusters.Select(c => (c.Longitude, c.Latitude, locator?.Find(c.Longitude, c.Latitude)))]);
    }

    public CellClusters Clusters { get; }

    public ClusterMap Map { get; }

    /// <summary>Clusters outside every area.</summary>
    public int UnmappedClusters => Enumerable.Range(1, Map.Count - 1).Count(c => Map.AreaOf(c) < 0);

    /// <summary>Cluster of a cell on a day; 0 where the cell is not valid then.</summary>
    public int ClusterOf(string cell, LocalDate day)
    {
        foreach (var a in _assignments[cell])
        {
            if ((a.ValidFrom is null || day >= a.ValidFrom) && (a.ValidTo is null || day <= a.ValidTo))
            {
                return a.Cluster;
            }
        }

        return 0;
    }

    /// <summary>District of a cluster counted from 1, the areas one level above the finest; 0 outside every area.</summary>
    public int DistrictOf(int cluster)
    {
        var area = Map.AreaOf(cluster);
        return area < 0 || Map.Ancestors.Count == 0 ? 0 : 1 + Map.Ancestors[Math.Max(0, Map.Levels.Count - 2)][area];
    }

    /// <summary>Loads <c>cell_cluster</c> and <c>cluster_area</c>.</summary>
    public void Load(IEngine engine)
    {
        engine.Load(
            "cell_cluster",
            [
                ("cell", ColumnType.Text), ("cluster", ColumnType.Integer), ("first_day", ColumnType.Integer), ("last_day", ColumnType.Integer),
                ("north", ColumnType.Integer), ("east", ColumnType.Integer), ("district", ColumnType.Integer),
            ],
            Clusters.Assignments.Select(a => new object[]
            {
                a.Cell, a.Cluster, Day.Number(a.ValidFrom ?? Always), Day.Number(a.ValidTo ?? Forever),
                Units(Map.PositionOf(a.Cluster).Latitude), Units(Map.PositionOf(a.Cluster).Longitude), DistrictOf(a.Cluster),
            }));
        var mapped = Enumerable.Range(1, Map.Count - 1).Where(c => Map.AreaOf(c) >= 0).ToArray();
        engine.Load(
            "cluster_area", [("cluster", ColumnType.Integer), ("area", ColumnType.Integer)],
            mapped.Select(c => new object[] { c, Map.AreaOf(c) }));
    }

    /// <summary>Ten thousandths of a degree: 11 m of latitude.</summary>
    private static int Units(double degrees) => (int)Math.Round(10_000 * degrees);
}
