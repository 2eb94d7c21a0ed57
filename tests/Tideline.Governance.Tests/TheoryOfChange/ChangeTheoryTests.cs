using Tideline.Governance.TheoryOfChange;

namespace Tideline.Governance.Tests.TheoryOfChange;

public sealed class ChangeTheoryTests
{
    private static readonly ChangeTheory Whole = new()
    {
        Title = "Faster help",
        Problem = "Help comes late to people who fled outside the camps.",
        Inputs = ["Records at the operator"],
        Activities = ["Weekly run"],
        Outputs = ["Figures by district"],
        Outcomes = ["Teams are sent where most arrive"],
        Impact = "People are reached days earlier.",
        Assumptions = [new() { Text = "Teams are free to go", Killer = true, Test = "Ask the duty list of last season" }, new() { Text = "The mast stands" }],
        Measures = [new() { Name = "Decisions that cited a figure", Baseline = "0", Target = "5 a season", Source = "Record of requests" }],
    };

    [Fact]
    public void A_whole_theory_has_no_findings() => Assert.Empty(Whole.Findings(Sentences.Desk));

    [Fact]
    public void Each_step_of_the_chain_that_is_left_out_is_named() =>
        Assert.Equal(["outputs", "outcomes"], (Whole with { Outputs = [], Outcomes = [" "] }).Findings(Sentences.Desk).Select(f => f.Subject));

    [Fact]
    public void An_assumption_that_ends_the_whole_must_be_marked_and_have_a_test()
    {
        Assert.Equal(["TC5"], (Whole with { Assumptions = [new() { Text = "The mast stands" }] }).Codes());
        Assert.Equal(["TC6"], (Whole with { Assumptions = [new() { Text = "Teams are free", Killer = true }] }).Codes());
    }

    [Fact]
    public void A_killer_that_failed_its_test_is_a_refusal() => Assert.Equal(
        Weight.Refused, Assert.Single((Whole with { Assumptions = [Whole.Assumptions[0] with { Holds = false }] }).Findings(Sentences.Desk)).Weight);

    [Fact]
    public void A_measure_without_target_is_named() => Assert.Equal(["TC9"], (Whole with { Measures = [new() { Name = "Trust" }] }).Codes());
}
