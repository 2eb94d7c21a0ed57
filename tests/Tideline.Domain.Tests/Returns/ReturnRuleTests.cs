using Tideline.Domain.Displacement;
using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

/// <summary>Nights are written as one letter a day from day 0: a away, h home, . not seen.</summary>
public sealed class ReturnRuleTests
{
    [Theory]
    [InlineData("aaahhh........", 3)]
    [InlineData("aaahh.h.......", 3)]
    [InlineData("aaah..h..h....", 3)]
    [InlineData("aahhahhh......", 5)]
    [InlineData("aa.h.h.h......", 3)]
    [InlineData("aa...hhh......", 4)]
    public void Three_nights_at_home_within_ten_days_are_a_return_dated_back(string nights, int day) =>
        Assert.Equal(new SpellEnd(day, SpellEnding.Returned), Judge(nights));

    [Theory]
    [InlineData("aaahh.........", 4)]
    [InlineData("aaah....h....h", 10)]
    [InlineData("aaaaaaaaaaaaaa", 10)]
    [InlineData("aaaaaaaaaaahhh", 10)]
    [InlineData("aaaaa.........", 4)]
    public void What_is_not_confirmed_is_censored_at_the_last_sighting_or_before_the_last_three_nights(string nights, int day) =>
        Assert.Equal(new SpellEnd(day, SpellEnding.Censored), Judge(nights));

    [Fact]
    public void A_spell_of_the_last_three_nights_is_not_judged() =>
        Assert.Null(ReturnRule.Judge(11, [new(12, false), new(13, false)], 13));

    private static SpellEnd? Judge(string nights) => ReturnRule.Judge(
        0, [.. nights.Select((n, day) => (n, day)).Where(x => x.n != '.').Select(x => new ObservedNight(x.day, x.n == 'h'))], nights.Length - 1);
}
