using Tideline.Domain.Places;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Countries;

/// <summary>The places of the contract's events: cells that share a cluster, cells that move, come and go, a cluster in no
/// area, and clusters far apart.</summary>
internal static class CellCountry
{
    private const int Always = 0;
    private const int Forever = 84_006;

    private static readonly (double Longitude, double Latitude)[] Clusters =
        [(67.0, 30.0), (67.05, 30.0), (67.17, 30.0), (67.0, 30.9), (-179.0, -30.0), (67.3, 30.2)];

    /// <summary>Districts of the clusters, counted from 1; cluster 6 is in none.</summary>
    private static readonly int[] Districts = [1, 1, 1, 2, 2, 0];

    /// <summary>Cells with the numbers of their clusters; X is in no table.</summary>
    private static readonly (string Cell, int Cluster, int From, int To)[] Cells =
    [
        ("A", 1, Always, Forever), ("A2", 1, Always, Forever), ("B", 2, Always, Forever), ("C", 3, Always, Forever),
        ("F", 4, Always, Forever), ("W", 5, Always, Forever), ("G", 6, Always, Forever),
        ("M", 2, Always, Number(9)), ("M", 3, Number(10), Number(20)), ("M", 1, Number(22), Forever),
        ("N", 4, Number(5), Number(6)),
    ];

    /// <summary>Cells that events may name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Cells.Select(c => c.Cell).Distinct(), "X"];

    public static ClusterMap Map { get; } = new(new AreaHierarchy([]), [.. Clusters.Select(c => (c.Longitude, c.Latitude, (string?)null))]);

    /// <summary>Loads the tables of places; cluster 6 lies in no area.</summary>
    public static void Load(IEngine engine)
    {
        engine.Load(
            "cell_cluster",
            [
                ("cell", ColumnType.Text), ("cluster", ColumnType.Integer), ("first_day", ColumnType.Integer), ("last_day", ColumnType.Integer),
                ("north", ColumnType.Integer), ("east", ColumnType.Integer), ("district", ColumnType.Integer),
            ],
            Cells.Select(c => new object[]
            {
                c.Cell, c.Cluster, c.From, c.To,
                (int)Math.Round(10_000 * Clusters[c.Cluster - 1].Latitude), (int)Math.Round(10_000 * Clusters[c.Cluster - 1].Longitude),
                Districts[c.Cluster - 1],
            }));
        engine.Load("cluster_area", [("cluster", ColumnType.Integer), ("area", ColumnType.Integer)], [[1, 0], [2, 1], [3, 1], [4, 2], [5, 3]]);
    }

    private static int Number(int day) => Day.Number(CellEvents.First.PlusDays(day));
}
