using NodaTime;
using Tideline.Domain;
using Tideline.Learning.Maturity;

namespace Tideline.Learning.Tests.Maturity;

public sealed class MaturityTablesTests
{
    private static readonly string _json = """
        {"country": "Darya <b>", "day": "2026-11-30", "custody": "operator", "staff_at_operator": "true", "respondents": [
          {"organisation": "Operator", "kind": "operator", "answers": {"L1": {"level": 3, "evidence": "attached", "note": "signed"}, "P1": {"level": "unknown"}}},
          {"organisation": "Office", "kind": "statistics_office", "answers": {"L1": {"level": 1}}}]}
        """;

    [Fact]
    public void A_sheet_may_be_JSON()
    {
        var sheet = Assessed().Newest.Sheet;

        Assert.Equal((new LocalDate(2026, 11, 30), true, 2), (sheet.Day, sheet.StaffAtOperator, sheet.Respondents.Count));
        Assert.Null(sheet.Respondents[0].Answers["P1"].Level);
    }

    [Fact]
    public void Every_table_has_as_many_fields_as_its_header() =>
        Assert.All(MaturityTables.Of(Assessed().Scored), t => Assert.All(t.Rows, r => Assert.Equal(t.Header.Count, r.Count)));

    [Fact]
    public void Answers_stay_apart_and_say_what_they_count_as()
    {
        var answers = MaturityTables.Of(Assessed().Scored).Single(t => t.Name == "answers");

        Assert.Equal(["Operator", "operator", "P1", null, "none", 0, ""], answers.Rows[0]);
        Assert.Equal(["Operator", "operator", "L1", 3, "attached", 3, "signed"], answers.Rows[1]);
    }

    [Fact]
    public void A_page_holds_what_people_wrote_as_text()
    {
        var page = MaturityPage.Of(Assessed().Scored);

        Assert.Contains("Darya &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Darya <b>", page, StringComparison.Ordinal);
        Assert.Contains("L1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_of_two_countries_are_not_scored_together() => Assert.Contains(
        "not compared",
        Assert.Throws<ConfigurationException>(() => Assessment.Of([("a", _json), ("b", _json.Replace("Darya <b>", "Other", StringComparison.Ordinal))], null)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_newest_sheet_is_scored_in_whatever_order_they_come() =>
        Assert.Equal(new LocalDate(2027, 1, 1), Assessment.Of([("b", _json.Replace("2026-11-30", "2027-01-01", StringComparison.Ordinal)), ("a", _json)], "access").Newest.Sheet.Day);

    [Fact]
    public void Every_question_has_its_words_in_Urdu()
    {
        var words = FrameworkWords.In("ur")!;

        Assert.All(FrameworkFile.BuiltIn.Questions, q =>
        {
            var urdu = words.Of(q);
            Assert.Equal(q.Levels.Count, urdu.Levels.Count);
            Assert.All([urdu.Asks, urdu.Evidence, .. urdu.Levels], t => Assert.Contains(t, c => c is >= '\u0600' and <= '\u06ff'));
        });
        Assert.Null(FrameworkWords.In("en"));
        Assert.Null(FrameworkWords.In(null));
    }

    private static Assessment Assessed() => Assessment.Of([("sheet", _json)], null);
}
