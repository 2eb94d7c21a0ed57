using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

/// <summary>
/// 40,000 displaced on one day: 15% never return, of the others 55% after 14 days on average and 45% after 60. The displaced
/// are lost at 1% a day, those at home at 0.3%: two common tables are wrong, and the curve is not.
/// </summary>
public sealed class ChurnTests
{
    private const int Displaced = 40_000;
    private static readonly Person[] People = [.. Enumerable.Range(0, Displaced).Select(i => new Person((ulong)i))];

    [Theory]
    [InlineData(30, 0.56)]
    [InlineData(90, 0.76)]
    public void The_truth_is_what_was_drawn(int day, double share) =>
        Assert.Equal(share, People.Count(p => p.Return <= day) / (double)Displaced, 0.01);

    [Fact]
    public void The_curve_is_within_a_point_of_the_truth()
    {
        // Day 90 needs the three nights after it.
        var curve = ReturnCurve.Of(Table(lastDay: 93));
        Assert.Equal(0.56, curve.Returned(30)!.Value, 0.01);
        Assert.Equal(0.76, curve.Returned(90)!.Value, 0.01);
        foreach (var day in ReturnCurve.PublishedDays)
        {
            Assert.Equal(People.Count(p => p.Return <= day) / (double)Displaced, curve.Returned(day)!.Value, 0.01);
        }
    }

    [Fact]
    public void With_ninety_nights_day_90_is_not_reached() =>
        Assert.Null(ReturnCurve.Of(Table(lastDay: 90)).Returned(90));

    [Fact]
    public void The_share_of_those_still_seen_is_eight_points_too_high()
    {
        Person[] seen = [.. People.Where(p => p.Lost > 90)];
        Assert.Equal(0.84, seen.Count(p => p.Return <= 90) / (double)seen.Length, 0.015);
    }

    [Fact]
    public void Returns_seen_over_all_displaced_are_fourteen_points_too_low() =>
        Assert.Equal(0.62, People.Count(p => p.Return <= 90 && p.Lost > p.Return) / (double)Displaced, 0.015);

    private static SurvivalTable Table(int lastDay)
    {
        var table = new SurvivalTable(lastDay);
        foreach (var person in People)
        {
            if (ReturnRule.Judge(0, person.Nights(lastDay), lastDay) is { } end)
            {
                table.Add(0, end.Day, end.Ending);
            }
        }

        return table;
    }

    private sealed class Person
    {
        private readonly ulong _key;

        public Person(ulong key)
        {
            _key = key;
            var kind = Draw(1);
            Return = kind < 0.15 ? double.PositiveInfinity : Exponential(2, kind < 0.15 + (0.85 * 0.55) ? 14 : 60);
            var lostAway = Exponential(3, 100);
            Lost = lostAway < Return ? lostAway : Return + Exponential(4, 1 / 0.003);
        }

        public double Return { get; }

        public double Lost { get; }

        /// <summary>Seven nights of ten until lost.</summary>
        public ObservedNight[] Nights(int lastDay) =>
        [
            .. Enumerable.Range(0, lastDay + 1)
                .Where(day => day < Lost && Draw(100 + (ulong)day) < 0.7)
                .Select(day => new ObservedNight(day, day >= Return)),
        ];

        private double Exponential(ulong what, double mean) => -mean * Math.Log(1 - Draw(what));

        private double Draw(ulong what) => Draws.Uniform(Draws.Hash(_key, what, 2719));
    }
}
