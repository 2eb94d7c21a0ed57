using NodaTime;
using Tideline.Governance.Dpia;

namespace Tideline.Governance.Tests.Dpia;

public sealed class ImpactAssessmentTests
{
    private const string Hash = "aa11";

    private static readonly LocalDate Today = Sentences.Desk.Today;

    private static readonly Step[] Signatures = [new("signed_once", "amina", "Operator", Today), new("signed", "bilal", "NDMA", Today)];

    private static readonly Desk Desk = new(Today, Hash) { Steps = Signatures };

    [Fact]
    public void A_whole_one_that_two_organisations_signed_has_no_findings() => Assert.Empty(Whole.Findings(Desk));

    [Fact]
    public void A_changed_pipeline_makes_it_stale_and_one_that_was_never_noted_is_missing()
    {
        Assert.Equal([("DP19", Weight.Stale)], Whole.Findings(Desk with { PipelineHash = "bb22" }).Select(f => (f.Code, f.Weight)));
        Assert.Equal([("DP18", Weight.Missing)], (Whole with { PipelineHash = "" }).Findings(Desk).Select(f => (f.Code, f.Weight)));
        Assert.Empty(Whole.Findings(Desk with { PipelineHash = null }));
    }

    [Fact]
    public void On_the_day_of_review_it_stands_and_a_day_later_it_is_stale()
    {
        Assert.Empty((Whole with { ReviewOn = Today }).Findings(Desk));
        Assert.Equal([("DP17", Weight.Stale)], (Whole with { ReviewOn = Today.PlusDays(-1) }).Findings(Desk).Select(f => (f.Code, f.Weight)));
    }

    [Fact]
    public void The_signatures_of_one_organisation_count_once() =>
        Assert.Equal(["DP14"], Whole.Findings(Desk with { Steps = [Signatures[0], Signatures[0] with { To = "signed", By = "carla", Organisation = "operator " }] }).Select(f => f.Code));

    [Fact]
    public void A_risk_that_stays_high_asks_for_the_authority()
    {
        var high = Whole with { Risks = [Whole.Risks[0] with { Likelihood = 4, Severity = 4, LikelihoodAfter = 3, SeverityAfter = 3 }, .. Whole.Risks.Skip(1)] };
        Assert.Equal(["DP7"], high.Findings(Desk).Select(f => f.Code));
        Assert.Empty((high with { Consultations = [.. high.Consultations, new() { Kind = ConsultedKind.Authority, Said = "No objection." }] }).Findings(Desk));
    }

    [Fact]
    public void A_risk_that_shrinks_by_nothing_or_that_nobody_owns_is_named()
    {
        Assert.Equal(["DP10"], With(r => r with { Controls = "" }).Findings(Desk).Select(f => f.Code));
        Assert.Equal(["DP11"], With(r => r with { Owner = "" }).Findings(Desk).Select(f => f.Code));
        Assert.Equal(["DP9"], With(r => r with { LikelihoodAfter = 5 }).Findings(Desk).Select(f => f.Code));
    }

    [Fact]
    public void A_group_harm_that_was_not_looked_at_is_missing_and_another_risk_is_advice()
    {
        var found = (Whole with { Risks = [.. Whole.Risks.Where(r => r.Code is not ("targeting" or "vendor"))] }).Findings(Desk);
        Assert.Equal([("targeting", Weight.Missing), ("vendor", Weight.Advice)], found.Select(f => (f.Subject!, f.Weight)));
    }

    [Fact]
    public void A_stop_is_a_refusal() => Assert.Equal([Weight.Refused], (Whole with { Decision = ImpactDecision.Stop }).Findings(Desk).Select(f => f.Weight));

    [Fact]
    public void An_empty_one_names_all_its_parts() => Assert.Equal(
        ["DP1", "DP2", "DP3", "DP4", "DP5", "DP6", "DP6", "DP8", "DP8", "DP8", "DP8", "DP12", "DP14", "DP16"],
        new ImpactAssessment().Findings(Sentences.Desk).Where(f => f.Weight != Weight.Advice).Select(f => f.Code));

    [Fact]
    public void It_is_signed_by_two_organisations_and_by_none_twice()
    {
        var before = Desk with { Steps = [] };
        Assert.Empty(Whole.Against(Signatures[0], before));
        Assert.Empty(Whole.Against(Signatures[1], before with { Steps = Signatures[..1] }));
        Assert.Equal(["DP15"], Whole.Against(Signatures[1] with { Organisation = "Operator" }, before with { Steps = Signatures[..1] }).Select(f => f.Code));
        Assert.Equal(["AW1"], Whole.Against(new("signed", "dina", "IOM", Today), before).Select(f => f.Code));
    }

    [Fact]
    public void What_is_stale_or_not_whole_is_not_signed()
    {
        Assert.Equal(["DP19"], Whole.Against(Signatures[0], Desk with { Steps = [], PipelineHash = "bb22" }).Select(f => f.Code));
        Assert.Equal(["DP3"], (Whole with { LegalBasis = "" }).Against(Signatures[0], Desk with { Steps = [] }).Select(f => f.Code));
    }

    /// <summary>One without findings, for other tests too.</summary>
    internal static ImpactAssessment Whole { get; } = new()
    {
        Title = "Weekly figures",
        PipelineHash = Hash,
        Purposes = ["uc1"],
        Flows = [new() { Category = "Call records", Source = "Operator", Subjects = "Subscribers", Recipients = "None", RetentionDays = 30 }],
        LegalBasis = "Public task",
        Necessity = "No survey comes in time.",
        Proportionality = "Districts and weeks are enough.",
        Consultations = [new() { Kind = ConsultedKind.DataProtectionOfficer, Said = "Agreed." }, new() { Kind = ConsultedKind.CivilSociety, Said = "Publish the note." }],
        Risks = [.. StarterRisk.All.Select(s => new RiskEntry
        {
            Code = s.Code, Threat = s.Threat, GroupHarm = s.GroupHarm, Likelihood = 3, Severity = 3, Controls = "The gate", LikelihoodAfter = 1, SeverityAfter = 3, Owner = "Steward",
        })],
        Decision = ImpactDecision.Go,
        ReviewOn = Today.PlusDays(180),
    };

    private static ImpactAssessment With(Func<RiskEntry, RiskEntry> change) => Whole with { Risks = [change(Whole.Risks[0]), .. Whole.Risks.Skip(1)] };
}
