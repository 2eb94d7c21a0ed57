using Tideline.Domain.Displacement;
using Tideline.Domain.Returns;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Returns;

public sealed class SparseSightingsTests
{
    private const int People = 4_000;

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    public void Who_is_rarely_seen_slows_the_curve_by_less_than_two_points(double seen)
    {
        var frame = SmallCountry.Frame(new DisplacementParameters { Replicates = 2 }, weeksAfter: 6, lastNew: 14);
        var fold = new StateFold(frame);
        var returned = new double[31];
        for (var person = 0UL; person < People; person++)
        {
            var (leaves, stays) = (Leaves(person), Stays(person));
            for (var day = 0; day < returned.Length; day++)
            {
                returned[day] += stays <= day ? 1.0 / People : 0;
            }

            fold.Add(person, Sightings(person, leaves, leaves + stays, seen));
        }

        var table = new SurvivalTable(60);
        foreach (var row in fold.Counts.SpellLengths.Rows().Where(r => r.Onset == 0 && r.Length > r.Found))
        {
            table.Add(row.Found, row.Length, row.Ending, 1, row.Spells);
        }

        var curve = ReturnCurve.Of(table);
        Assert.All([7, 14, 30], day => Assert.Equal(returned[day], curve.Returned(day)!.Value, 0.02));
    }

    /// <summary>At a rate of one in five a day after the onset, 14 days at most; most at once.</summary>
    private static int Leaves(ulong person) =>
        Unit(person, 1) < 0.57 ? 0 : Math.Min(14, (int)(-Math.Log(1 - Unit(person, 2)) * 5));

    /// <summary>Never back, or a mixture of fast and slow.</summary>
    private static int Stays(ulong person) =>
        Unit(person, 3) < 0.12 ? 10_000 : 1 + (int)(-Math.Log(1 - Unit(person, 4)) * (Unit(person, 5) < 0.42 ? 14 : 58));

    private static TimelineDay[] Sightings(ulong person, int leaves, int returns, double seen) =>
    [
        .. Enumerable.Range(-220, 268).Select(d =>
        {
            var at = d >= leaves && d < returns ? SmallCountry.B1 : SmallCountry.A1;
            return new TimelineDay(
                SmallCountry.Onset + d, Unit(person, 10, d) < seen ? at : 0, Unit(person, 11, d) < seen ? at : 0);
        }).Where(d => d.Night != 0 || d.DayPart != 0),
    ];

    private static double Unit(ulong person, ulong purpose, int day = 0) => Draws.Uniform(Draws.Hash(person, purpose, (ulong)(day + 1_000)));
}
