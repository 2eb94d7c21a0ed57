using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Displacement;

public sealed class ExcessTests
{
    private static readonly double[] Population = [1000, 500, 800, 700];

    [Fact]
    public void Without_ordinary_travel_the_stock_is_the_share_away_times_the_population()
    {
        var cube = Stock(Folded(people: 40, leave: 10));

        // 10 of 40 members leave on Tuesday: 6 of 7 days in the onset's week, then all.
        Assert.Equal(1000 * 10.0 / 40 * 6 / 7, Cell(cube, "CA1", 1).Value, 6);
        Assert.Equal(1000 * 10.0 / 40, Cell(cube, "CA1", 2).Value, 6);
        Assert.Equal(Cell(cube, "CA1", 2).Value, Cell(cube, "C", 2).Value, 9);
    }

    [Fact]
    public void Ordinary_travel_is_taken_off_by_the_excess_rate()
    {
        // Everybody is away every fifth night, before as after; 10 of 40 leave for good at the onset.
        var cube = Stock(Folded(people: 40, leave: 10, travels: d => d % 5 == 0));
        var estimate = Cell(cube, "CA1", 2).Value;

        // g = 1/4 + 3/4 · 1/5 and b = 1/5, so d = (g − b)/(1 − b) = 1/4; g − b alone would give 1/5.
        Assert.InRange(estimate, 235, 265);
    }

    [Fact]
    public void Nobody_displaced_gives_about_nothing()
    {
        var cube = Stock(Folded(people: 40, leave: 0, travels: d => d % 5 == 0));

        Assert.All(cube.Cells.Where(c => c.Area == "CA1"), c => Assert.InRange(c.Estimate.Value, -40, 40));
    }

    [Fact]
    public void Hosts_and_flows_sum_to_the_stock()
    {
        var (frame, counts) = Folded(people: 60, leave: 20, travels: d => d % 6 == 0, exposed: ["CA1", "CA2"]);
        var cubes = Cubes(frame, counts).Build();
        double Sum(Indicator indicator, int week, Func<CubeCell, bool> of) => cubes.Single(c => c.Indicator == indicator).Cells
            .Where(c => of(c) && Domain.Places.Day.Number(c.Start) == frame.Schedule.Live.FirstWeek + (7 * week)).Sum(c => c.Estimate.Value);

        for (var week = 0; week < frame.Weeks; week++)
        {
            var stock = Sum(Indicator.DisplacedStock, week, c => c.Area == "C");
            Assert.Equal(stock, Sum(Indicator.DisplacedHosted, week, c => c.Area == "C"), 6);
            Assert.Equal(stock, Sum(Indicator.DisplacedStock, week, c => c.Area.Length == 3), 6);
        }
    }

    [Fact]
    public void Contributors_are_those_seen_away_and_the_base_is_the_panel()
    {
        var estimate = Cell(Stock(Folded(people: 40, leave: 10)), "CA1", 2);

        Assert.Equal(10, estimate.Contributors);
        Assert.Equal(40, estimate.Base);
        Assert.Equal(25, estimate.Weight);
    }

    [Fact]
    public void The_interval_holds_the_value_and_the_wider_one_holds_it_too()
    {
        var estimate = Cell(Stock(Folded(people: 40, leave: 10)), "CA1", 2);

        Assert.InRange(estimate.Value, estimate.Interval80.Lower, estimate.Interval80.Upper);
        Assert.True(estimate.Interval95.Lower <= estimate.Interval80.Lower && estimate.Interval80.Upper <= estimate.Interval95.Upper);
    }

    [Fact]
    public void Not_observable_wins_over_any_number()
    {
        var (frame, counts) = Folded(people: 40, leave: 10);
        var cubes = new DisplacementCubes(frame, counts, Population, 1, (_, _, _) => Observability.NotObservable).Build();

        Assert.All(cubes[0].Cells, c => Assert.Equal(ObservationStatus.NotObservable, c.Estimate.Status));
    }

    [Fact]
    public void A_headline_is_claimed_for_many_and_not_for_nobody()
    {
        var (frame, counts) = Folded(people: 80, leave: 40);
        Assert.True(Cubes(frame, counts).Headline().Claimed);
        var (still, quiet) = Folded(people: 80, leave: 0);
        Assert.False(Cubes(still, quiet).Headline().Claimed);
    }

    private static DisplacementCubes Cubes(FoldFrame frame, FoldCounts counts) =>
        new(frame, counts, Population, 1, (_, _, _) => Observability.Normal);

    private static Cube Stock((FoldFrame Frame, FoldCounts Counts) folded) => Cubes(folded.Frame, folded.Counts).Build()[0];

    private static Estimate Cell(Cube cube, string area, int week) => cube.Cells.Where(c => c.Area == area).ElementAt(week).Estimate;

    /// <summary>People of A1, of whom some leave for B1 at the onset for good; travellers go to B2. As many live in B1.</summary>
    private static (FoldFrame Frame, FoldCounts Counts) Folded(
        int people, int leave, Func<int, bool>? travels = null, IEnumerable<string>? exposed = null)
    {
        var frame = SmallCountry.Frame(exposed: exposed);
        var fold = new StateFold(frame);
        for (var p = 0; p < people; p++)
        {
            var (leaves, phase) = (p < leave, p);
            bool Travels(int d) => travels is not null && travels(d + phase);
            fold.Add((ulong)p, SmallCountry.Nights(d => leaves && d >= 0 ? SmallCountry.B1 : Travels(d) ? SmallCountry.B2 : SmallCountry.A1));
            fold.Add((ulong)(p + people), SmallCountry.Nights(d => Travels(d) ? SmallCountry.A2 : SmallCountry.B1));
        }

        return (frame, fold.Counts);
    }
}
