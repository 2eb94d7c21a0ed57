using Tideline.Domain;
using Tideline.Projects.Records;

namespace Tideline.Projects.Tests.Records;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData(" Week 36 is wrong. ", "Week 36 is wrong.")]
    [InlineData("Two\nlines", "Two lines")]
    [InlineData("flood-2025-2025-09-14-0a1b2c3d at 2025-09-14 08:30, 12,345,678 people", "flood-2025-2025-09-14-0a1b2c3d at 2025-09-14 08:30, 12,345,678 people")]
    [InlineData("سیلاب کے اعداد غلط ہیں۔", "سیلاب کے اعداد غلط ہیں۔")]
    public void What_a_person_writes_is_one_line(string text, string line) => Assert.Equal(line, PlainWords.Of(text, "reason"));

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public void Nothing_is_not_enough(string? text)
    {
        Assert.Equal(PlainWords.Missing, Assert.Throws<ConfigurationException>(() => PlainWords.Of(text, "reason")).Code);
        Assert.Null(PlainWords.Optional(text, "reason"));
    }

    [Theory]
    [InlineData("923001234567")]
    [InlineData("Ask +923001234567.")]
    [InlineData("Ask 0300-1234567.")]
    [InlineData("Subscriber 12345678901234567890 was named")]
    [InlineData("A\u0007bell")]
    public void What_may_name_a_subscriber_is_refused_and_not_repeated(string text)
    {
        var refused = Assert.Throws<ConfigurationException>(() => PlainWords.Of(text, "reason"));

        Assert.Equal(PlainWords.Refused, refused.Code);
        Assert.DoesNotContain("1234567", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_is_no_place_for_a_book() =>
        Assert.Equal(PlainWords.Refused, Assert.Throws<ConfigurationException>(() => PlainWords.Of(new string('a', PlainWords.Longest + 1), "reason")).Code);
}
