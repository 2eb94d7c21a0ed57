using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Release.Gate;
using Tideline.Release.Observations;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class FlowTests
{
    [Fact]
    public void Small_pairs_go_together_with_the_smallest_large_one_and_the_row_adds_up_to_the_stock()
    {
        var gated = Gate(stock: 195, ("PK1A", 120), ("PK1B", 60), ("PK2A", 10), ("PK2B", 5));

        // 10 + 5 alone would follow from the stock; PK2A and PK2B take PK1B with them.
        Assert.Equal(
            [("PK1A", 3600m), ("other", 2250m)],
            Flows(gated).Select(o => (o.CounterpartArea!, o.Value!.Value)));
    }

    [Fact]
    public void Small_pairs_that_are_people_enough_together_need_no_other()
    {
        var gated = Gate(stock: 200, ("PK1A", 120), ("PK1B", 60), ("PK2A", 11), ("PK2B", 9));

        Assert.Equal(["PK1A", "PK1B", "other"], Flows(gated).Select(o => o.CounterpartArea));
    }

    [Fact]
    public void People_counted_at_two_hosts_count_once_in_other()
    {
        // 120 + 60 + 15 + 10 = 205 of 190 people: at least 15 are counted twice, so 10 may be all there are in other.
        var gated = Gate(stock: 190, ("PK1A", 120), ("PK1B", 60), ("PK2A", 15), ("PK2B", 10));

        Assert.Equal(["PK1A", "other"], Flows(gated).Select(o => o.CounterpartArea));
    }

    [Fact]
    public void A_hidden_pair_has_no_row_because_a_row_would_say_that_somebody_went_there()
    {
        var gated = Gate(stock: 200, ("PK1A", 120), ("PK1B", 60), ("PK2A", 20), ("PK2B", 0));

        Assert.DoesNotContain(Flows(gated), o => o.CounterpartArea == "PK2B");
    }

    [Fact]
    public void Where_every_pair_is_large_there_is_no_other() =>
        Assert.Equal(["PK1A", "PK1B"], Flows(Gate(stock: 180, ("PK1A", 120), ("PK1B", 60))).Select(o => o.CounterpartArea));

    [Fact]
    public void An_origin_of_few_people_has_one_suppressed_row()
    {
        var row = Assert.Single(Flows(Gate(stock: 9, ("PK1A", 5), ("PK1B", 4))));

        Assert.Equal(("other", ObservationStatus.Suppressed), (row.CounterpartArea, row.Status));
    }

    [Fact]
    public void A_hidden_stock_is_not_given_back_by_its_pairs()
    {
        var areas = Areas();
        var gated = ReleaseGate.Apply(
            Input(
                areas,
                new Cube(Indicator.DisplacedStock, [Cell("PK1A", Week1, People(990, panel: 1000))]),
                Flow(("PK1A", 800), ("PK1B", 190))),
            PublishedFigures.None);

        Assert.Contains(Flows(gated), o => o.Status == ObservationStatus.Suppressed);
    }

    [Fact]
    public void The_people_hosted_in_an_area_do_not_give_back_the_one_small_pair_into_it()
    {
        // Into PK2A went 100 from PK1A and 5 from PK1B; 105 are hosted there.
        var gated = ReleaseGate.Apply(
            Input(
                Areas(),
                new Cube(Indicator.DisplacedHosted, [Cell("PK2A", Week1, People(105)), Cell("PK2B", Week1, People(200))]),
                new Cube(Indicator.DisplacementFlow,
                [
                    Cell("PK1A", Week1, People(100), "PK2A"), Cell("PK1A", Week1, People(100), "PK2B"),
                    Cell("PK1B", Week1, People(5), "PK2A"), Cell("PK1B", Week1, People(100), "PK2B"),
                ])),
            PublishedFigures.None);

        var hosted = gated.Observations.Single(o => o.Indicator == "displaced_hosted" && o.Area == "PK2A");
        var large = gated.Observations.Single(o => o.Area == "PK1A" && o.CounterpartArea == "PK2A");
        Assert.True(hosted.Value is null || large.Value is null);
    }

    [Fact]
    public void Travellers_of_several_pairs_are_never_added()
    {
        var day = new CubeCell("PK1A", "PK1B", Week1, Week1, People(9));
        var gated = ReleaseGate.Apply(
            Input(Areas(), new Cube(Indicator.Travellers, [day, day with { CounterpartArea = "PK2A", Estimate = People(70) }])),
            PublishedFigures.None);

        Assert.Equal(
            [("PK2A", true), ("other", false)],
            gated.Observations.Select(o => (o.CounterpartArea!, o.Value is not null)));
    }

    [Fact]
    public void From_the_stock_and_the_pairs_nobody_finds_a_group_below_the_minimum() =>
        (from counts in Gen.OneOf(Gen.Long[0, 12], Gen.Long[0, 40], Gen.Long[16, 300]).Array[4]
         from seenTwice in Gen.Long[0, 10]
         select (counts, seenTwice)).SamplePinned(x =>
        {
            string[] hosts = ["PK1A", "PK1B", "PK2A", "PK2B"];
            var stock = Math.Max(x.counts.Max(), x.counts.Sum() - x.seenTwice);
            var gated = Gate(stock, [.. hosts.Zip(x.counts)]);
            var shown = Flows(gated).Where(o => o.Value is not null).Select(o => o.CounterpartArea!).ToHashSet();

            Assert.All(hosts.Zip(x.counts), p => Assert.False(shown.Contains(p.First) && p.Second < 16));
            long[] hidden = [.. hosts.Zip(x.counts).Where(p => !shown.Contains(p.First)).Select(p => p.Second)];
            var stockShown = gated.Observations.Any(o => o.Indicator == "displaced_stock" && o.Value is not null);
            Assert.True(hidden.Length != 1 || !stockShown);
            Assert.True(!stockShown || hidden.Length == 0 || hidden.Sum() >= 16);
        });

    private static GatedRelease Gate(long stock, params (string Host, long Contributors)[] pairs) =>
        ReleaseGate.Apply(
            Input(Areas(), new Cube(Indicator.DisplacedStock, [Cell("PK1A", Week1, People(stock))]), Flow(pairs)),
            PublishedFigures.None);

    private static Cube Flow(params (string Host, long Contributors)[] pairs) =>
        new(Indicator.DisplacementFlow, [.. pairs.Select(p => Cell("PK1A", Week1, People(p.Contributors), p.Host))]);

    private static IEnumerable<Observation> Flows(GatedRelease gated) =>
        gated.Observations.Where(o => o.Indicator == "displacement_flow");
}
