using NodaTime;
using Tideline.Governance.UseCases;

namespace Tideline.Governance.Tests.UseCases;

public sealed class UseCaseSheetTests
{
    private static readonly Alternative FieldCount = new() { Name = "Field count", InTime = 1, Fit = 3, Privacy = 3, Cost = 1 };

    private static readonly UseCaseSheet Whole = new()
    {
        Title = "Assessment teams",
        Decision = "Which districts get an assessment team first",
        DecisionMaker = "Director of operations",
        User = "Information desk",
        Figure = "Displaced people by district and day",
        NeededBy = new LocalDate(2026, 12, 3),
        DecisionOn = new LocalDate(2026, 12, 4),
        Threshold = "2,000 people of a district",
        Action = "Send a team within a day",
        Alternatives = [FieldCount],
        PhoneRecords = new() { Name = "Phone records", InTime = 3, Fit = 2, Privacy = 2, Cost = 2 },
    };

    [Fact]
    public void A_whole_sheet_has_no_findings() => Assert.Empty(Whole.Findings(Sentences.Desk));

    [Fact]
    public void An_empty_sheet_names_every_field() =>
        Assert.Equal(["UC1", "UC2", "UC3", "UC4", "UC8", "UC10", "UC5", "UC6", "UC11"], new UseCaseSheet().Codes());

    [Fact]
    public void A_figure_of_the_day_of_the_decision_comes_too_late() => Assert.Equal(["UC7"], (Whole with { NeededBy = Whole.DecisionOn }).Codes());

    [Fact]
    public void A_threshold_without_a_number_is_none() => Assert.Equal(["UC9"], (Whole with { Threshold = "many people" }).Codes());

    [Fact]
    public void A_score_above_three_is_none() => Assert.Equal(["UC12"], (Whole with { Alternatives = [FieldCount with { Fit = 4 }] }).Codes());

    [Fact]
    public void An_alternative_that_scores_as_high_asks_for_a_reason()
    {
        var equal = Whole with { Alternatives = [FieldCount with { Cost = 2 }] };
        Assert.Equal(["UC14"], equal.Codes());
        Assert.Empty((equal with { Necessity = "Roads are cut; nobody can count there for a week." }).Codes());
    }
}
