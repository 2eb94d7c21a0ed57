using CsCheck;
using NodaTime;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class OutageIndexTests
{
    private static readonly LocalDate Day = new(2025, 8, 26);
    private static readonly AreaHierarchy Areas = new(
    [
        new Area("D", "District", 2, null),
        new Area("DA", "Tehsil", 3, "D"), new Area("DB", "Tehsil", 3, "D"), new Area("DC", "Tehsil", 3, "D"),
    ]);

    [Theory]
    [InlineData(0.3, Observability.Normal)]
    [InlineData(0.31, Observability.Degraded)]
    [InlineData(0.7, Observability.Degraded)]
    [InlineData(0.71, Observability.NotObservable)]
    public void Limits_belong_to_the_better_side(double share, Observability status) =>
        Assert.Equal(status, OutageIndex.StatusOf(share));

    [Fact]
    public void A_worked_day()
    {
        // DA: 80 of 100 home subscribers on blind clusters; DB: 40 of 100; DC: none of 50. 7 = in DB.
        var rows = Of([Homes(1, 80), Homes(2, 20), Homes(6, 60), Homes(7, 40), Homes(11, 50)], [1, 7]);
        Assert.Equal(
            [
                new("D", Day, 250, 120, 100, Observability.Degraded),
                new("DA", Day, 100, 80, 100, Observability.NotObservable),
                new("DB", Day, 100, 40, 0, Observability.Degraded),
                new AreaOutage("DC", Day, 50, 0, 0, Observability.Normal),
            ],
            rows);
        Assert.Equal(0.48, rows[0].Index);
        Assert.Equal(0.4, rows[0].BlindAreaShare);
    }

    [Fact]
    public void An_upper_area_is_not_observable_above_seven_tenths_in_blind_areas()
    {
        var rows = Of([Homes(1, 80), Homes(6, 20)], [1]);
        Assert.Equal(("D", Observability.NotObservable, 0.8), (rows[0].Area, rows[0].Status, rows[0].BlindAreaShare));
    }

    [Fact]
    public void A_district_of_degraded_tehsils_is_degraded()
    {
        var rows = Of([Homes(1, 60), Homes(2, 40), Homes(6, 60), Homes(7, 40)], [1, 6]);
        Assert.Equal((Observability.Degraded, 0.0), (rows[0].Status, rows[0].BlindAreaShare));
    }

    [Fact]
    public void An_area_without_home_subscribers_has_no_row()
    {
        var rows = Of([Homes(1, 10), Homes(6, 0), Homes(99, 10)], []);
        Assert.Equal(["D", "DA"], rows.Select(r => r.Area));
        Assert.Equal(10, rows[0].HomeSubscribers);
    }

    [Fact]
    public void An_index_is_a_share_and_an_upper_area_the_sum_of_its_children() =>
        Gen.Select(BlindClustersTests.Rows, Gen.Int[0, 30].Array[0, 10]).SamplePinned((clusters, blind) =>
        {
            var rows = Of(clusters, blind);
            Assert.All(rows, r => Assert.InRange(r.Index, 0, 1));
            Assert.All(rows, r => Assert.InRange(r.BlindAreaShare, 0, 1));
            Assert.Equal(rows.Where(r => r.Area == "D").Sum(r => r.Blind), rows.Where(r => r.Area != "D").Sum(r => r.Blind));
            Assert.Equal(rows, OutageIndex.Of(Day, clusters.Reverse(), blind.Reverse().ToList(), AreaOf, Areas));
        });

    private static IReadOnlyList<AreaOutage> Of(IReadOnlyCollection<ClusterHomes> clusters, IReadOnlyCollection<int> blind) =>
        OutageIndex.Of(Day, clusters, blind, AreaOf, Areas);

    private static ClusterHomes Homes(int cluster, long homes) => new(cluster, true, homes, homes, 0);

    private static string? AreaOf(int cluster) => cluster switch
    {
        < 6 => "DA",
        < 11 => "DB",
        < 90 => "DC",
        _ => null,
    };
}
