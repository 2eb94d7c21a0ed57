using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Displacement;

/// <summary>A holiday of seven days fills one week after the onset; 30% of all homes travel for it. Homes that are not
/// exposed travel more than the exposed ones at other times, so that rates of travel multiply differently.</summary>
public sealed class HolidayTests
{
    private const int Groups = 50;
    private const int People = 20 * Groups;

    /// <summary>First day of the holiday, a Monday, and the week of the frame that it fills.</summary>
    private const int First = 13;
    private const int Week = 3;

    private static readonly int[] Holiday = [.. Enumerable.Range(SmallCountry.Onset + First, 7)];

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 200)]
    public void Travel_for_a_long_holiday_is_taken_off_by_what_the_control_homes_do(bool leave, double displaced)
    {
        var stock = Stock(leave, Holiday);

        Assert.InRange(stock.Value, displaced - 5, displaced + 5);
        Assert.Equal(ObservationStatus.LowReliability, stock.Status);
    }

    [Fact]
    public void Without_the_formula_the_holiday_looks_like_displacement() => Assert.True(Stock(false, null).Value > 120);

    [Fact]
    public void A_stratum_without_control_homes_takes_the_change_of_all_of_them()
    {
        var stock = Stock(false, Holiday, controlTravels: (_, d) => d % 4 == 0);

        Assert.InRange(stock.Value, -5, 5);
    }

    [Fact]
    public void Hosts_still_sum_to_the_stock()
    {
        var cubes = Cubes(true, Holiday).Build();
        double Sum(Indicator indicator) =>
            cubes.Single(c => c.Indicator == indicator).Cells.Where(c => c.Area == "C").ElementAt(Week).Estimate.Value;

        Assert.Equal(Sum(Indicator.DisplacedStock), Sum(Indicator.DisplacedHosted), 6);
    }

    private static Estimate Stock(bool leave, int[]? holidays, Func<int, int, bool>? controlTravels = null) =>
        Cubes(leave, holidays, controlTravels).Build()[0].Cells.Where(c => c.Area == "CA1").ElementAt(Week).Estimate;

    private static DisplacementCubes Cubes(bool leave, int[]? holidays, Func<int, int, bool>? controlTravels = null)
    {
        var frame = SmallCountry.Frame(longHolidays: holidays);
        var fold = new StateFold(frame);
        for (var p = 0; p < People; p++)
        {
            var person = p;
            // Phases of ordinary travel run within a group; leaving and the feast go by groups, so that
            // the same share of every kind of home keeps it.
            var group = p / 20;
            var (leaves, feasts) = (leave && group % 5 == 0, group / 5 < 3);
            var travels = controlTravels ?? ((q, d) => d % (q % 5 < 3 ? 20 : 4) == 0);
            bool Feast(int d) => feasts && d is >= First and < First + 7;
            fold.Add((ulong)p, SmallCountry.Nights(d =>
                leaves && d >= 0 ? SmallCountry.B1 : (d + person) % 20 == 0 || Feast(d) ? SmallCountry.B2 : SmallCountry.A1));
            fold.Add((ulong)(p + People), SmallCountry.Nights(d => travels(group, d + person) || Feast(d) ? SmallCountry.B2 : SmallCountry.B1));
        }

        return new DisplacementCubes(frame, fold.Counts, [1000, 500, 800, 700], 1, (_, _, _) => Observability.Normal);
    }
}
