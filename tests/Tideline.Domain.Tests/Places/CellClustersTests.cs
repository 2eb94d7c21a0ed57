using System.Globalization;
using CsCheck;
using NodaTime;
using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Places;

public sealed class CellClustersTests
{
    private const double KmInDegrees = 1 / 111.195;
    private static readonly LocalDate Start = new(2025, 3, 1);

    [Fact]
    public void Cells_within_1_km_share_a_cluster_and_others_do_not()
    {
        var clusters = CellClusters.Build([At("a", 0), At("b", 0.9), At("c", 2.5)]);
        Assert.Equal(2, clusters.Clusters.Count);
        Assert.Equal(ClusterOf(clusters, "a"), ClusterOf(clusters, "b"));
        Assert.NotEqual(ClusterOf(clusters, "a"), ClusterOf(clusters, "c"));
    }

    [Fact]
    public void A_row_of_masts_along_a_road_does_not_chain()
    {
        var clusters = CellClusters.Build(Enumerable.Range(0, 50).Select(i => At(Name(i), i * 0.6)));
        Assert.InRange(clusters.Clusters.Count, 25, 50);
    }

    [Fact]
    public void Ids_run_from_1_in_order_of_position()
    {
        var clusters = CellClusters.Build([At("north", 40), At("south", 0), At("middle", 20)]);
        Assert.Equal([1, 2, 3], clusters.Clusters.Select(c => c.Id));
        Assert.Equal(1, ClusterOf(clusters, "south"));
        Assert.Equal(2, ClusterOf(clusters, "middle"));
        Assert.Equal(3, ClusterOf(clusters, "north"));
    }

    [Fact]
    public void A_cell_that_moves_more_than_1_km_starts_a_new_cluster()
    {
        var clusters = CellClusters.Build([At("a", 0, null, Start), At("a", 1.2, Start.PlusDays(1), null)]);
        Assert.Equal(2, clusters.Assignments.Count);
        Assert.Equal(2, clusters.Assignments.Select(a => a.Cluster).Distinct().Count());
        Assert.Equal((null, Start), (clusters.Assignments[0].ValidFrom, clusters.Assignments[0].ValidTo));
        Assert.Equal((Start.PlusDays(1), null), (clusters.Assignments[1].ValidFrom, clusters.Assignments[1].ValidTo));
    }

    [Fact]
    public void A_corrected_coordinate_is_no_move()
    {
        var clusters = CellClusters.Build([At("a", 0, null, Start), At("a", 0.3, Start.PlusDays(1), null)]);
        Assert.Equal(new CellAssignment("a", null, null, 1), Assert.Single(clusters.Assignments));
    }

    [Fact]
    public void A_new_cell_id_at_the_same_place_keeps_the_cluster()
    {
        var clusters = CellClusters.Build([At("old", 0, null, Start), At("new", 0, Start.PlusDays(1), null)]);
        Assert.Single(clusters.Clusters);
    }

    [Fact]
    public void Where_rows_conflict_the_later_start_holds_and_the_cell_is_counted()
    {
        var clusters = CellClusters.Build(
        [
            At("a", 0, Start, Start.PlusDays(29)), At("a", 30, Start.PlusDays(10), Start.PlusDays(19)), At("b", 0),
        ]);
        Assert.Equal(1, clusters.ConflictingCells);
        Assert.Equal(
            [
                new("a", Start, Start.PlusDays(9), 1),
                new("a", Start.PlusDays(10), Start.PlusDays(19), 2),
                new("a", Start.PlusDays(20), Start.PlusDays(29), 1),
                new CellAssignment("b", null, null, 1),
            ],
            clusters.Assignments);
    }

    [Fact]
    public void A_gap_between_validities_stays_a_gap()
    {
        var clusters = CellClusters.Build([At("a", 0, Start, Start), At("a", 0, Start.PlusDays(5), null)]);
        Assert.Equal([Start, Start.PlusDays(5)], clusters.Assignments.Select(a => a.ValidFrom!.Value));
        Assert.Equal(0, clusters.ConflictingCells);
    }

