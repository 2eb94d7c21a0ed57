using Tideline.Domain;
using Tideline.Learning.Maturity;

namespace Tideline.Learning.Tests.Maturity;

public sealed class AnswerSheetFileTests
{
    private static readonly MaturityFramework _framework = FrameworkFile.BuiltIn;

    [Fact]
    public void The_framework_has_nine_dimensions_of_four_questions_and_an_action_from_each_level()
    {
        Assert.Equal(9, _framework.Dimensions.Count);
        Assert.All(_framework.Dimensions, d => Assert.Equal(4, d.Questions.Count));
        Assert.All(_framework.Dimensions, d => Assert.All(d.Questions, q => Assert.StartsWith(d.Code, q.Code, StringComparison.Ordinal)));
        Assert.All(_framework.Questions, q => Assert.All(q.Actions, a => Assert.Matches("^(A[1-9]|B([1-9]|1[0-3]))$", a.Module)));
    }

    [Fact]
    public void The_blank_sheet_is_read_again_when_country_day_and_organisation_are_filled_in()
    {
        var text = AnswerSheetFile.Blank(_framework)
            .Replace("country: ", "country: Darya", StringComparison.Ordinal).Replace("day: ", "day: 2026-11-30", StringComparison.Ordinal)
            .Replace("organisation: ", "organisation: Darya Mobile", StringComparison.Ordinal);

        var sheet = AnswerSheetFile.Parse(text, "sheet.yaml", _framework);

        Assert.Equal("Darya", sheet.Country);
        Assert.Equal(36, Assert.Single(sheet.Respondents).Answers.Count);
        Assert.All(sheet.Respondents[0].Answers.Values, a => Assert.Null(a.Level));
    }

    [Theory]
    [InlineData("P1: { level: 5 }", "level")]
    [InlineData("P1: { level: 2, evidence: rumour }", "evidence")]
    [InlineData("P9: { level: 2 }", "P9")]
    [InlineData("P1: 2", "P1")]
    public void A_wrong_answer_is_told_with_its_line_and_key(string answer, string named)
    {
        var fault = Assert.Throws<ConfigurationException>(() => AnswerSheetFile.Parse(
            $"country: Darya\nday: 2026-11-30\nrespondents:\n  - organisation: Darya Mobile\n    kind: operator\n    answers:\n      {answer}\n", "sheet.yaml", _framework));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("sheet.yaml", fault.Message, StringComparison.Ordinal);
        Assert.Contains("7", fault.Message, StringComparison.Ordinal);
    }
}
