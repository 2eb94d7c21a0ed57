using Tideline.Governance.Communications;

namespace Tideline.Governance.Tests.Communications;

public sealed class PublicNoteTests
{
    private static readonly PublicNote Whole = new()
    {
        Why = "To help relief reach people who left the flood, the disaster authority asked how many stay where.",
        What = "The figures are estimates for whole districts, made from phone activity.",
        IsNot = "They hold no names and no phone numbers, and nobody can be found in them.",
        Safeguards = "Records stay with the operator, and a figure of fewer than 15 subscribers is left out.",
        Uncertainty = "They may miss people without phones and places where masts have failed.",
    };

    [Fact]
    public void A_note_that_says_all_five_has_no_findings_in_parts_and_in_one_piece()
    {
        Assert.Empty(Whole.Findings(Sentences.Desk));
        Assert.Empty(PublicNoteReview.Of(Whole.Text));
    }

    [Fact]
    public void Each_part_that_is_forgotten_is_named()
    {
        Assert.Equal(["PN1", "PN2", "PN3", "PN4", "PN5"], new PublicNote().Codes());
        Assert.Equal(["PN5"], PublicNoteReview.Of((Whole with { Uncertainty = "" }).Text).Select(f => f.Code));
    }

    [Fact]
    public void The_reason_comes_first() =>
        Assert.Equal(["PN6"], PublicNoteReview.Of($"{Whole.What} {Whole.IsNot} {Whole.Safeguards} {Whole.Uncertainty} {Whole.Why}").Select(f => f.Code));

    [Fact]
    public void A_hundred_and_twenty_words_are_the_most()
    {
        // 71 words, and 49 more.
        var longest = Whole with { Uncertainty = Whole.Uncertainty + string.Concat(Enumerable.Repeat(" Rain.", 49)) };
        Assert.Empty(longest.Findings(Sentences.Desk));
        Assert.Equal(["PN7"], (longest with { Why = longest.Why + " More." }).Codes());
    }

    [Theory]
    [InlineData("We track people.", "track")]
    [InlineData("Tracking is done.", "track")]
    [InlineData("Real-time counts.", "real time")]
    [InlineData("This is no surveillance.", "surveillance")]
    public void A_word_to_avoid_is_found_in_every_form_with_what_to_say(string sentence, string word)
    {
        var found = Assert.Single(PublicNoteReview.Of($"{Whole.Text} {sentence}"));
        Assert.Equal(("PN8", word), (found.Code, found.Subject));
        Assert.Contains("Say: ", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A tractor brings aid.")]
    [InlineData("The trackless hills.")]
    [InlineData("Despite the rain.")]
    public void Words_that_only_look_like_it_pass(string sentence) => Assert.Empty(PublicNoteReview.Of($"{Whole.Text} {sentence}"));
}