    [Theory]
    [InlineData(double.NaN, 10)]
    [InlineData(200, 10)]
    [InlineData(10, -91)]
    public void A_coordinate_off_the_Earth_is_refused_by_the_cell_s_name(double longitude, double latitude)
    {
        var refusal = Assert.Throws<InputRefusedException>(() => CellClusters.Build([new("K-17", longitude, latitude, null, null)]));
        Assert.Contains("K-17", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_cross_the_antimeridian()
    {
        var clusters = CellClusters.Build([new("a", 179.998, -17, null, null), new("b", -179.998, -17, null, null)]);
        Assert.Single(clusters.Clusters);
    }

    [Fact]
    public void Renumbering_and_reordering_cells_changes_no_place() =>
        Gen.Select(Town, Gen.Int[0, 1000]).SamplePinned((places, shift) =>
        {
            var before = CellClusters.Build(places.Select((p, i) => p with { Cell = Name(i) }));
            var after = CellClusters.Build(places.Select((p, i) => p with { Cell = Name((i * 7919) + shift) }).Reverse());
            Assert.Equal(before.Clusters, after.Clusters);
            for (var i = 0; i < places.Length; i++)
            {
                Assert.Equal(ClusterOf(before, Name(i)), ClusterOf(after, Name((i * 7919) + shift)));
            }
        });

    [Fact]
    public void No_cluster_is_wider_than_1_km_and_every_cell_has_one() =>
        Town.SamplePinned(places =>
        {
            var clusters = CellClusters.Build(places);
            var position = places.ToDictionary(p => p.Cell);
            Assert.Equal(places.Length, clusters.Assignments.Count);
            foreach (var group in clusters.Assignments.GroupBy(a => a.Cluster))
            {
                var members = group.Select(a => position[a.Cell]).ToList();
                Assert.All(members, a => Assert.All(members, b => Assert.InRange(
                    Geodesy.DistanceKm(a.Longitude, a.Latitude, b.Longitude, b.Latitude), 0, 1.0005)));
            }
        });

    [Fact]
    public void A_new_mast_changes_only_what_is_near_it()
    {
        var town = Grid(40).ToList();
        var before = CellClusters.Build(town);
        var after = CellClusters.Build([.. town, new CellPlace("new", 67.0002, 27.0002, null, null)]);
        var changed = town.Where(p => SeedOf(before, p.Cell) != SeedOf(after, p.Cell)).ToList();
        Assert.All(changed, p => Assert.InRange(Geodesy.DistanceKm(p.Longitude, p.Latitude, 67, 27), 0, 10));
        Assert.True(changed.Count < town.Count / 20, "A mast in one corner moved a large part of the country.");
    }

    private static Gen<CellPlace[]> Town { get; } =
        Gen.Select(Gen.Int[-30_000, 30_000], Gen.Int[-30_000, 30_000]).Array[1, 60].Select(points => points
            .Select((p, i) => new CellPlace(Name(i), 67 + (p.Item1 / 1e6), 27 + (p.Item2 / 1e6), null, null)).ToArray());

    private static IEnumerable<CellPlace> Grid(int side) =>
        from x in Enumerable.Range(0, side)
        from y in Enumerable.Range(0, side)
        select new CellPlace(Name((x * side) + y), 67 + (x * 0.006), 27 + (y * 0.005), null, null);

    private static CellPlace At(string cell, double kmNorth, LocalDate? from = null, LocalDate? to = null) =>
        new(cell, 67, 27 + (kmNorth * KmInDegrees), from, to);

    private static string Name(int i) => i.ToString("D6", CultureInfo.InvariantCulture);

    private static int ClusterOf(CellClusters clusters, string cell) => clusters.Assignments.Single(a => a.Cell == cell).Cluster;

    private static (double, double) SeedOf(CellClusters clusters, string cell)
    {
        var cluster = clusters.Clusters[ClusterOf(clusters, cell) - 1];
        return (cluster.Longitude, cluster.Latitude);
    }
}
