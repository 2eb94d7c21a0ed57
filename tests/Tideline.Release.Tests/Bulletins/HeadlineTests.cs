using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Bulletins.Sections;
using Tideline.Release.Bulletins.Text;
using Tideline.Release.Observations;

namespace Tideline.Release.Tests.Bulletins;

public sealed class HeadlineTests
{
    private static readonly Words Words = new(English.Text);

    [Fact]
    public void A_claim_is_told_in_words_with_interval_and_period()
        => Assert.Contains(
            "About 61,000 (52,000–70,000) people were displaced from their homes in the week 1–7 September 2025.",
            Plain(SmallRelease.Input),
            StringComparison.Ordinal);

    [Fact]
    public void Without_a_claim_no_total_stands_as_displacement()
    {
        var text = Plain(SmallRelease.Input with { Claim = SmallRelease.Input.Claim with { Claimed = false, Areas = [] } });
        Assert.Contains("Estimates for the week 1–7 September 2025 are given, but they are too uncertain to be claimed as displacement.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No displacement beyond ordinary travel was found", text, StringComparison.Ordinal);
        Assert.Contains("Moves shorter than about 4–8 km cannot be seen.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("61,000", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_claimed_and_the_interval_holds_zero_nothing_was_found()
    {
        var rows = SmallRelease.Input.Observations.Select(o => o.Indicator == Indicator.DisplacedStock.Name && o.Lower is not null ? o with { Lower = -o.Upper } : o);
        var text = Plain(SmallRelease.Input with { Observations = [.. rows], Claim = SmallRelease.Input.Claim with { Claimed = false, Areas = [] } });
        Assert.Contains("No displacement beyond ordinary travel was found in the week 1–7 September 2025.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppressed_total_is_told_as_such_and_the_areas_are_counted()
    {
        var rows = Without("S").Append(SmallRelease.Row(Indicator.DisplacedStock, "S", 0, ObservationStatus.Suppressed));
        var text = Plain(SmallRelease.Input with { Observations = [.. rows] });
        Assert.Contains("Displacement was found in the week 1–7 September 2025 (districts with a claim: 2). No total can be given.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("were displaced from their homes", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_whose_interval_holds_zero_is_no_change()
    {
        Assert.Equal("No clear change from the week before (−3,000 to 1,000).", Told(new(-1_000, -3_000, 1_000, ObservationStatus.Normal)));
        Assert.Equal("About 2,000 fewer than in the week before (1,000–3,000).", Told(new(-2_000, -3_000, -1_000, ObservationStatus.Normal)));
        Assert.Equal("About 2,000 more than in the week before (1,000–3,000).", Told(new(2_000, 1_000, 3_000, ObservationStatus.Normal)));
    }

    [Fact]
    public void A_suppressed_figure_is_a_word_and_never_zero()
    {
        Assert.Equal("Suppressed", Words.Figure(new(null, null, null, ObservationStatus.Suppressed)));
        Assert.Equal("Not observable", Words.Figure(new(null, null, null, ObservationStatus.NotObservable)));
        Assert.Equal("–", Words.Figure(null));
        Assert.Equal("12,000 (10,900–13,800)", Words.Figure(new(12_000, 10_900, 13_800, ObservationStatus.Normal)));
        Assert.Equal("under 0.1%", Words.Percent(0.01m));
    }

    [Theory]
    [InlineData(2025, 9, 1, "1–7 September 2025")]
    [InlineData(2025, 9, 29, "29 September – 5 October 2025")]
    [InlineData(2025, 12, 29, "29 December 2025 – 4 January 2026")]
    public void A_week_is_written_without_saying_anything_twice(int year, int month, int day, string expected)
    {
        var start = new NodaTime.LocalDate(year, month, day);
        Assert.Equal(expected, Words.Period(start, start.PlusDays(6)));
    }

    private static string? Told(Figure change) => HeadlineSection.ChangeInWords(change, Words)?.Text.Replace("<bdi>", "", StringComparison.Ordinal).Replace("</bdi>", "", StringComparison.Ordinal);

    private static IEnumerable<Observation> Without(string area) => SmallRelease.Input.Observations.Where(o => o.Area != area);

    /// <summary>Headline and key figures without their tags.</summary>
    private static string Plain(BulletinInput input)
    {
        var model = BulletinModel.Of(input);
        var markup = Markup.Of($"<div>{HeadlineSection.Draw(model, Words)}{KeyFiguresSection.Draw(model, Words)}</div>");
        return System.Xml.Linq.XElement.Parse(markup.Text, System.Xml.Linq.LoadOptions.PreserveWhitespace).Value;
    }
}
