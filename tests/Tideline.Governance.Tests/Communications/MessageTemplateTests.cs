using Tideline.Governance.Communications;

namespace Tideline.Governance.Tests.Communications;

public sealed class MessageTemplateTests
{
    public static TheoryData<string> Codes => [.. MessageTemplate.All.Select(t => t.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_template_has_places_and_no_word_that_it_tells_others_to_avoid(string code)
    {
        var template = Of(code);
        Assert.NotEmpty(template.Places);
        Assert.DoesNotContain(AvoidedWord.All, w => w.IsIn(template.Text));
    }

    [Fact]
    public void What_is_given_is_filled_in_and_what_is_not_stays_open()
    {
        var text = Of("press_line").Fill(new Dictionary<string, string>(StringComparer.Ordinal) { ["area"] = " Tala ", ["low"] = "1,200", ["day"] = " " });
        Assert.StartsWith("Our estimate for Tala on {day} is between 1,200 and {high}", text, StringComparison.Ordinal);
        Assert.Equal(["day", "high", "source"], MessageTemplate.Open(text));
    }

    [Fact]
    public void The_note_for_the_first_release_says_all_that_a_note_must() => Assert.Empty(PublicNoteReview.Of(Of("first_release").Text));

    private static MessageTemplate Of(string code) => MessageTemplate.All.Single(t => t.Code == code);
}
