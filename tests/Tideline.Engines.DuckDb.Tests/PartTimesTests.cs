namespace Tideline.Engines.DuckDb.Tests;

/// <summary>Which days need no search for events that two parts share.</summary>
public sealed class PartTimesTests
{
    [Fact]
    public void Parts_one_after_the_other_are_apart_in_any_order() =>
        Assert.True(PartTimes.AreApart([Part(20, 29), Part(0, 9), Part(10, 19)]));

    [Fact]
    public void One_part_is_apart() => Assert.True(PartTimes.AreApart([Part(0, 9)]));

    [Fact]
    public void Parts_that_share_an_instant_are_not_apart() => Assert.False(PartTimes.AreApart([Part(0, 9), Part(9, 19)]));

    [Fact]
    public void A_part_within_another_is_not_apart() => Assert.False(PartTimes.AreApart([Part(0, 9), Part(3, 4)]));

    [Fact]
    public void A_part_within_the_first_of_three_is_not_apart() => Assert.False(PartTimes.AreApart([Part(0, 30), Part(3, 4), Part(31, 40)]));

    [Fact]
    public void A_part_without_statistics_is_not_known_to_be_apart()
    {
        Assert.False(PartTimes.AreApart([Part(0, 9), new PartTimes("p", null, null)]));
        Assert.False(PartTimes.AreApart([Part(0, 9), null]));
    }

    private static PartTimes Part(int first, int last) => new("p", Time(first), Time(last));

    private static DateTime Time(int second) => new DateTime(2025, 8, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
}
