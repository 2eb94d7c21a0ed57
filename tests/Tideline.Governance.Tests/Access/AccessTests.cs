using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Governance.Access;

namespace Tideline.Governance.Tests.Access;

public sealed class AccessTests
{
    private static readonly LocalDate Today = Sentences.Desk.Today;

    private static readonly AccessRequest Request = new()
    {
        Title = "Weekly arrivals",
        Requester = "amina",
        Organisation = "NDMA",
        Purpose = "UC-01",
        Product = "idp_stock",
        Areas = ["DR"],
        Level = 2,
        Period = PeriodKind.Week,
        From = new LocalDate(2026, 9, 1),
        To = new LocalDate(2026, 9, 30),
        DelayHours = 24,
        Recipients = ["NDMA"],
        NeedBy = new LocalDate(2026, 12, 5),
    };

    private static readonly AccessTerms Terms = new()
    {
        Agreement = "a1",
        Purposes = ["UC-01"],
        Products = ["idp_stock"],
        FinestLevel = 3,
        FinestPeriod = PeriodKind.Week,
        EarliestDay = new LocalDate(2026, 1, 1),
        LatestDay = new LocalDate(2026, 12, 31),
        Recipients = ["NDMA", "IOM"],
        Start = new LocalDate(2026, 1, 1),
        End = new LocalDate(2026, 12, 31),
    };

    private static readonly AccessStep[] Checked =
    [
        new(AccessState.Submitted, "amina", "NDMA", Today),
        new(AccessState.TechnicalCheck, "bilal", "Operator", Today),
        new(AccessState.LegalCheck, "carla", "Operator", Today),
    ];

    private static readonly AccessStep Approval = new(AccessState.Approved, "dina", "NDMA", Today, Until: new LocalDate(2026, 12, 31));

    [Fact]
    public void What_was_agreed_has_no_findings() => Assert.Empty(AccessReview.Of(Request, Terms, impactStands: true, Today));

    [Theory]
    [InlineData(AskedKind.Person, "RA1")]
    [InlineData(AskedKind.Device, "RA2")]
    [InlineData(AskedKind.Pseudonyms, "RA3")]
    [InlineData(AskedKind.Group, "RA4")]
    public void What_is_of_persons_or_groups_is_refused(AskedKind asks, string code) => Assert.Equal([code], Refused(Request with { Asks = asks }));

    [Fact]
    public void Areas_below_the_agreed_level_are_refused_and_fresh_figures_below_the_district_too()
    {
        Assert.Equal(["RA5"], Refused(Request with { Level = 4 }));
        Assert.Equal(["RA6"], Refused(Request with { Level = 3, DelayHours = 23 }));
        Assert.Empty(Refused(Request with { Level = 2, DelayHours = 1 }));
    }

    [Fact]
    public void Nothing_runs_under_an_ended_agreement_or_without_a_standing_assessment()
    {
        Assert.Equal(["RA7"], AccessReview.RedLines(Request, Terms with { End = Today.PlusDays(-1) }, true, Today).Select(f => f.Code));
        Assert.Equal(["RA7"], AccessReview.RedLines(Request, null, true, Today).Select(f => f.Code));
        Assert.Equal(["RA8"], AccessReview.RedLines(Request, Terms, false, Today).Select(f => f.Code));
    }

    [Fact]
    public void What_the_agreement_does_not_allow_has_the_codes_of_the_gate() => Assert.Equal(
        ["AG3", "AG4", "AG7", "AG8"],
        AccessReview.Of(Request with { Purpose = "UC-02", Product = "od_flow", Period = PeriodKind.Day, Recipients = ["Police"] }, Terms, true, Today).Select(f => f.Code));

    [Fact]
    public void An_empty_request_names_its_fields() => Assert.Equal(
        ["organisation", "purpose", "product", "areas", "level", "from", "recipients"],
        AccessReview.Of(new(), Terms, true, Today).Select(f => f.Subject));

    [Fact]
    public void The_whole_way_can_be_gone()
    {
        AccessStep[] way =
        [
            .. Checked, Approval, new(AccessState.Executed, "erik", "Operator", Today), new(AccessState.Released, "dina", "NDMA", Today, Release: "2026-12-01-1"),
            new(AccessState.Closed, "amina", "NDMA", Today),
        ];
        for (var i = 0; i < way.Length; i++)
        {
            Assert.Empty(AccessWorkflow.Against(Request, way[..i], way[i], []));
        }

        Assert.Empty(AccessWorkflow.After(AccessWorkflow.StateOf(way)));
    }

    [Fact]
    public void No_step_is_left_out() => Assert.Equal(["AW1"], Against(Checked[..2], Approval with { Organisation = "NDMA" }));

    [Fact]
    public void Nobody_approves_their_own_nor_what_they_checked()
    {
        Assert.Equal(["AW2"], Against(Checked, Approval with { By = "Amina" }));
        Assert.Equal(["AW3"], Against(Checked, Approval with { By = "bilal" }));
    }

    [Fact]
    public void Two_organisations_must_agree() => Assert.Equal(["AW4"], Against(Checked, Approval with { Organisation = "operator " }));

    [Fact]
    public void A_rejection_has_a_reason_and_an_approval_an_end()
    {
        Assert.Equal(["AW5"], Against(Checked, new(AccessState.Rejected, "dina", "NDMA", Today)));
        Assert.Equal(["AW6"], Against(Checked, Approval with { Until = Today.PlusDays(-1) }));
    }

    [Fact]
    public void An_approval_that_ended_runs_nothing() =>
        Assert.Equal(["AW7"], Against([.. Checked, Approval with { Until = Today }], new(AccessState.Executed, "erik", "Operator", Today.PlusDays(1))));

    [Fact]
    public void A_red_line_stops_approval_and_run_and_not_a_rejection()
    {
        var review = AccessReview.Of(Request with { Asks = AskedKind.Person }, Terms, true, Today);
        Assert.Contains(AccessWorkflow.Against(Request, Checked, Approval, review), f => f.Code == "RA1");
        Assert.Contains(AccessWorkflow.Against(Request, [.. Checked, Approval], new(AccessState.Executed, "erik", "Operator", Today), review), f => f.Code == "RA1");
        Assert.Empty(AccessWorkflow.Against(Request, Checked, new(AccessState.Rejected, "dina", "NDMA", Today, "A person is asked for."), review));
    }

    private static IEnumerable<string> Refused(AccessRequest request) => AccessReview.Of(request, Terms, true, Today).Where(f => f.Weight == Weight.Refused).Select(f => f.Code);

    private static IEnumerable<string> Against(IReadOnlyList<AccessStep> steps, AccessStep next) => AccessWorkflow.Against(Request, steps, next, []).Select(f => f.Code);
}
