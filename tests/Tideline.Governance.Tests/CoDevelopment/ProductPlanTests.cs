using Tideline.Governance.CoDevelopment;

namespace Tideline.Governance.Tests.CoDevelopment;

public sealed class ProductPlanTests
{
    private static readonly ProductPlan Whole = new()
    {
        Title = "Return figures",
        Need = "Nobody knows where people return.",
        UseCase = "uc1",
        Partners = [new() { Organisation = "NDMA", Role = PartnerRole.User }, new() { Organisation = "Operator", Role = PartnerRole.Operator }],
        Method = "Nights at home again",
        Limits = "Returns within a district",
        GoodEnough = "Within 15 % of the survey in 8 of 10 districts",
    };

    private static readonly Step[] Way =
    [
        Of("prototype"), Of("joint_review", "Two districts are off."), Of("prototype", "Roaming was counted."), Of("joint_review", "Good enough."),
        Of("agreed") with { Organisation = "NDMA" }, Of("in_use"),
    ];

    [Fact]
    public void The_whole_way_can_be_gone_with_a_turn_back_to_the_prototype()
    {
        for (var i = 0; i < Way.Length; i++)
        {
            Assert.Empty(Whole.Against(Way[i], Sentences.Desk with { Steps = Way[..i] }));
        }

        Assert.Equal("in_use", Whole.StateAfter(Way));
        Assert.Empty(Whole.Findings(Sentences.Desk with { Steps = Way }));
    }

    [Fact]
    public void What_a_stage_needs_is_asked_for_when_it_comes_and_not_before()
    {
        var early = Whole with { Method = "", Limits = "", GoodEnough = "good", UseCase = "" };
        Assert.Empty(early.Codes());
        Assert.Equal(["CD4"], early.Against(Way[0], Sentences.Desk).Select(f => f.Code));
        Assert.Equal(["CD5", "CD6", "CD7"], (early with { UseCase = "uc1" }).Against(Way[1], Sentences.Desk with { Steps = Way[..1] }).Select(f => f.Code));
    }

    [Fact]
    public void One_partner_is_too_few_and_a_user_is_among_them() => Assert.Equal(
        ["CD2", "CD3"], (Whole with { Partners = [Whole.Partners[1], Whole.Partners[1]] }).Codes());

    [Fact]
    public void A_review_has_words_and_another_partner_agrees()
    {
        Assert.Equal(["CD8"], Whole.Against(Of("joint_review"), Sentences.Desk with { Steps = Way[..1] }).Select(f => f.Code));
        Assert.Equal(["CD9"], Whole.Against(Of("agreed"), Sentences.Desk with { Steps = Way[..4] }).Select(f => f.Code));
        Assert.Equal(["CD9"], Whole.Against(Of("agreed") with { Organisation = "Stranger" }, Sentences.Desk with { Steps = Way[..4] }).Select(f => f.Code));
    }

    [Fact]
    public void No_stage_is_left_out() => Assert.Equal(["AW1", "CD9"], Whole.Against(Of("agreed"), Sentences.Desk).Select(f => f.Code));

    private static Step Of(string to, string reason = "") => new(to, "erik", "Operator", Sentences.Desk.Today, reason);
}
