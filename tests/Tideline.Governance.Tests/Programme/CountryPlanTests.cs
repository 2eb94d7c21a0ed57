using NodaTime;
using Tideline.Governance.Programme;

namespace Tideline.Governance.Tests.Programme;

public sealed class CountryPlanTests
{
    private static readonly CountryPlan Whole = new()
    {
        Title = "Darya",
        Rung = 6,
        Lead = "Statistics office",
        NextStep = "Second operator",
        NextOn = new LocalDate(2026, 12, 1),
        Met = [.. Prerequisite.All.Select(p => new MetPrerequisite { Code = p.Code, Evidence = "Record" })],
        Cohorts = [new() { Name = "Spring", Track = "A", Start = new LocalDate(2026, 3, 1), People = 20, Certified = 18 }],
    };

    [Fact]
    public void A_country_on_the_last_rung_with_all_met_has_no_findings() => Assert.Empty(Whole.Findings(Sentences.Desk));

    [Fact]
    public void What_a_rung_needs_is_missing_and_what_the_next_needs_is_advice()
    {
        var found = (Whole with { Rung = 4, Met = [.. Whole.Met.Where(m => m.Code is not ("dpia" or "release" or "budget"))] }).Findings(Sentences.Desk);
        Assert.Equal([("dpia", Weight.Missing), ("release", Weight.Advice)], found.Select(f => (f.Subject!, f.Weight)));
    }

    [Fact]
    public void A_claim_without_evidence_and_more_certificates_than_people_are_found() => Assert.Equal(
        ["PR4", "PR6"], (Whole with { Met = [Whole.Met[0] with { Evidence = "" }, .. Whole.Met.Skip(1)], Cohorts = [Whole.Cohorts[0] with { Certified = 21 }] }).Codes());

    [Fact]
    public void A_step_whose_day_is_past_is_stale() => Assert.Equal(["PR9"], (Whole with { NextOn = new LocalDate(2026, 11, 30) }).Codes());

    [Fact]
    public void An_empty_plan_says_what_to_begin_with() => Assert.Equal(["PR1", "PR7", "PR8"], new CountryPlan().Codes());
}
