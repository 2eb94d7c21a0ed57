using CsCheck;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class BlindClustersTests
{
    private static readonly AreaHierarchy Areas = new(
    [
        new Area("P", "Province", 1, null),
        new Area("PD1", "District", 2, "P"), new Area("PD2", "District", 2, "P"),
        new Area("PD1A", "Tehsil", 3, "PD1"), new Area("PD1B", "Tehsil", 3, "PD1"), new Area("PD2A", "Tehsil", 3, "PD2"),
    ]);

    /// <summary>Everybody else in the country: seen exactly as expected.</summary>
    private static readonly ClusterHomes Elsewhere = new(900, false, 2000, 1000, 1000);

    [Fact]
    public void Silent_with_its_people_unseen_is_blind() =>
        Assert.Equal([1], Blind(new ClusterHomes(1, true, 100, 80, 12)));

    [Fact]
    public void Silent_with_its_people_seen_elsewhere_is_an_evacuation() =>
        Assert.Empty(Blind(new ClusterHomes(1, true, 100, 80, 71)));

    [Fact]
    public void A_live_cluster_is_never_blind_however_few_are_seen() =>
        Assert.Empty(Blind(new ClusterHomes(1, false, 100, 80, 0)));

    [Theory]
    [InlineData(80, 40, true)]
    [InlineData(80, 41, false)]
    [InlineData(20, 9, true)] // P(X ≤ 9 | 20) = 0.005
    [InlineData(20, 10, false)] // half, but P(X ≤ 10 | 20) = 0.011
    public void Half_the_expected_must_also_be_beyond_chance(double expected, long seen, bool blind) =>
        Assert.Equal(blind ? [1] : [], Blind(new ClusterHomes(1, true, 100, expected, seen)));

    [Fact]
    public void A_lone_small_cluster_proves_nothing() =>
        Assert.Empty(Blind(new ClusterHomes(1, true, 5, 4, 1)));

    [Fact]
    public void Small_clusters_are_judged_with_the_silent_ones_of_their_tehsil() =>
        Assert.Equal(
            [1, 2, 3],
            Blind(new(1, true, 15, 12, 1), new(2, true, 15, 12, 2), new ClusterHomes(3, true, 4, 3, 0)));

    [Fact]
    public void In_a_dark_tehsil_a_village_whose_people_are_seen_has_left() =>
        Assert.Equal([1], Blind(new(1, true, 100, 80, 10), new ClusterHomes(2, true, 15, 12, 11)));

    [Fact]
    public void The_nearest_pool_with_enough_people_decides()
    {
        // Tehsil 1 (own pool of 30) was evacuated; the district, with a large blackout next door, is not asked.
        ClusterHomes[] rows =
        [
            new(1, true, 20, 10, 4), new(2, true, 40, 20, 19), new(11, true, 200, 160, 20),
        ];
        Assert.Equal([11], Blind(rows));
        // A hamlet of tehsil 1 alone is too few: its district's silent clusters decide.
        Assert.Equal([1, 11], Blind(rows[0], rows[2]));
    }

    [Fact]
    public void A_day_on_which_everybody_is_seen_less_is_no_outage()
    {
        var quietDay = Elsewhere with { Seen = 600 };
        Assert.Empty(BlindClusters.Of([quietDay, new ClusterHomes(1, true, 100, 80, 34)], AreaOf, Areas));
        Assert.Equal([1], BlindClusters.Of([quietDay, new ClusterHomes(1, true, 100, 80, 12)], AreaOf, Areas));
    }

    [Fact]
    public void An_unmapped_cluster_can_be_blind() =>
        Assert.Equal([500], Blind(new ClusterHomes(500, true, 100, 80, 2)));

    [Fact]
    public void The_order_of_the_rows_does_not_matter() => Rows.SamplePinned(rows =>
        Assert.Equal(BlindClusters.Of(rows, AreaOf, Areas), BlindClusters.Of(rows.Reverse(), AreaOf, Areas)));

    [Fact]
    public void Seeing_more_people_never_makes_a_cluster_blind() => Rows.SamplePinned(rows =>
    {
        var before = BlindClusters.Of(rows, AreaOf, Areas);
        var after = BlindClusters.Of(rows.Select(r => r.Silent ? r with { Seen = r.Seen + 1 } : r), AreaOf, Areas);
        Assert.Subset(before.ToHashSet(), after.ToHashSet());
    });

    internal static Gen<ClusterHomes[]> Rows { get; } =
        Gen.Select(Gen.Bool, Gen.Long[0, 60], Gen.Double[0.2, 1], Gen.Double[0, 1]).Array[1, 30].Select(all => all
            .Select((r, i) => new ClusterHomes(1 + i, r.Item1, r.Item2, r.Item2 * r.Item3, (long)(r.Item2 * r.Item4))).ToArray());

    internal static string? AreaOf(int cluster) => cluster switch
    {
        < 10 => "PD1A",
        < 20 => "PD1B",
        < 30 => "PD2A",
        900 => "PD2A",
        _ => null,
    };

    private static IReadOnlyList<int> Blind(params ClusterHomes[] rows) => BlindClusters.Of([.. rows, Elsewhere], AreaOf, Areas);
}
