using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Domain.Presence;

namespace Tideline.Domain.Tests.Presence;

public sealed class PresentPopulationTests
{
    private static readonly double[] _population = [6000, 3000];

    [Fact]
    public void Rows_still_to_come_cancel_so_that_a_late_day_needs_no_scaling()
    {
        // Homes A and B; in the end 200 and 100 subscribers are seen, at first 85% of each.
        var final = Present(180, 20, 10, 90);
        var first = Present(153, 17, 8.5, 76.5);

        Assert.Equal([9000, 5700, 3300], final.Select(e => Math.Round(e.Value, 9)));
        Assert.Equal(final.Select(e => Math.Round(e.Value, 9)), first.Select(e => Math.Round(e.Value, 9)));
        Assert.All(first.Zip(final), p => Assert.True(p.First.Interval80.HalfWidth >= p.Second.Interval80.HalfWidth));
    }

    /// <summary>Country, A, B; subscribers are doubled, so that halves of them are whole.</summary>
    private static IReadOnlyList<Estimate> Present(double homeAInA, double homeAInB, double homeBInA, double homeBInB)
    {
        long Twice(double n) => (long)(2 * n);
        var map = new ClusterMap(
            new AreaHierarchy([new("Z", "Z", 0, null), new("ZA", "ZA", 1, "Z"), new("ZB", "ZB", 1, "Z")]), [(60, 25, "ZA"), (61, 25, "ZB")]);
        var cube = PresentPopulation.Build(
            [new(1, 0, 0, Twice(homeAInA)), new(1, 1, 0, Twice(homeAInB)), new(1, 0, 1, Twice(homeBInA)), new(1, 1, 1, Twice(homeBInB))],
            map, _population, (_, _, _) => ObservationStatus.Provisional);
        return [.. cube.Cells.Select(c => c.Estimate)];
    }
}
