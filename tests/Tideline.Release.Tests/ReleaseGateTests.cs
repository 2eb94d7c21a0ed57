using CsCheck;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ReleaseGateTests
{
    private static readonly IReadOnlyList<string> _tehsils = [.. Areas().Finest.Select(a => a.PCode)];

    [Fact]
    public void Large_figures_pass_rounded_with_their_status()
    {
        var areas = Areas();
        var cube = new Cube(Indicator.DisplacedStock, [Cell("PK1A1", Week1, People(101, ObservationStatus.Provisional))]);

        var row = Assert.Single(Gate(areas, cube).Observations);

        // 101 × 30 = 3,030, interval 2,727 to 3,333, base 50.
        Assert.Equal((3050m, 2700m, 3350m), (row.Value, row.Lower, row.Upper));
        Assert.Equal(ObservationStatus.Provisional, row.Status);
        Assert.Equal(("flood-2025", "tideline-1a2b3c4d", new LocalDate(2025, 9, 14)), (row.Emergency, row.Definition, row.Vintage));
    }

    [Fact]
    public void A_small_tehsil_takes_a_sibling_with_it_and_both_read_the_same()
    {
        var gated = Gate(Areas(), Stock(("PK1A1", 5), ("PK1A2", 40), ("PK1A3", 100), ("PK1B1", 90)));

        Assert.Equal(["PK1A1", "PK1A2"], Suppressed(gated, level: 3));
        Assert.All(
            gated.Observations.Where(o => o.Status == ObservationStatus.Suppressed),
            o => Assert.Null(o.Value ?? o.Lower ?? o.Upper));
        Assert.Equal(7050m, gated.Observations.Single(o => o.Area == "PK").Value);
    }

    [Fact]
    public void Figures_that_stay_in_the_enclave_never_pass_whoever_hands_them_over()
    {
        Indicator[] enclave =
        [
            Indicator.DisplacedConfirmed, Indicator.DisplacedLong, Indicator.DisplacedToUsualPlaces, Indicator.OnwardMoves,
            Indicator.DisplacedAgain, Indicator.SettledElsewhere, Indicator.DisplacedTrend,
        ];

        var gated = Gate(
            Areas(),
            [
                new Cube(Indicator.DisplacedStock, [Cell("PK1A1", Week1, People(101))]),
                .. enclave.Select(i => new Cube(i, [Cell("PK1A1", Week1, People(100))])),
            ]);

        Assert.All(enclave, i => Assert.True(i.StaysInEnclave));
        Assert.Equal(Indicator.DisplacedStock.Name, Assert.Single(gated.Observations).Indicator);
    }

    [Fact]
    public void Nobody_is_suppressed_and_never_zero()
    {
        var gated = Gate(Areas(), Stock(("PK1A1", 0), ("PK1A2", 40), ("PK1A3", 100)));

        Assert.Equal(ObservationStatus.Suppressed, gated.Observations.Single(o => o.Area == "PK1A1").Status);
        Assert.Null(gated.Observations.Single(o => o.Area == "PK1A1").Value);
    }

    [Fact]
    public void Every_area_has_a_row_in_every_period_of_its_level()
    {
        var areas = Areas();
        var cube = Summed(Indicator.DisplacedHosted, areas, [(Week1, "PK1A1", 50), (Week1, "PK1A2", 60), (Week2, "PK1A2", 70)]);

        var gated = Gate(areas, cube);

        var row = gated.Observations.Single(o => o.Area == "PK1A1" && o.PeriodStart == Week2);
        Assert.Equal(ObservationStatus.Suppressed, row.Status);
        Assert.Equal(gated.Observations.Count, gated.Observations.Select(o => (o.Area, o.PeriodStart)).Distinct().Count());
    }

    [Fact]
    public void An_area_that_the_network_could_not_see_is_not_observable_and_protects_nobody()
    {
        var areas = Areas();
        var blind = new Estimate(double.NaN, default, default, 60, 0, Weight, ObservationStatus.NotObservable);
        var cube = new Cube(Indicator.DisplacedStock,
        [
            Cell("PK1A", Week1, People(145)), Cell("PK1A1", Week1, blind), Cell("PK1A2", Week1, People(5)),
            Cell("PK1A3", Week1, People(40)), Cell("PK1B", Week1, People(100)),
        ]);

        var gated = Gate(areas, cube);

        Assert.Equal(ObservationStatus.NotObservable, gated.Observations.Single(o => o.Area == "PK1A1").Status);
        Assert.Null(gated.Observations.Single(o => o.Area == "PK1A1").Value);
        Assert.Equal(["PK1A2", "PK1A3"], Suppressed(gated, level: 3));
    }

    [Fact]
    public void A_small_figure_is_suppressed_before_it_is_anything_else()
    {
        var cube = new Cube(Indicator.DisplacedStock, [Cell("PK1A1", Week1, People(3, ObservationStatus.LowReliability))]);

        Assert.Equal(ObservationStatus.Suppressed, Assert.Single(Gate(Areas(), cube).Observations).Status);
    }

    [Fact]
    public void People_displaced_and_hosted_over_the_country_protect_each_other()
    {
        var areas = Areas();
        var gated = Gate(
            areas,
            new Cube(Indicator.DisplacedStock, [Cell("PK", Week1, People(985, panel: 1000))]),
            new Cube(Indicator.DisplacedHosted, [Cell("PK", Week1, People(985))]));

        // The stock's complement is too small to be shown; the hosted are the same people.
        Assert.All(gated.Observations, o => Assert.Equal(ObservationStatus.Suppressed, o.Status));
    }

    [Fact]
    public void A_change_of_few_people_is_not_given_back_by_the_stocks_of_two_weeks()
    {
        var gated = Gate(
            Areas(),
            new Cube(Indicator.DisplacedStock, [Cell("PK1A1", Week1, People(100)), Cell("PK1A1", Week2, People(105))]),
            new Cube(Indicator.DisplacedChange, [Cell("PK1A1", Week2, People(5))]));

        Assert.Equal(
            [("displaced_change", Week2), ("displaced_stock", Week1)],
            gated.Observations.Where(o => o.Value is null).Select(o => (o.Indicator, o.PeriodStart)));
    }

    [Fact]
    public void A_decrease_goes_out_as_a_negative_change()
    {
        var decrease = People(40) with { Value = -1200, Interval80 = new(-1320, -1080) };

        var row = Assert.Single(Gate(Areas(), new Cube(Indicator.DisplacedChange, [Cell("PK1A1", Week2, decrease)])).Observations);

        Assert.Equal((-1200m, -1350m, -1050m), (row.Value, row.Lower, row.Upper));
    }

    [Fact]
    public void A_week_of_few_newly_displaced_is_not_given_back_by_the_ever_displaced()
    {
        var ever = new Cube(Indicator.EverDisplaced,
        [
            new("PK1A1", null, Week1, Week1.PlusDays(6), People(100)), new("PK1A1", null, Week1, Week2.PlusDays(6), People(105)),
        ]);
        var newly = new Cube(Indicator.NewlyDisplaced, [Cell("PK1A1", Week1, People(100)), Cell("PK1A1", Week2, People(5))]);

        var hidden = Gate(Areas(), ever, newly).Observations.Where(o => o.Value is null).ToList();

        Assert.Contains(hidden, o => o.Indicator == "newly_displaced" && o.PeriodStart == Week2);
        // ever(2) = new(1) + new(2) and ever(2) = ever(1) + new(2): one number of each is gone.
        Assert.True(hidden.Count >= 2);
        Assert.Contains(hidden, o => o.Indicator == "ever_displaced" || o.PeriodStart == Week1);
    }

    [Fact]
    public void The_order_of_cubes_and_cells_changes_nothing() =>
        (from stock in Counts
         from hosted in Counts
         from flips in Gen.Int[0, 1000].Array[400]
         select (stock, hosted, flips)).SamplePinned(
            x =>
            {
                var areas = Areas();
                Cube[] cubes =
                [
                    Summed(Indicator.DisplacedStock, areas, Week1, x.stock),
                    Summed(Indicator.DisplacedHosted, areas, Week1, x.hosted),
                    Summed(Indicator.DisplacedChange, areas, Week1, x.hosted),
                ];
                var shuffled = cubes.Reverse().Select(c => new Cube(
                    c.Indicator, [.. c.Cells.Select((cell, i) => (cell, x.flips[i])).OrderBy(p => p.Item2).Select(p => p.cell)]));

                Assert.Equal(Gate(areas, cubes).Observations, Gate(areas, [.. shuffled]).Observations);
            },
            iter: 50);

    [Fact]
    public void Nothing_small_is_ever_shown_and_no_sum_of_areas_gives_it_back() =>
        Counts.SamplePinned(
            contributors =>
            {
                var areas = Areas();
                var gated = Gate(areas, Summed(Indicator.DisplacedHosted, areas, Week1, contributors));
                var shown = gated.Observations.ToDictionary(o => o.Area, o => o.Value is not null);

                foreach (var area in areas.All.Where(a => shown.ContainsKey(a.PCode)))
                {
                    var behind = contributors.Where(c => areas.AncestorAt(c.Key, area.AdminLevel)!.PCode == area.PCode).Sum(c => c.Value);
                    Assert.False(shown[area.PCode] && behind < 16);
                    string[] children = [.. areas.Children(area.PCode).Select(c => c.PCode).Where(shown.ContainsKey)];
                    Assert.NotEqual(1, children.Append(area.PCode).Count(c => children.Length > 0 && !shown[c]));
                }
            },
            iter: 200);

    [Fact]
    public void The_headline_has_a_total_only_where_the_table_shows_it()
    {
        var large = Gate(Areas(), Stock(("PK1A1", 60), ("PK1A2", 40), ("PK1B1", 100)));
        Assert.Equal(new RoundedTotal(6000, 5400, 6600), large.Headline.Total);
        Assert.Equal(["PK1A", "PK1B"], large.Headline.ClaimedAreas);

        var small = Gate(Areas(), Stock(("PK1A1", 6), ("PK1A2", 4)));
        Assert.Null(small.Headline.Total);
        Assert.Empty(small.Headline.ClaimedAreas);
    }

    [Fact]
    public void A_lost_share_is_what_any_reader_adds_up_from_the_released_table() =>
        Counts.SamplePinned(
            contributors =>
            {
                var areas = Areas();
                var gated = Gate(areas, Summed(Indicator.DisplacedHosted, areas, Week1, contributors));
                var printed = gated.Observations.ToLookup(o => areas[o.Area].AdminLevel, o => o.Value);
                var whole = printed[0].All(v => v is not null) ? printed[0].Sum() ?? 0 : 0;

                foreach (var loss in gated.Losses)
                {
                    decimal? lacking = loss.Hidden == 0 || whole == 0 ? null : Math.Clamp(1 - ((printed[loss.Level].Sum() ?? 0) / whole), 0, 1);
                    Assert.Equal(lacking is null, loss.ShareHidden is null);
                    Assert.True(Math.Abs((loss.ShareHidden - lacking) ?? 0) <= 0.025m);
                }
            },
            iter: 200);

    [Fact]
    public void Losses_count_hidden_figures_and_say_what_printed_numbers_lack()
    {
        var losses = Gate(Areas(), Stock(("PK1A1", 5), ("PK1A2", 400), ("PK1A3", 1000), ("PK1B1", 1900))).Losses;
        var few = Gate(Areas(), Stock(("PK1A1", 5), ("PK1A2", 40), ("PK1A3", 100), ("PK1B1", 190))).Losses;

        Assert.Equal(new SuppressionLoss("displaced_stock", Unit.People, 3, 4, 2, 0.1m), losses.Single(l => l.Level == 3));
        Assert.Null(losses.Single(l => l.Level == 0).ShareHidden);
        Assert.Equal(new SuppressionLoss("displaced_stock", Unit.People, 3, 4, 2, 0.15m), few.Single(l => l.Level == 3));
        Assert.Null(Gate(Areas(), Stock(("PK1A1", 5), ("PK1A2", 4))).Losses.Single(l => l.Level == 3).ShareHidden);
    }

    [Fact]
    public void A_number_that_is_missing_without_reason_stops_the_release()
    {
        var broken = new Estimate(double.NaN, default, default, 60, 0, Weight, ObservationStatus.Normal);

        var refused = Assert.Throws<DisclosureRefusedException>(
            () => Gate(Areas(), new Cube(Indicator.DisplacedStock, [Cell("PK1A1", Week1, broken)])));

        Assert.Equal(4, refused.ExitCode);
    }

    [Fact]
    public void A_figure_given_twice_or_of_an_unknown_area_stops_the_release()
    {
        Assert.Throws<DisclosureRefusedException>(() => Gate(
            Areas(), new Cube(Indicator.DisplacedStock, [Cell("PK1A1", Week1, People(60)), Cell("PK1A1", Week1, People(61))])));
        Assert.Throws<DisclosureRefusedException>(() => Gate(
            Areas(), new Cube(Indicator.DisplacedStock, [Cell("XX", Week1, People(60))])));
    }

    [Theory]
    [InlineData(CheckOutcome.Fail)]
    [InlineData(CheckOutcome.NotRun)]
    public void A_check_that_failed_or_did_not_run_refuses(CheckOutcome outcome)
    {
        var refused = Assert.Throws<DisclosureRefusedException>(() => ReleaseChecks.Demand(
            [new("schema", CheckOutcome.Pass, "Fine."), new("minimum", outcome, "Evidence.")]));

        Assert.Contains("minimum", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("schema", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_seven_checks_run()
    {
        var checks = Gate(Areas(), Stock(("PK1A1", 60))).Checks;

        Assert.Equal(["schema", "minimum", "complementary", "audit", "differencing", "rounding", "proof"], checks.Select(c => c.Name));
        Assert.All(checks, c => Assert.Equal(CheckOutcome.Pass, c.Outcome));
    }

    [Fact]
    public void Without_a_proof_of_this_version_nothing_goes_out()
    {
        var input = Input(Areas(), Stock(("PK1A1", 60)));

        Assert.Contains("proof (did not run)", Refused(input with { Proof = null }), StringComparison.Ordinal);
        Assert.Contains("proof (failed)", Refused(input with { Proof = Proven with { Told = 1 } }), StringComparison.Ordinal);

        static string Refused(ReleaseInput input) =>
            Assert.Throws<DisclosureRefusedException>(() => ReleaseGate.Apply(input, PublishedFigures.None)).Message;
    }

    private static readonly Gen<Dictionary<string, long>> Counts =
        Gen.OneOf(Gen.Long[0, 25], Gen.Long[16, 200]).Array[_tehsils.Count]
            .Select(counts => counts.Index().ToDictionary(c => _tehsils[c.Index], c => c.Item));

    private static GatedRelease Gate(Domain.Places.AreaHierarchy areas, params Cube[] cubes) =>
        ReleaseGate.Apply(Input(areas, cubes), PublishedFigures.None);

    private static Cube Stock(params (string Area, long Contributors)[] tehsils) =>
        Summed(Indicator.DisplacedStock, Areas(), Week1, tehsils.ToDictionary(t => t.Area, t => t.Contributors));

    private static string[] Suppressed(GatedRelease gated, int level) =>
    [
        .. gated.Observations
            .Where(o => o.Status == ObservationStatus.Suppressed && Areas()[o.Area].AdminLevel == level).Select(o => o.Area),
    ];
}
