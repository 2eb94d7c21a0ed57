using Tideline.Domain.Cubes;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ReturnGateTests
{
    private static readonly NodaTime.LocalDate Ahead = Week2.PlusDays(7);

    [Theory]
    [InlineData(15, 100)]
    [InlineData(85, 100)]
    [InlineData(5, 12)]
    public void A_share_of_few_returned_few_still_away_or_few_displaced_is_hidden(long returned, long displaced) =>
        Assert.Equal(ObservationStatus.Suppressed, Assert.Single(Gate(Shares(displaced, (7, returned))).Observations).Status);

    [Fact]
    public void A_share_with_enough_of_all_three_goes_out_to_the_hundredth()
    {
        var row = Assert.Single(Gate(Shares(100, (7, 37))).Observations);
        Assert.Equal((0.37m, 0.32m, 0.42m, Unit.Share), (row.Value, row.Lower, row.Upper, row.Unit));
    }

    [Fact]
    public void A_share_that_few_more_had_reached_than_the_one_before_is_hidden()
    {
        var rows = Gate(Shares(200, (7, 40), (14, 50), (30, 56), (60, 58))).Observations;

        // 50 lies 10 above 40; 56 lies 16 above the last that is shown; 58 only 2.
        Assert.Equal([7, 30], rows.Where(o => o.Value is not null).Select(o => NodaTime.Period.DaysBetween(o.PeriodStart, o.PeriodEnd)));
    }

    [Fact]
    public void A_day_that_the_data_do_not_reach_is_not_observable_and_has_no_number()
    {
        var unreached = Share(40, 100) with { Value = double.NaN, Interval80 = new(double.NaN, double.NaN), Status = ObservationStatus.NotObservable };
        var row = Assert.Single(Gate(new Cube(Indicator.ReturnedShare, [new("PK1A1", null, Week1, Week1.PlusDays(7), unreached)])).Observations);
        Assert.Equal((ObservationStatus.NotObservable, null), (row.Status, row.Value));
    }

    [Fact]
    public void Projections_of_few_people_take_a_sibling_with_them_as_stocks_do()
    {
        var gated = Gate(Summed(Indicator.ProjectedDisplaced, Areas(), Ahead, Counts(("PK1A1", 5), ("PK1A2", 40), ("PK1A3", 100), ("PK1B1", 90))));
        Assert.Equal(["PK1A1", "PK1A2"], Hidden(gated, Indicator.ProjectedDisplaced).Where(a => a.Length == 5));
    }

    [Fact]
    public void A_projection_is_hidden_where_the_last_stock_is_and_shown_where_it_is()
    {
        var counts = Counts(("PK1A1", 5), ("PK1A2", 40), ("PK1A3", 100), ("PK1B1", 90), ("PK2A1", 200));
        var gated = Gate(
            Summed(Indicator.DisplacedStock, Areas(), [(Week1, "PK1A1", 50), .. counts.Select(c => (Week2, c.Key, c.Value))]),
            Summed(Indicator.ProjectedDisplaced, Areas(), [.. counts.Select(c => (Ahead, c.Key, c.Value)), .. counts.Select(c => (Ahead.PlusDays(7), c.Key, c.Value))]));

        string[] stocks = [.. gated.Observations.Where(o => o.Indicator == "displaced_stock" && o.PeriodStart == Week2 && o.Value is null).Select(o => o.Area)];
        Assert.Contains("PK1A1", stocks);
        foreach (var week in gated.Observations.Where(o => o.Indicator == "projected_displaced").GroupBy(o => o.PeriodStart))
        {
            Assert.Equal(stocks, week.Where(o => o.Value is null).Select(o => o.Area));
        }
    }

    [Fact]
    public void A_withdrawn_projection_of_a_district_takes_no_other_with_it()
    {
        var cells = Summed(Indicator.ProjectedDisplaced, Areas(), Ahead, Counts(("PK1A1", 50), ("PK1B1", 90), ("PK1B2", 70))).Cells
            .Select(c => c.Area == "PK1A" ? c with { Estimate = c.Estimate with { Value = double.NaN, Status = ObservationStatus.NotObservable } } : c);
        var gated = Gate(new Cube(Indicator.ProjectedDisplaced, [.. cells.Where(c => c.Area.Length <= 4)]));

        Assert.Equal(["PK1A"], Hidden(gated, Indicator.ProjectedDisplaced));
        Assert.Equal(ObservationStatus.NotObservable, gated.Observations.Single(o => o.Area == "PK1A").Status);
    }

    private static string[] Hidden(GatedRelease gated, Indicator indicator) =>
        [.. gated.Observations.Where(o => o.Indicator == indicator.Name && o.Value is null).Select(o => o.Area)];

    private static GatedRelease Gate(params Cube[] cubes) => ReleaseGate.Apply(Input(Areas(), cubes), PublishedFigures.None);

    private static Dictionary<string, long> Counts(params (string Area, long Contributors)[] counts) =>
        counts.ToDictionary(c => c.Area, c => c.Contributors);

    private static Cube Shares(long displaced, params (int Day, long Returned)[] shares) => new(
        Indicator.ReturnedShare,
        [.. shares.Select(s => new CubeCell("PK1A1", null, Week1, Week1.PlusDays(s.Day), Share(s.Returned, displaced)))]);

    private static Estimate Share(long returned, long displaced)
    {
        var share = (double)returned / displaced;
        return new(share, new(share - 0.05, share + 0.05), new(share - 0.08, share + 0.08), returned, displaced, Weight, ObservationStatus.Normal);
    }
}
